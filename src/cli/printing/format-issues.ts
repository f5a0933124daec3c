/** Issues for a person: where, what, and how to mend it; and what to do with a referral that cannot be decided for them. */

import type { Escalation } from '../../decision/decision.js'
import type { Handover } from '../../decision/handover.js'
import { type Explanation, type Line, line, section } from '../../explain/explanation.js'
import { formatEscalation } from '../../explain/link-worker/first-steps.js'
import { withMark } from '../../explain/notes-section.js'
import { sentence } from '../../explain/sentences.js'
import { formatPath, type Issue } from '../../issue/issue.js'
import type { SafetySignal } from '../../referral/signals/safety-signal.js'
import { explanationWords } from '../../words/explanation-words.js'

/** More than a screenful helps nobody. */
const MAX_SHOWN = 25

const issueLine = ({ code, file, hint, message, path }: Issue): Line => {
  const places = [...(file === undefined ? [] : [file]), ...(path.length === 0 ? [] : [formatPath(path)])]
  const where = places.length === 0 ? '' : `${places.join(': ')}: `
  return line(`${where}${message} (${code})`, hint === undefined ? null : `help: ${hint}`)
}

/** One line per issue; of very many, the first 25 and a count of the others. */
const issueLines = (issues: readonly Issue[]): readonly Line[] => [
  ...issues.slice(0, MAX_SHOWN).map(issueLine),
  ...(issues.length > MAX_SHOWN ? [line(`and ${issues.length - MAX_SHOWN} more issues`)] : []),
]

/** Issues under a title, laid out like any explanation. */
export const explainIssues = (title: string, issues: readonly Issue[]): Explanation => ({
  reader: 'link-worker',
  title,
  sections: section('What is wrong', 'list', issueLines(issues)),
})

const routeLine = (escalation: Escalation, helplines: Handover['helplines']) =>
  line(
    formatEscalation(explanationWords(), escalation, helplines),
    escalation.instruction === null ? null : sentence(escalation.instruction),
  )

/** A sign with how it is said, where it stands and what it is taken for: what is denied, of somebody else or past counts as well, until a person has read it. */
const signalLine = ({ path, risk, said, words }: SafetySignal): string =>
  withMark(explanationWords(), said, `${formatPath(path)}: \`${words}\` (taken to be about \`${risk}\`)`)

/**
 * The hand-over in words, for whoever stands in front of the person: the routes to contact come before anything about the data. `place` says where the
 * referral stands.
 */
export const formatHandover = (
  { escalations, helplines, instruction, signals }: Handover,
  issues: readonly Issue[],
  place: string,
): Explanation => ({
  reader: 'link-worker',
  title:
    signals.length > 0
      ? `Hand over to a person now: not decided (${place})`
      : `Hand over to a person today: not decided (${place})`,
  sections: [
    ...section('What to do', 'text', [sentence(instruction)]),
    ...section(
      'Contact, in this order',
      'steps',
      escalations.map((one) => routeLine(one, helplines)),
    ),
    ...section(
      'What was seen',
      'list',
      signals.map(signalLine),
      signals.some(({ said }) => said !== undefined)
        ? 'What is denied, said of somebody else or in the past counts as well, until a person has read it.'
        : null,
    ),
    ...section('What is wrong with the data', 'list', issueLines(issues)),
  ],
})
