/** For the auditor: what a provisional pathway could still become, and by which rules. */
import type { Decision } from '../decision/decision.js'
import type { ExplanationWords } from '../words/explanation-words.js'
import { type Line, line } from './explanation.js'
import { code } from './sentences.js'

/** What it could become; `null` where the pathway is settled, or nobody is accepted. `formatIds` puts ids in a list. */
export const couldBecomeLine = (
  { say }: ExplanationWords,
  decision: Decision,
  formatIds: (ids: readonly string[]) => string,
): Line | null => {
  // A decision of an earlier form does not say it.
  const { couldBecome = [] } = decision.disposition === 'accept' ? decision : {}
  if (couldBecome.length === 0) return null
  return line(
    say('auditor.couldBecome', { pathways: formatIds(couldBecome.map(({ pathway }) => pathway)) }),
    ...couldBecome.map(({ pathway, questions, rules }) =>
      say('auditor.couldBecomeBy', {
        pathway: code(pathway),
        rules: formatIds(rules),
        facts: formatIds(questions),
      }),
    ),
  )
}
