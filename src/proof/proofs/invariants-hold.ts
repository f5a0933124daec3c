import type { Invariant } from '../../rule-set/rule-set.js'
import type { AnalysisContext } from '../context.js'
import { and, NEVER, not, or } from '../engine/formula.js'
import { makeFinding } from '../finding.js'
import type { Outcomes } from '../outcomes.js'
import { type Counterexample, isPossible, type ProofResult, prove } from './proof-result.js'

/** The ways in which a decision can break an invariant: the formula, and what is then so, in words. */
const breaches = ({ then }: Invariant, { disposition, pathway, route, ruleSet }: Outcomes) => {
  const { disposition: allowed, notPathway, routeKind } = then
  const reached = ruleSet.routes.filter(({ kind }) => kind === routeKind)
  return [
    ...(allowed === undefined
      ? []
      : [
          {
            breach: not(or(...allowed.map((one) => disposition[one]))),
            words: `the disposition can be another than ${allowed.map((one) => `\`${one}\``).join(' or ')}`,
          },
        ]),
    ...(notPathway === undefined
      ? []
      : [
          {
            // Accepted or provisional; a redirect has no pathway.
            breach: and(not(disposition.redirect), pathway.get(notPathway) ?? NEVER),
            words: `the pathway can be \`${notPathway}\``,
          },
        ]),
    ...(routeKind === undefined
      ? []
      : [
          {
            breach: not(or(...reached.map(({ id }) => route.get(id) ?? NEVER))),
            words: `it can be that no route of kind \`${routeKind}\` is reached`,
          },
        ]),
  ]
}

const proofOf = (context: AnalysisContext, invariant: Invariant): ProofResult => {
  const { document, outcomes, space, witness } = context
  const when = outcomes.condition(invariant.when).isTrue
  const place = document.invariants.findIndex(({ name }) => name === invariant.name)
  const counterexamples = breaches(invariant, outcomes).map(
    ({ breach, words }): Counterexample => ({
      ask: () => isPossible(context, and(when, breach)),
      finding: (choice) =>
        makeFinding('broken-invariant', {
          path: place === -1 ? ['invariants'] : ['invariants', place],
          message: `the invariant \`${invariant.name}\` does not hold: ${words}`,
          hint: 'change the rules so that it holds, or the invariant if it says too much',
          witnesses: [witness(space.factsIn(choice))],
        }),
    }),
  )
  return prove(
    context,
    { name: `invariant:${invariant.name}`, title: invariant.title },
    counterexamples.map((one) => [one]),
  )
}

/** The invariants of the rule set and of the safety floor: each holds wherever its `when` is true. */
export const invariantsHold = (context: AnalysisContext): readonly ProofResult[] =>
  context.ruleSet.invariants.map((invariant) => proofOf(context, invariant))
