/** Everything that there is to cover in a rule set, as formulas over one space of facts. */
import { and, type Formula } from '../../proof/engine/formula.js'
import { outcomesOf } from '../../proof/outcomes.js'
import type { Prover } from '../../proof/prover.js'
import type { FactSpace } from '../../proof/space/fact-space.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { type Goal, goalsOf, type RuleGoals } from '../coverage/goal.js'
import { goalFormulas } from '../coverage/goal-formulas.js'
import { type OutcomeGoal, outcomeFormula, outcomeGoals } from '../coverage/outcome-goal.js'
import { leafInShort } from '../mutation/condition-mistakes.js'

/** One goal (of a rule, or something to come to), and what a referral must be to reach it. */
export type WantedGoal = { readonly formula: Formula } & (
  | { readonly ruleGoals: RuleGoals; readonly goal: Goal }
  | { readonly ruleGoals: null; readonly goal: OutcomeGoal }
)

/** What takes most to reach comes first: what it brings with it need not be looked for. */
const HARDEST_FIRST: Readonly<Record<WantedGoal['goal']['kind'], number>> = {
  pathway: 0,
  destination: 0,
  threshold: 1,
  effect: 2,
  truth: 3,
  verdict: 4,
  route: 5,
  disposition: 5,
}

const leavesIn = ({ ruleGoals }: WantedGoal): number => ruleGoals?.tree.leaves.length ?? 0

/** Every goal of every rule, and every outcome; rules with many leaves first. */
export const wantedGoals = (ruleSet: RuleSet, space: FactSpace): readonly WantedGoal[] => {
  const rules = ruleSet.rules.map((rule) => goalsOf(rule, ruleSet, space.definitions))
  const outcomes = outcomesOf(ruleSet, space)
  const all = [
    ...rules.flatMap((ruleGoals) => {
      const formulaOf = goalFormulas(ruleGoals, space)
      return ruleGoals.goals.map((goal): WantedGoal => ({ ruleGoals, goal, formula: formulaOf(goal) }))
    }),
    ...outcomeGoals(ruleSet).map(
      (goal): WantedGoal => ({ ruleGoals: null, goal, formula: outcomeFormula(goal, outcomes) }),
    ),
  ]
  return [...all].sort(
    (one, other) =>
      HARDEST_FIRST[one.goal.kind] - HARDEST_FIRST[other.goal.kind] || leavesIn(other) - leavesIn(one),
  )
}

/** Whether no referral reaches both. Answered by proof; what was not finished counts as possible. */
export const exclude = (one: WantedGoal, other: WantedGoal, prover: Prover): boolean =>
  prover.ask(and(one.formula, other.formula)).kind === 'impossible'

const formatOutcome = ({ id, kind }: OutcomeGoal): string => {
  switch (kind) {
    case 'disposition':
      return `a decision comes to \`${id}\``
    case 'pathway':
      return `somebody is accepted on \`${id}\``
    case 'route':
      return `somebody is escalated to \`${id}\``
    case 'destination':
      return `somebody is redirected to \`${id}\``
  }
}

/** A goal in a few words: `extension-interpreter is met`. */
export const formatGoal = ({ goal, ruleGoals }: WantedGoal): string => {
  if (ruleGoals === null) return formatOutcome(goal)
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
