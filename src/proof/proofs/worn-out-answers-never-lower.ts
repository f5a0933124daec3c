/** An answer that wears out never lowers the response, loses a route or lightens the pathway: what nobody knows any more is no "no". */
import type { AnalysisContext } from '../context.js'
import { type Finding, refutation } from '../finding.js'
import { wornOutSteps } from './fact-steps.js'
import { keptBySteps, type StepDown } from './kept-by-steps.js'
import { keptPathways } from './more-risk-never-lightens-pathway.js'
import { keptRoutes } from './more-risk-never-loses-route.js'
import { keptRungs } from './more-risk-never-lowers.js'
import type { ProofResult } from './proof-result.js'

const hintFor = (rule: Finding['rule'], { fact, from }: StepDown, { document }: AnalysisContext): string => {
  const lost = document.rules.find(({ name }) => name === rule)
  // Held up by an escalation is still lower than escalated.
  const isNoted = lost?.whenUndetermined === 'note' && lost.event.type !== 'escalate'
  const instead = `let the rule not go by ${from}, which is unknown again after some days: ask for the answers to \`${fact}\` that worry`
  return isNoted
    ? `let the rule decide while \`${fact}\` is unknown, too (without \`whenUndetermined\`); or ${instead}`
    : instead
}

/**
 * When one answer that reassures is unknown again, all others staying as they are: the disposition does not fall, of each kind of route
 * one as soon is still reached, and the pathway is as intensive or more. What follows from an answer (domestic abuse on record, the
 * follow-ups of the screen) moves with it.
 */
export const wornOutAnswersNeverLower = (context: AnalysisContext): ProofResult =>
  keptBySteps(
    context,
    {
      name: 'worn-out-answers-never-lower',
      title:
        'an answer that wears out never lowers the response, loses a kind of route or its time, or makes the pathway less intensive, answer by answer',
    },
    () =>
      [...keptRungs(context), ...keptRoutes(context), ...keptPathways(context)].map((kept) => ({
        ...kept,
        finding: (step) => {
          const { message, path, rule, witnesses } = kept.finding(step)
          return refutation('worn-out-answer-lowers', {
            rule,
            path,
            message: `once the answer has worn out, ${message}`,
            hint: hintFor(rule, step, context),
            witnesses,
          })
        },
      })),
    wornOutSteps,
  )
