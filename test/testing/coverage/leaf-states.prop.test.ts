import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionsOf } from '../../../src/facts/catalogue.js'
import type { Facts } from '../../../src/facts/fact.js'
import { isTrueOf } from '../../../src/proof/engine/formula.js'
import { factSpace } from '../../../src/proof/space/fact-space.js'
import { compileRuleSet } from '../../../src/rule-set/compile.js'
import { all, any, not, type Truth, verdictOf } from '../../../src/rule-set/three-valued.js'
import { ALL_FACTS, factsOver } from '../../../src/testing/arbitraries/fact-values.js'
import { ruleSets } from '../../../src/testing/arbitraries/rule-sets.js'
import { leafStates, type TreeNode } from '../../../src/testing/coverage/condition-tree.js'
import { goalsOf, isReached } from '../../../src/testing/coverage/goal.js'
import { goalFormulas } from '../../../src/testing/coverage/goal-formulas.js'
import { probedSpace } from '../../../src/testing/coverage/probed-space.js'

/** The truth of a tree in which the leaves have these truths. */
const truthWith = (node: TreeNode, truths: readonly Truth[]): Truth => {
  if (node.kind === 'leaf') return truths[node.index] ?? 'unknown'
  if (node.kind === 'not') return not(truthWith(node.child, truths))
  return (node.kind === 'all' ? all : any)(node.children.map((child) => truthWith(child, truths)))
}

const replaced = (truths: readonly Truth[], at: number, truth: Truth): readonly Truth[] =>
  truths.map((one, index) => (index === at ? truth : one))

describe('what became of each leaf', () => {
  test('the rule comes to what the evaluator says', () => {
    fc.assert(
      fc.property(ruleSets(), factsOver(ALL_FACTS), (ruleSet, facts) => {
        for (const { rule, verdict } of compileRuleSet(ruleSet).evaluate(facts)) {
          const { tree } = goalsOf(rule, ruleSet, definitionsOf(ruleSet))
          expect(verdictOf(leafStates(tree, facts).truth)).toBe(verdict)
        }
      }),
    )
  })

  test('a leaf decides exactly where the verdict turns with it, all else as it is', () => {
    let deciding = 0
    fc.assert(
      fc.property(ruleSets(), factsOver(ALL_FACTS), (ruleSet, facts) => {
        for (const rule of ruleSet.rules) {
          const { tree } = goalsOf(rule, ruleSet, definitionsOf(ruleSet))
          const { leaves } = leafStates(tree, facts)
          const truths = leaves.map(({ truth }) => truth)
          for (const [index, { hasEffect }] of leaves.entries()) {
            const on = truthWith(tree.root, replaced(truths, index, 'true'))
            const off = truthWith(tree.root, replaced(truths, index, 'false'))
            const turns = on !== off && on !== 'unknown' && off !== 'unknown'
            expect(hasEffect).toBe(turns)
            if (hasEffect) deciding += 1
          }
        }
      }),
    )
    expect(deciding).toBeGreaterThan(100)
  })

  test('a leaf that was not asked could have been anything', () => {
    fc.assert(
      fc.property(ruleSets(), factsOver(ALL_FACTS), (ruleSet, facts) => {
        for (const rule of ruleSet.rules) {
          const { tree } = goalsOf(rule, ruleSet, definitionsOf(ruleSet))
          const { leaves, truth } = leafStates(tree, facts)
          const truths = leaves.map((leaf) => leaf.truth)
          for (const [index, { evaluated }] of leaves.entries()) {
            if (evaluated) continue
            for (const other of ['true', 'false', 'unknown'] as const) {
              expect(truthWith(tree.root, replaced(truths, index, other))).toBe(truth)
            }
          }
        }
      }),
    )
  })

  test('and the formulas of the analysis say the same of every goal', () => {
    let reached = 0
    fc.assert(
      fc.property(ruleSets(), fc.array(fc.nat(), { minLength: 200, maxLength: 200 }), (ruleSet, numbers) => {
        for (const rule of ruleSet.rules) {
          const of = goalsOf(rule, ruleSet, definitionsOf(ruleSet))
          const space = probedSpace(ruleSet, [rule], null)
          const choice = new Map(
            space.variables.map(({ cells, id }, index) => [
              id,
              (numbers[index % numbers.length] ?? 0) % cells,
            ]),
          )
          const facts: Facts = space.factsIn(choice)
          const states = leafStates(of.tree, facts)
          const formulaOf = goalFormulas(of, space)
          for (const goal of of.goals) {
            const is = isReached(goal, states)
            expect(isTrueOf(formulaOf(goal), choice)).toBe(is)
            if (is) reached += 1
          }
        }
      }),
    )
    expect(reached).toBeGreaterThan(100)
  })
})

test('probes cut a space no coarser than the rules do', () => {
  fc.assert(
    fc.property(ruleSets(), (ruleSet) => {
      const probed = probedSpace(ruleSet, ruleSet.rules, null)
      const plain = factSpace([{ ...ruleSet, conditions: {}, invariants: [] }], null)
      for (const [fact, { variables }] of plain.encodings) {
        const cells = (list: readonly { readonly cells: number }[] = []) =>
          list.reduce((product, variable) => product * variable.cells, 1)
        expect(cells(probed.encodings.get(fact)?.variables)).toBeGreaterThanOrEqual(cells(variables))
      }
    }),
    { numRuns: 30 },
  )
})
