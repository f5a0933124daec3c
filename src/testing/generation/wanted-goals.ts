/** Everything that there is to cover in a rule set, as formulas over one space of facts. */
import { and, type Formula } from '../../proof/engine/formula.js'
import type { Prover } from '../../proof/prover.js'
import type { FactSpace } from '../../proof/space/fact-space.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { type Goal, goalsOf, type RuleGoals } from '../coverage/goal.js'
import { goalFormulas } from '../coverage/goal-formulas.js'
import { leafInShort } from '../mutation/condition-mistakes.js'

/** One goal of one rule, and what a referral must be to reach it. */
export interface WantedGoal {
  readonly ruleGoals: RuleGoals
  readonly goal: Goal
  readonly formula: Formula
}

/** What takes most to reach comes first: what it brings with it need not be looked for. */
const HARDEST_FIRST: Readonly<Record<Goal['kind'], number>> = {
  threshold: 0,
  effect: 1,
  truth: 2,
  verdict: 3,
}

/** Every goal of every rule; rules with many leaves first. */
export const wantedGoals = (ruleSet: RuleSet, space: FactSpace): readonly WantedGoal[] => {
  const rules = ruleSet.rules.map((rule) => goalsOf(rule, ruleSet, space.definitions))
  const all = rules.flatMap((ruleGoals) => {
    const formulaOf = goalFormulas(ruleGoals, space)
    return ruleGoals.goals.map((goal): WantedGoal => ({ ruleGoals, goal, formula: formulaOf(goal) }))
  })
  return [...all].sort(
    (one, other) =>
      HARDEST_FIRST[one.goal.kind] - HARDEST_FIRST[other.goal.kind] ||
      other.ruleGoals.tree.leaves.length - one.ruleGoals.tree.leaves.length,
  )
}

/** Whether no referral reaches both. Answered by proof; what was not finished counts as possible. */
export const exclude = (one: WantedGoal, other: WantedGoal, prover: Prover): boolean =>
  prover.ask(and(one.formula, other.formula)).kind === 'impossible'

/** A goal in a few words: `extension-interpreter is met`. */
export const formatGoal = ({ goal, ruleGoals }: WantedGoal): string => {
  const { name } = ruleGoals.rule
  if (goal.kind === 'verdict') return `${name} is ${goal.verdict}`
  const leaf = ruleGoals.tree.leaves[goal.leaf]?.leaf
  const asked = leaf === undefined ? '' : leafInShort(leaf)
  switch (goal.kind) {
    case 'truth':
      return `${name}: \`${asked}\` is ${goal.truth}`
    case 'effect':
      return `${name}: \`${asked}\` is ${goal.truth} and decides`
    case 'threshold':
      return `${name}: \`${asked}\` at ${goal.value} decides`
  }
}
