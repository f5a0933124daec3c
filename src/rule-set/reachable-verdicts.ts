/** Which verdicts a rule can reach, each with a witness: facts that the evaluator itself was run on. */
import { definitionsWith } from '../facts/catalogue.js'
import type { Facts } from '../facts/fact.js'
import { compileRuleSet } from './compile.js'
import type { Leaf } from './condition.js'
import { conditionLeaves, leavesByFact } from './condition-leaves.js'
import { type CellGroup, cellGroups, type LeavesByFact } from './fact-cells.js'
import { constraintsAmong } from './joint-facts.js'
import { FALSE, possibleTruths, TRUE, type Truths, truthOfLeaf, UNKNOWN } from './possible-truths.js'
import type { Rule, RuleSet } from './rule-set.js'
import type { Verdict } from './three-valued.js'

/** The verdicts that a rule was seen to reach. */
export interface ReachableVerdicts {
  /** Facts that give the verdict, only those that the rule asks about. */
  readonly witnesses: ReadonlyMap<Verdict, Facts>
  /** Whether a verdict without a witness is certainly out of reach; if not, the search was given up. */
  readonly exhaustive: boolean
}

const VERDICTS = [
  ['met', TRUE],
  ['not-met', FALSE],
  ['undetermined', UNKNOWN],
] as const

/** Leaves looked at before a search is given up: far more than any rule that people can read needs. */
const MOST_LEAVES = 10_000_000

/** Cells that the leaves tell apart; the first of those that they do not. */
const distinct = (group: CellGroup, leaves: LeavesByFact): CellGroup => {
  const own = group.facts.flatMap((name) => leaves.get(name) ?? [])
  const seen = new Map<string, Facts>()
  for (const cell of group.cells) {
    const signature = own.map((leaf) => truthOfLeaf(leaf, cell)).join('')
    if (!seen.has(signature)) seen.set(signature, cell)
  }
  return { ...group, cells: [...seen.values()] }
}

/**
 * Facts that are asked about more than once, or that hang together with others, come first: once they are
 * settled, each fact left stands in one place only, the bound of `possible-truths.ts` is exact, and the search
 * never has to turn back.
 */
const inSearchOrder = (groups: readonly CellGroup[], leaves: LeavesByFact): readonly CellGroup[] => {
  const bound = new Set(constraintsAmong(new Set(leaves.keys())).flatMap(({ facts }) => facts))
  const weight = ({ facts }: CellGroup): number =>
    facts.reduce((sum, name) => sum + (leaves.get(name)?.length ?? 0) + (bound.has(name) ? 1 : 0), 0)
  return groups
    .map((group) =>
      group.facts.length === 1 && bound.has(group.facts[0] ?? '') ? group : distinct(group, leaves),
    )
    .sort((one, other) => weight(other) - weight(one))
}

/** Searches the verdicts that `rule` can reach over all facts that it asks about, unknown ones included. */
export const reachableVerdicts = (rule: Rule, ruleSet: RuleSet): ReachableVerdicts => {
  const leaves = leavesByFact(conditionLeaves(rule.conditions, ruleSet.conditions))
  const groups = inSearchOrder(cellGroups(leaves, definitionsWith(ruleSet.localFacts)), leaves)
  const constraints = constraintsAmong(new Set(leaves.keys()))
  const truths = possibleTruths(rule.conditions, ruleSet.conditions)
  const compiled = compileRuleSet({ ...ruleSet, rules: [rule] })

  const anywhere = new Map<Leaf, Truths>()
  for (const { facts, cells } of groups) {
    for (const leaf of facts.flatMap((name) => leaves.get(name) ?? [])) {
      anywhere.set(
        leaf,
        cells.reduce((possible, cell) => possible | truthOfLeaf(leaf, cell), 0),
      )
    }
  }

  /** Constraints whose facts are all settled must hold; the others may yet. */
  const isPossible = (facts: Facts): boolean =>
    constraints.every((one) => !one.facts.every((name) => Object.hasOwn(facts, name)) || one.holds(facts))
  const confirmed = (facts: Facts, verdict: Verdict): boolean =>
    compiled.evaluate(facts).every((one) => one.verdict === verdict)

  let left = MOST_LEAVES
  const search = (wanted: Truths, verdict: Verdict, facts: Facts, next: number): Facts | null => {
    if (left <= 0 || !isPossible(facts)) return null
    const ofLeaf = (leaf: Leaf): Truths => {
      left -= 1
      return Object.hasOwn(facts, leaf.fact) ? truthOfLeaf(leaf, facts) : (anywhere.get(leaf) ?? UNKNOWN)
    }
    if ((truths(ofLeaf) & wanted) === 0) return null
    const group = groups[next]
    if (group === undefined) return confirmed(facts, verdict) ? facts : null
    for (const cell of group.cells) {
      const found = search(wanted, verdict, { ...facts, ...cell }, next + 1)
      if (found !== null) return found
    }
    return null
  }

  const witnesses = new Map<Verdict, Facts>()
  let givenUp = false
  for (const [verdict, wanted] of VERDICTS) {
    left = MOST_LEAVES
    const witness = search(wanted, verdict, {}, 0)
    if (witness !== null) witnesses.set(verdict, witness)
    else if (left <= 0) givenUp = true
  }
  const complete = groups.every((group) => group.complete) && !givenUp
  return { witnesses, exhaustive: complete || witnesses.size === VERDICTS.length }
}
