import { valueIn } from '../../facts/fact.js'
import { cached, memoize } from '../../input/memoize.js'
import type { RouteKind } from '../../referral/vocabulary.js'
import type { InvariantCondition } from '../../rule-set/condition.js'
import { DISPOSITIONS, type Invariant, type RuleSet } from '../../rule-set/rule-set.js'
import type { AnalysisContext } from '../context.js'
import { and, type CellChoice, type Formula, isTrueOf, NEVER, not, or } from '../engine/formula.js'
import { refutation } from '../finding.js'
import type { Outcomes } from '../outcomes.js'
import { leavesOf } from '../rule-set-parts.js'
import { isSoonSeenNever } from './by-short-search.js'
import { formatFactValue } from './fact-steps.js'
import { type Counterexample, isPossible, type ProofResult, prove } from './proof-result.js'

/** That a route of a kind is reached: the same for all invariants that ask for the kind. */
const reachedOfKind = memoize(({ route, ruleSet: { routes } }: Outcomes) =>
  cached(
    (wanted: RouteKind): Formula =>
      or(...routes.flatMap(({ id, kind }) => (kind === wanted ? (route.get(id) ?? NEVER) : []))),
  ),
)

/** By name, where each invariant of a document stands. */
const placesOf = memoize(
  ({ invariants }: RuleSet) => new Map(invariants.map(({ name }, place) => [name, place])),
)

/** The ways in which a decision can break an invariant: the formula, and what is then so, in words. */
const breaches = ({ then }: Invariant, outcomes: Outcomes) => {
  const { disposition, pathway, route } = outcomes
  const { disposition: allowed, notPathway, route: named, routeKind } = then
  return [
    ...(allowed === undefined
      ? []
      : [
          {
            // One of the others: each referral has exactly one, which is a promise of its own.
            breach: or(
              ...DISPOSITIONS.filter((one) => !allowed.includes(one)).map((one) => disposition[one]),
            ),
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
            breach: not(reachedOfKind(outcomes)(routeKind)),
            words: `it can be that no route of kind \`${routeKind}\` is reached`,
          },
        ]),
    ...(named === undefined
      ? []
      : [
          {
            breach: not(route.get(named) ?? NEVER),
            words: `it can be that the route \`${named}\` is not reached`,
          },
        ]),
  ]
}

/** What stands before the name of an invariant in the name of its proof. */
export const INVARIANT = 'invariant:'

/** Whether every decision there can be is as the invariant says, whatever the rules are. */
export const provesNothing = ({ then }: Invariant): boolean =>
  Object.keys(then).every((key) => key === 'disposition') &&
  DISPOSITIONS.every((disposition) => then.disposition?.includes(disposition) === true)

/** The facts by which a condition is true at one place; where one of several is enough, those of the first. */
const decisiveFacts = (
  condition: InvariantCondition,
  { outcomes, ruleSet }: AnalysisContext,
  choice: CellChoice,
): readonly string[] => {
  const factsOf = (one: InvariantCondition): readonly string[] => {
    if ('all' in one) return one.all.flatMap(factsOf)
    if ('any' in one) {
      const first = one.any.find((part) => isTrueOf(outcomes.condition(part).isTrue, choice))
      return first === undefined ? [] : factsOf(first)
    }
    const definition = 'condition' in one ? ruleSet.conditions[one.condition] : undefined
    return definition === undefined
      ? leavesOf(one, ruleSet.conditions).map(({ fact }) => fact)
      : factsOf(definition)
  }
  return [...new Set(factsOf(condition))]
}

const proofOf = (context: AnalysisContext, invariant: Invariant): ProofResult => {
  const { document, formSuffices, outcomes, space, steps, witness } = context
  const when = outcomes.condition(invariant.when).isTrue
  const place = placesOf(document).get(invariant.name)
  const isMostIntensive =
    document.pathways.length > 1 && document.pathways.at(-1)?.id === invariant.then.notPathway
  const counterexamples = breaches(invariant, outcomes).map(
    ({ breach, words }): Counterexample => ({
      ask: () => {
        const asked = and(when, breach)
        return isPossible(context, formSuffices && isSoonSeenNever(asked, steps) ? NEVER : asked)
      },
      finding: (choice) => {
        const shown = witness(space.factsIn(choice))
        const facts = decisiveFacts(invariant.when, context, choice).map(
          (fact) => `\`${fact}\` is ${formatFactValue(valueIn(shown.facts, fact))}`,
        )
        return refutation('broken-invariant', {
          path: place === undefined ? ['invariants'] : ['invariants', place],
          message: `the invariant \`${invariant.name}\` does not hold where ${facts.join(' and ')}: ${words}`,
          hint: isMostIntensive
            ? `\`${invariant.then.notPathway}\` is the most intensive pathway: see that they are listed from the least to the most intensive`
            : 'change the rules so that it holds, or the invariant if it says too much',
          witnesses: [shown],
        })
      },
    }),
  )
  const result = prove(
    context,
    { name: `${INVARIANT}${invariant.name}`, title: invariant.title },
    counterexamples.map((one) => [one]),
  )
  // Where somebody waits for a triage, it is enough that nothing breaks it.
  if (formSuffices || result.proof.status !== 'proved') return result
  const cases = provesNothing(invariant) ? null : isPossible(context, when)
  return cases !== null && cases.kind !== 'impossible'
    ? result
    : { ...result, proof: { ...result.proof, status: 'nothing-to-prove', assignments: null } }
}

/** The invariants of the rule set and of the safety floor: each holds wherever its `when` is true. */
export const invariantsHold = (context: AnalysisContext): readonly ProofResult[] =>
  context.ruleSet.invariants.map((invariant) => proofOf(context, invariant))
