import type { AnalysisContext } from '../context.js'
import { and, not, or } from '../engine/formula.js'
import { LADDER } from '../outcomes.js'
import { isPossible, type ProofResult, prove, refutation } from './proof-result.js'

/** Every referral has exactly one disposition. */
export const oneDisposition = (context: AnalysisContext): ProofResult => {
  const { outcomes, space, witness } = context
  const formulas = LADDER.map((disposition) => outcomes.disposition[disposition])
  const none = not(or(...formulas))
  const two = formulas.flatMap((one, index) => formulas.slice(index + 1).map((other) => and(one, other)))
  return prove(
    context,
    { name: 'one-disposition', title: 'every referral has exactly one disposition' },
    [none, ...two].map((formula) => [
      {
        ask: isPossible(formula),
        finding: (choice) =>
          refutation('not-one-disposition', {
            rule: null,
            path: ['rules'],
            message:
              formula === none
                ? 'a referral can be without any disposition'
                : 'a referral can have two dispositions at once',
            hint: 'report this: no rule set should be able to do it',
            witnesses: [witness(space.factsIn(choice))],
          }),
      },
    ]),
  )
}
