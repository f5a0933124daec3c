/** A referral that could not be decided, for whoever stands in front of it: first the person, then the data. */
import type { Escalation } from '../../decision/decision.js'
import type { Handover } from '../../decision/handover.js'
import { type Explanation, line, section } from '../../explain/explanation.js'
import { formatEscalation } from '../../explain/link-worker/format-escalation.js'
import { sentence } from '../../explain/sentences.js'
import { formatPath, type Issue } from '../../issue/issue.js'
import { issueLines } from './print-issues.js'

const routeLine = (escalation: Escalation) =>
  line(
    formatEscalation(escalation),
    escalation.instruction === null ? null : sentence(escalation.instruction),
  )

/**
 * The hand-over in words: the routes to contact come before anything about the data. `place` says where the
 * referral stands.
 */
export const formatHandover = (
  { escalations, instruction, signals }: Handover,
  issues: readonly Issue[],
  place: string,
): Explanation => ({
  reader: 'link-worker',
  title:
    signals.length > 0
      ? `Hand over to a person now: not decided (${place})`
      : `Hand over to a person: not decided (${place})`,
  sections: [
    ...section('What to do', 'text', [sentence(instruction)]),
    ...section('Contact, in this order', 'steps', escalations.map(routeLine)),
    ...section(
      'What was seen',
      'list',
      signals.map(
        ({ path, risk, said }) => `${formatPath(path)}: \`${said}\` (taken to be about \`${risk}\`)`,
      ),
    ),
    ...section('What is wrong with the data', 'list', issueLines(issues)),
  ],
})
