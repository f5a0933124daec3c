/** How much of a rule set some cases try: every verdict, every leaf, every threshold, and by which of them. */
import { definitionsOf } from '../../facts/catalogue.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { type ReadCase, readTrial } from '../cases/read-cases.js'
import type { TestCase } from '../cases/test-case.js'
import { leafStates } from './condition-tree.js'
import {
  type CoverageReport,
  isComplete,
  isOpen,
  type LeafCoverage,
  type RuleCoverage,
  type Seen,
  summed,
  totalsOf,
} from './coverage-report.js'
import { type Goal, goalsOf, isReached, type RuleGoals } from './goal.js'
import { reachOf } from './goal-formulas.js'
import { outcomeCoverage } from './outcome-coverage.js'

/** How to measure. */
export interface CoverageOptions {
  /** The service of referrals that come without one; what can be reached is then judged for it alone. */
  readonly service?: Service | undefined
  /** Called after each rule: how many of how many are done. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

interface Found {
  readonly by: ReadonlyMap<Goal, readonly [string, ...string[]]>
  readonly notEvaluated: readonly number[]
}

const applies = ({ rule }: ReadCase, name: string): boolean => rule === null || rule === name

/** Tries every case on one rule. */
const tried = ({ goals, rule, tree }: RuleGoals, cases: readonly ReadCase[]): Found => {
  const by = new Map<Goal, [string, ...string[]]>()
  const notEvaluated = tree.leaves.map(() => 0)
  for (const one of cases) {
    if (!applies(one, rule.name)) continue
    const states = leafStates(tree, one.facts)
    for (const [index, { evaluated }] of states.leaves.entries()) {
      if (!evaluated) notEvaluated[index] = (notEvaluated[index] ?? 0) + 1
    }
    for (const goal of goals) {
      if (!isReached(goal, states)) continue
      const names = by.get(goal)
      if (names === undefined) by.set(goal, [one.name])
      else names.push(one.name)
    }
  }
  return { by, notEvaluated }
}

const ruleCoverage = (
  ruleGoals: RuleGoals,
  cases: readonly ReadCase[],
  ruleSet: RuleSet,
  service: Service | null,
): RuleCoverage => {
  const { by, notEvaluated } = tried(ruleGoals, cases)
  const reach = reachOf(ruleGoals, ruleSet, service)
  const seenOf = (goal: Goal): Seen => {
    const names = by.get(goal)
    if (names !== undefined) return { status: 'reached', by: names }
    const answer = reach(goal)
    return answer.kind === 'possible' ? { status: 'missing', example: answer.facts } : { status: answer.kind }
  }
  const seen = new Map(ruleGoals.goals.map((goal) => [goal, seenOf(goal)]))
  const where = (isWanted: (goal: Goal) => boolean): Seen =>
    seen.get(ruleGoals.goals.find(isWanted) ?? { kind: 'verdict', verdict: 'met' }) ?? {
      status: 'impossible',
    }
  const verdictSeen = (verdict: keyof RuleCoverage['verdicts']): Seen =>
    where((goal) => goal.kind === 'verdict' && goal.verdict === verdict)
  const leaves = ruleGoals.tree.leaves.map(({ leaf, path }, index): LeafCoverage => {
    const truthSeen = (kind: 'truth' | 'effect', truth: string): Seen =>
      where((goal) => goal.kind === kind && goal.leaf === index && goal.truth === truth)
    const effect = { true: truthSeen('effect', 'true'), false: truthSeen('effect', 'false') }
    return {
      leaf,
      path,
      truths: {
        true: truthSeen('truth', 'true'),
        false: truthSeen('truth', 'false'),
        unknown: truthSeen('truth', 'unknown'),
      },
      notEvaluated: notEvaluated[index] ?? 0,
      effect,
      pair:
        effect.true.status === 'reached' && effect.false.status === 'reached'
          ? [effect.true.by[0], effect.false.by[0]]
          : null,
      thresholds: [...seen].flatMap(([goal, one]) =>
        goal.kind === 'threshold' && goal.leaf === index ? [{ value: goal.value, seen: one }] : [],
      ),
    }
  })
  const verdicts = {
    met: verdictSeen('met'),
    'not-met': verdictSeen('not-met'),
    undetermined: verdictSeen('undetermined'),
  }
  const { name, title } = ruleGoals.rule
  return { rule: name, title, verdicts, leaves, totals: totalsOf(verdicts, leaves) }
}

/**
 * Measures how much of a rule set the cases try; its own examples (and the safety floor's) if none are given. The
 * floor is welded under it and measured with it. Takes referrals as JSON, cases with names, and examples of single
 * rules; `options.service` is the service of referrals that come without one.
 *
 * Gives, for every rule, each verdict; for every leaf true, false, unknown and never asked, the pair of cases that
 * shows its independent effect, and both sides of its thresholds; and every disposition, pathway, route and destination
 * that a referral comes to; each with the names of the cases that did it.
 * What no case reached is either shown to be possible, with facts, or proved to be impossible and not counted.
 * Throws `TriageError` where the rule set, the service or a case cannot be used.
 */
export const coverage = (
  ruleSet: RuleSet,
  cases?: readonly TestCase[],
  options: CoverageOptions = {},
): CoverageReport => {
  const { cases: read, head, service, whole } = readTrial(ruleSet, cases, options.service)
  const definitions = definitionsOf(whole)
  const rules = whole.rules.map((rule, index) => {
    const covered = ruleCoverage(goalsOf(rule, whole, definitions), read, whole, service)
    options.onProgress?.(index + 1, whole.rules.length)
    return covered
  })
  const outcomes = outcomeCoverage(read, whole, service)
  const totals = summed(rules.map((one) => one.totals))
  const complete = isComplete(totals) && !outcomes.some(({ seen }) => isOpen(seen))
  return { ...head, rules, outcomes, totals, complete }
}
