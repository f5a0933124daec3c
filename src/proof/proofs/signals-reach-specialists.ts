import type { AnalysisContext } from '../context.js'
import { and, NEVER, not, or } from '../engine/formula.js'
import { restrict } from '../engine/restrict.js'
import { fixed } from './fixed.js'
import { type Counterexample, isPossible, type ProofResult, prove, refutation } from './proof-result.js'

/** The facts of the safety screen and of its follow-ups; item 9 of a PHQ-9 is part of the first. */
const SIGNALS = [
  'suicidalThoughts',
  'recentSuicideAttempt',
  'selfHarm',
  'suicidePlanOrIntent',
  'immediateDanger',
] as const

const ANSWERS = ['yes', 'unsure'] as const

/** A suicide signal reaches a route of kind `specialist-mental-health`, whatever else is true or not known. */
export const signalsReachSpecialists = (context: AnalysisContext): ProofResult => {
  const { outcomes, ruleSet, space, witness } = context
  const specialist = or(
    ...ruleSet.routes
      .filter(({ kind }) => kind === 'specialist-mental-health')
      .map(({ id }) => outcomes.route.get(id) ?? NEVER),
  )
  const counterexample = (fact: string, answer: string): Counterexample => {
    const cells = space.encodings.get(fact)?.cellsFor(answer) ?? new Map()
    return {
      ask: isPossible(and(fixed(space, cells), restrict(not(specialist), cells))),
      finding: (choice) =>
        refutation('signal-without-specialist', {
          rule: null,
          path: ['rules'],
          message: `\`${fact}\` being \`${answer}\` can leave a referral without a specialist mental-health route`,
          hint: 'have a rule escalate it to a route of kind `specialist-mental-health`, whatever else is known',
          witnesses: [witness(space.factsIn(choice))],
        }),
    }
  }
  return prove(
    context,
    {
      name: 'signals-reach-specialists',
      title: 'every suicide signal reaches a specialist mental-health route',
    },
    SIGNALS.map((fact) => ANSWERS.map((answer) => counterexample(fact, answer))),
  )
}
