/** What searches for defects share: the rule set's own rules, their questions in place, and how the prover is asked. */

import { eventTarget } from '../../decision/reasons.js'
import type { AnalysisContext } from '../../proof/context.js'
import type { Formula } from '../../proof/engine/formula.js'
import type { Finding, Witness } from '../../proof/finding.js'
import type { FindingCode } from '../../proof/finding-codes.js'
import type { RuleFormulas } from '../../proof/outcomes.js'
import type { InvariantCondition, Leaf, NamedConditions } from '../../rule-set/condition.js'
import type { Rule } from '../../rule-set/rule-set.js'
import { safetyFloor } from '../../rule-set/shipped.js'

/** Where something stands in the document. */
export type Path = Finding['path']

/** What a search for defects found, with the codes of what it did not look for to the end. */
export interface Search {
  readonly findings: readonly Finding[]
  readonly unfinished: readonly FindingCode[]
}

/** A referral of which `formula` is true; `null` if there is none, or if the search did not finish. */
export const findWitness = ({ prover, witness }: AnalysisContext, formula: Formula): Witness | null => {
  const answer = prover.ask(formula)
  return answer.kind === 'possible' ? witness(answer.facts) : null
}

/** Whether no referral makes `formula` true. A search that did not finish is no proof. */
export const isImpossible = ({ prover }: AnalysisContext, formula: Formula): boolean =>
  prover.ask(formula).kind === 'impossible'

/** A rule that the rule set brought itself, with its place in the document. */
export interface OwnRule extends RuleFormulas {
  readonly path: readonly [string, number]
}

/** The rules that are not the safety floor's, in the order of the document. */
export const ownRules = ({ document, outcomes, own }: AnalysisContext): readonly OwnRule[] => {
  const places = new Map(document.rules.map(({ name }, index) => [name, index]))
  // A rule set may repeat a rule of the floor, word for word.
  const floors = new Set(safetyFloor().rules.map(({ name }) => name))
  return outcomes.rules.flatMap((formulas): readonly OwnRule[] => {
    const { name } = formulas.rule
    const place = places.get(name)
    return place === undefined || !own.has(name) || floors.has(name)
      ? []
      : [{ ...formulas, path: ['rules', place] }]
  })
}

/** What a rule calls for, its reason apart: rules with the same target lead to the same. */
export const targetOf = ({ event }: Rule): string => `${event.type} ${eventTarget(event) ?? ''}`

/** One leaf of a condition, in its place. */
export interface PlacedLeaf {
  readonly leaf: Leaf
  readonly path: Path
  /** Whether an odd number of `not` stands above it: what it says is then turned round. */
  readonly isNegated: boolean
}

/**
 * Every leaf of `condition`, which stands at `path`, in the order it is read. Where `named` is given, named
 * conditions are opened up, and their leaves are placed where they are defined.
 */
export const placedLeaves = (
  condition: InvariantCondition,
  path: Path,
  named: NamedConditions = {},
): readonly PlacedLeaf[] => {
  const visit = (one: InvariantCondition, at: Path, isNegated: boolean): readonly PlacedLeaf[] => {
    if ('fact' in one) return [{ leaf: one, path: at, isNegated }]
    if ('all' in one) return one.all.flatMap((child, index) => visit(child, [...at, 'all', index], isNegated))
    if ('any' in one) return one.any.flatMap((child, index) => visit(child, [...at, 'any', index], isNegated))
    if ('not' in one) return visit(one.not, [...at, 'not'], !isNegated)
    if ('notKnown' in one) return visit(one.notKnown, [...at, 'notKnown'], !isNegated)
    const definition = Object.hasOwn(named, one.condition) ? named[one.condition] : undefined
    return definition === undefined ? [] : visit(definition, ['conditions', one.condition], isNegated)
  }
  return visit(condition, path, false)
}
