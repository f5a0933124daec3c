/** Goals as formulas over a space of facts, and so whether one that no case reached could be reached at all. */
import type { Facts } from '../../facts/fact.js'
import { ALWAYS, and, type Formula, not, or } from '../../proof/engine/formula.js'
import { makeProver, type Prover } from '../../proof/prover.js'
import type { LeafFormulas } from '../../proof/space/encoding.js'
import type { FactSpace } from '../../proof/space/fact-space.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import type { TreeNode } from './condition-tree.js'
import type { Goal, RuleGoals } from './goal.js'
import { probedSpace } from './probed-space.js'

interface LeafPlace {
  readonly formulas: LeafFormulas
  readonly evaluated: Formula
  readonly hasEffect: Formula
}

const negation = ({ isFalse, isTrue }: LeafFormulas): LeafFormulas => ({ isTrue: isFalse, isFalse: isTrue })

const unknown = ({ isFalse, isTrue }: LeafFormulas): Formula => and(not(isTrue), not(isFalse))

/** The formula of every goal of a rule, worked out as the evaluator works: from the first child to the last. */
export const goalFormulas = ({ tree }: RuleGoals, space: FactSpace): ((goal: Goal) => Formula) => {
  const formulas = new Map<TreeNode, LeafFormulas>()
  const truthOf = (node: TreeNode): LeafFormulas => {
    const before = formulas.get(node)
    if (before !== undefined) return before
    const made = make(node)
    formulas.set(node, made)
    return made
  }
  const make = (node: TreeNode): LeafFormulas => {
    if (node.kind === 'leaf') return space.leaf(node.leaf)
    if (node.kind === 'not') return negation(truthOf(node.child))
    const children = node.children.map(truthOf)
    const [trues, falses] = [children.map(({ isTrue }) => isTrue), children.map(({ isFalse }) => isFalse)]
    return node.kind === 'all'
      ? { isTrue: and(...trues), isFalse: or(...falses) }
      : { isTrue: or(...trues), isFalse: and(...falses) }
  }

  const places: LeafPlace[] = []
  const visit = (node: TreeNode, evaluated: Formula, hasEffect: Formula): void => {
    if (node.kind === 'leaf') {
      places[node.index] = { formulas: truthOf(node), evaluated, hasEffect }
      return
    }
    if (node.kind === 'not') {
      visit(node.child, evaluated, hasEffect)
      return
    }
    const isAll = node.kind === 'all'
    const neutral = (child: TreeNode): Formula => (isAll ? truthOf(child).isTrue : truthOf(child).isFalse)
    const settles = (child: TreeNode): Formula => (isAll ? truthOf(child).isFalse : truthOf(child).isTrue)
    for (const [index, child] of node.children.entries()) {
      const others = node.children.filter((other) => other !== child)
      visit(
        child,
        and(evaluated, ...node.children.slice(0, index).map((before) => not(settles(before)))),
        and(hasEffect, ...others.map(neutral)),
      )
    }
  }
  visit(tree.root, ALWAYS, ALWAYS)

  const inTruth = (of: LeafFormulas, truth: 'true' | 'false' | 'unknown'): Formula =>
    truth === 'true' ? of.isTrue : truth === 'false' ? of.isFalse : unknown(of)
  const verdict = { met: 'true', 'not-met': 'false', undetermined: 'unknown' } as const

  return (goal) => {
    if (goal.kind === 'verdict') return inTruth(truthOf(tree.root), verdict[goal.verdict])
    const place = places[goal.leaf]
    const written = tree.leaves[goal.leaf]
    if (place === undefined || written === undefined)
      throw new RangeError('a goal is about no leaf of its rule')
    switch (goal.kind) {
      case 'truth':
        return and(place.evaluated, inTruth(place.formulas, goal.truth))
      case 'effect':
        return and(place.hasEffect, inTruth(place.formulas, goal.truth))
      case 'threshold':
        return and(
          place.hasEffect,
          space.leaf({ fact: written.leaf.fact, operator: 'equal', value: goal.value }).isTrue,
        )
    }
  }
}

/** `impossible` is a proof; `unfinished` means that the limits of the search ran out first. */
type Reach =
  | { readonly kind: 'possible'; readonly facts: Facts }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unfinished' }

/** Only the facts that are known. */
export const known = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))

/** Answers for one rule; nothing is laid out before the first question. */
export const reachOf = (
  ruleGoals: RuleGoals,
  ruleSet: RuleSet,
  service: Service | null,
): ((goal: Goal) => Reach) => {
  let made: { readonly prover: Prover; readonly formulaOf: (goal: Goal) => Formula } | null = null
  return (goal) => {
    if (made === null) {
      const space = probedSpace(ruleSet, [ruleGoals.rule], service)
      const formulaOf = goalFormulas(ruleGoals, space)
      made = { formulaOf, prover: makeProver(space, ruleGoals.goals.map(formulaOf)) }
    }
    const answer = made.prover.ask(made.formulaOf(goal))
    return answer.kind === 'possible'
      ? { kind: 'possible', facts: known(answer.facts) }
      : { kind: answer.kind }
  }
}
