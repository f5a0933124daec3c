/** What every case comes to before there is any mistake: each rule's truth, and what the decision must be. */

import { serviceFitIssues } from '../../decision/triage-options.js'
import type { CompiledCondition } from '../../rule-set/compile.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { type Truth, verdictOf } from '../../rule-set/three-valued.js'
import { traceLeaves } from '../../rule-set/verdicts.js'
import { type Decider, deciderOf, type Truths } from '../cases/decide-case.js'
import type { ReadCase, ReadReferral } from '../cases/read-cases.js'
import { differencesFrom, type Expectation, expectationOf } from '../scenarios/expectation.js'
import type { TriedMutant } from './mutant.js'

/** A case with what it comes to. */
interface Standing {
  readonly one: ReadCase
  readonly truths: Truths
  /** What the decision must be; `null` for an example. */
  readonly expected: { readonly referral: ReadReferral; readonly expect: Expectation } | null
}

/** The affected rules that are still there, ready to be asked. */
type Asked = ReadonlyMap<string, CompiledCondition>

/** Finds a case that notices a mutant. */
export interface Baseline {
  /** A case that is not as it must be, a referral if there is one; `null` if all are as they must be. */
  readonly killerOf: (mutant: TriedMutant) => ReadCase | null
  /** The names of cases that are not as they must be even without a mistake. */
  readonly failing: readonly string[]
}

const standingOf = (one: ReadCase, { ask, decide, ruleSet, truths: truthsOf }: Decider): Standing => {
  const { referral } = one
  if (referral === null) {
    const rules = ruleSet.rules.filter(({ name }) => one.rule === name)
    return {
      one,
      truths: new Map(rules.map((rule) => [rule.name, ask(rule.conditions)(one.facts)])),
      expected: null,
    }
  }
  const truths = truthsOf(one.facts)
  const expect = referral.expected ?? expectationOf(decide(referral, truths))
  return { one, truths, expected: { referral, expect } }
}

const isAsItMustBe = ({ expected, one, truths }: Standing, { decide }: Decider): boolean => {
  if (expected !== null)
    return differencesFrom(expected.expect, decide(expected.referral, truths)).length === 0
  const truth = truths.get(one.rule ?? '')
  return one.verdict === null || (truth !== undefined && verdictOf(truth) === one.verdict)
}

/** Where the service and the rule set have no week or contact in common, there is no triage, and that is noticed. */
const fits = ({ one: { referral } }: Standing, ruleSet: RuleSet): boolean =>
  referral === null || serviceFitIssues(ruleSet, referral.service).length === 0

/** The facts that an undetermined rule asks for. */
const askedFor = (name: string, ruleSet: RuleSet, { facts }: ReadCase): string => {
  const rule = ruleSet.rules.find((one) => one.name === name)
  if (rule === undefined) return ''
  const leaves = traceLeaves(rule.conditions, ruleSet.conditions, facts)
  const asked = leaves.flatMap(({ decisive, leaf, truth }) =>
    decisive && truth === 'unknown' ? [leaf.fact] : [],
  )
  return [...new Set(asked)].sort().join()
}

/** Tries the cases on a rule set, and then on each of its mutants: only what a mistake touches is tried again. */
export const baselineOf = (ruleSet: RuleSet, cases: readonly ReadCase[]): Baseline => {
  const decider = deciderOf(ruleSet)
  const isReferral = ({ referral }: ReadCase): boolean => referral !== null
  const ordered = [...cases.filter(isReferral), ...cases.filter((one) => !isReferral(one))]
  const standing = ordered.map((one) => standingOf(one, decider))

  /** The truths that a case has now, where a verdict is another one, or may lead somewhere else; `null` otherwise. */
  const changedTruths = (
    { one, truths }: Standing,
    mutant: TriedMutant,
    asked: Asked,
  ): Map<string, Truth> | null => {
    let after: Map<string, Truth> | null = mutant.mayShow(truths) ? new Map(truths) : null
    for (const name of mutant.affected) {
      const before = truths.get(name)
      if (before === undefined) continue
      const truth = asked.get(name)?.(one.facts) ?? 'false'
      if (truth === before) continue
      after ??= new Map(truths)
      after.set(name, truth)
    }
    return after
  }

  /** Whether an affected rule that is undetermined with and without the mistake asks for something else. */
  const asksOtherwise = ({ one, truths }: Standing, { affected, ruleSet: changed }: TriedMutant): boolean =>
    one.referral !== null &&
    affected.some(
      (name) =>
        truths.get(name) === 'unknown' && askedFor(name, ruleSet, one) !== askedFor(name, changed, one),
    )

  return {
    failing: standing.filter((one) => !isAsItMustBe(one, decider)).map(({ one }) => one.name),
    killerOf: (mutant) => {
      const changed = deciderOf(mutant.ruleSet)
      const asked: Asked = new Map(
        mutant.ruleSet.rules
          .filter(({ name }) => mutant.affected.includes(name))
          .map((rule) => [rule.name, changed.ask(rule.conditions)]),
      )
      // An example goes with its rule: it cannot notice that the rule is gone, or where it leads.
      const trying = standing.filter(({ one }) => one.rule === null || asked.has(one.rule))
      const notices = (before: Standing, truths: Truths): boolean =>
        before.expected === null
          ? truths.get(before.one.rule ?? '') !== before.truths.get(before.one.rule ?? '')
          : !fits(before, mutant.ruleSet) || !isAsItMustBe({ ...before, truths }, changed)
      const byVerdict = trying.find((before) => {
        const truths = changedTruths(before, mutant, asked)
        return truths !== null && notices(before, truths)
      })
      // Where a verdict is another one, all of the decision was looked at above, with what the rules come to now.
      const byAsking = (): Standing | undefined =>
        trying.find(
          (before) =>
            changedTruths(before, mutant, asked) === null &&
            asksOtherwise(before, mutant) &&
            notices(before, before.truths),
        )
      return (byVerdict ?? byAsking())?.one ?? null
    },
  }
}
