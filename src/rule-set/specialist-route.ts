/** The proof of promise 2 for a rule set: whatever else is true or missing, a suicide signal meets a specialist route. */
import type { Issue } from '../issue/issue.js'
import { compiledOnce } from './compile.js'
import type { RuleSet } from './rule-set.js'

/** The facts that are suicide signals, and the answers to them that count as one. */
const SIGNALS = ['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm', 'suicidePlanOrIntent'] as const
const ANSWERS = ['yes', 'unsure'] as const

/**
 * Issues for signals that would not reach a route of kind `specialist-mental-health`. Each is tried with
 * every other fact unknown: what is met then stays met, however the unknown facts turn out. Takes a frozen rule set.
 */
export const specialistRouteIssues = (ruleSet: RuleSet): readonly Issue[] => {
  const specialist = new Set(
    ruleSet.routes.filter(({ kind }) => kind === 'specialist-mental-health').map(({ id }) => id),
  )
  const { evaluate } = compiledOnce(ruleSet)
  const isReached = (fact: string, answer: string): boolean =>
    evaluate({ [fact]: answer }).some(
      ({ rule: { event }, verdict }) =>
        verdict === 'met' && event.type === 'escalate' && specialist.has(event.params.route),
    )
  return SIGNALS.flatMap((fact) =>
    ANSWERS.filter((answer) => !isReached(fact, answer)).map(
      (answer): Issue => ({
        code: 'no-specialist-route',
        path: ['rules'],
        message: `\`${fact}\` being \`${answer}\` would not by itself reach a specialist mental-health route`,
        hint: 'have a rule of the safety floor escalate it to such a route, whatever else is known',
      }),
    ),
  )
}
