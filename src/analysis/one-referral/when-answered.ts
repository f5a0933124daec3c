/** What a rule set decides once every question has been answered, as formulas over an order made for them. */
import { memoize } from '../../input/memoize.js'
import {
  ALWAYS,
  and,
  type Formula,
  isIn,
  not,
  substitution,
  type Variable,
  variableIdsIn,
} from '../../proof/engine/formula.js'
import { orderVariables } from '../../proof/engine/variable-order.js'
import { type Outcomes, outcomesOf } from '../../proof/outcomes.js'
import { conditionsReferredTo, leavesOf, rulesOfTypes } from '../../proof/rule-set-parts.js'
import { eitherWay, type LeafFormulas } from '../../proof/space/encoding.js'
import { type FactSpace, factSpace } from '../../proof/space/fact-space.js'
import type { Condition, Leaf } from '../../rule-set/condition.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { unaskedCells } from './chances.js'

export interface WhenAnswered {
  readonly space: FactSpace
  /** All variables of the space, those that one rule asks about side by side. */
  readonly order: readonly Variable[]
  /** Where the disposition, the pathway and the routes come to each of what they can be. */
  readonly parts: readonly Formula[]
}

/** Formulas where every question has been answered: the cells for unknown no longer matter, and are made like another. */
const allAnswered = ({ encodings }: FactSpace): ((formula: Formula) => Formula) => {
  const unasked = new Map([...encodings.values()].flatMap(unaskedCells))
  return substitution(({ cells, variable }) => {
    const unaskedCell = unasked.get(variable.id)
    const neighbour = unaskedCell === 0 ? 1 : 0
    return isIn(
      variable,
      cells.map((cell, index) => (index === unaskedCell ? cells[neighbour] === true : cell)),
    )
  })
}

/** What a rule set decides once every question has been answered: leaves are then true or false, and no longer unknown. */
const outcomesWhenAnswered = (ruleSet: RuleSet, space: FactSpace, order: readonly Variable[]): Outcomes => {
  const given = space.leafIn(order)
  const answered = allAnswered(space)
  const isAnswered = new Set(
    [...space.encodings.values()].flatMap(({ fact, isKnown }) =>
      answered(isKnown) === ALWAYS ? [fact] : [],
    ),
  )
  /** Of the same leaf always the same formulas, so that what rules have in common is worked out once. */
  const known = new Map<LeafFormulas, LeafFormulas>()
  const leafWhenAnswered = (leaf: Leaf): LeafFormulas => {
    const formulas = given(leaf)
    const before = known.get(formulas)
    if (before !== undefined) return before
    const isTrue = answered(formulas.isTrue)
    const after = isAnswered.has(leaf.fact)
      ? eitherWay(isTrue)
      : { isTrue, isFalse: answered(formulas.isFalse) }
    known.set(formulas, after)
    return after
  }
  return outcomesOf(ruleSet, { leaf: leafWhenAnswered })
}

/** All variables, those that one rule asks about side by side. */
const orderOf = ({ rules, conditions }: RuleSet, space: FactSpace): readonly Variable[] => {
  const mentioned = memoize(({ isTrue }: LeafFormulas) => variableIdsIn(isTrue))
  /** The variables asked in the condition itself; of a named one once, however many rules refer to it. */
  const asked = memoize((condition: Condition) =>
    leavesOf(condition).flatMap((leaf) => mentioned(space.leaf(leaf))),
  )
  const askedTogether = rules.map((rule) => {
    const named = Object.values(conditionsReferredTo([rule.conditions], conditions))
    return [...new Set([rule.conditions, ...named].flatMap(asked))]
  })
  return orderVariables(space.variables, [...space.groups, ...askedTogether])
}

const partsOf = ({ atLeast, disposition, pathway, route }: Outcomes): readonly Formula[] => [
  atLeast.escalate,
  disposition.redirect,
  ...[...pathway.values()].map((one) => and(one, not(disposition.redirect))),
  ...route.values(),
]

/** Lays out what is decided of referrals to a service; what is done beside the pathway is not what a question is asked for. */
export const whenAnswered = (ruleSet: RuleSet, service: Service): WhenAnswered => {
  const deciding = rulesOfTypes({ ...ruleSet, invariants: [] }, ['escalate', 'redirect', 'pathway'])
  const space = factSpace([deciding], service)
  const order = orderOf(deciding, space)
  return { space, order, parts: partsOf(outcomesWhenAnswered(deciding, space, order)) }
}
