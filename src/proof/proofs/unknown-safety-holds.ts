import type { FactDefinition } from '../../facts/fact.js'
import type { AnalysisContext } from '../context.js'
import { and, NEVER, or } from '../engine/formula.js'
import { restrict } from '../engine/restrict.js'
import { fixed } from './fixed.js'
import { type Counterexample, isPossible, type ProofResult, prove, refutation } from './proof-result.js'

/**
 * While a safety fact is unknown, nobody is redirected and nobody is accepted on the least intensive pathway.
 * Local facts that a rule set declares to be safety facts count, too, even those that no rule asks about.
 */
export const unknownSafetyHolds = (context: AnalysisContext): ProofResult => {
  const { document, outcomes, ruleSet, space, witness } = context
  const lightest = ruleSet.pathways[0]?.id ?? ''
  const letGo = or(
    outcomes.disposition.redirect,
    and(outcomes.disposition.accept, outcomes.pathway.get(lightest) ?? NEVER),
  )
  const counterexample = ({ name }: FactDefinition): Counterexample => {
    // A fact that no rule asks about is not in the space: unknown or not, it makes no difference.
    const cells = space.encodings.get(name)?.cellsFor(null) ?? new Map()
    const place = document.localFacts.findIndex((local) => local.name === name)
    return {
      ask: isPossible(and(fixed(space, cells), restrict(letGo, cells))),
      finding: (choice) => {
        const shown = witness(space.factsIn(choice))
        const end =
          shown.disposition === 'redirect' ? 'be redirected' : `be accepted on the pathway \`${lightest}\``
        return refutation('unknown-safety-let-go', {
          rule: null,
          path: place === -1 ? ['rules'] : ['localFacts', place],
          message: `while \`${name}\` is unknown, a referral can ${end}`,
          hint: `add an escalate rule that asks about \`${name}\`, without \`whenUndetermined\`, so that it holds the decision up`,
          witnesses: [shown],
        })
      },
    }
  }
  return prove(
    context,
    {
      name: 'unknown-safety-holds',
      title: 'while a safety fact is unknown, nobody is redirected or gets the least intensive pathway',
    },
    [...space.definitions.values()].filter(({ safety }) => safety).map((fact) => [counterexample(fact)]),
  )
}
