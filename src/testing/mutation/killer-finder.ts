/**
 * For a mutant that no case noticed: a referral that would, or the proof that there is none. Found with the
 * analysis, over everything that a referral can say, and confirmed by deciding it both ways.
 */

import { and, type Formula, not, or } from '../../proof/engine/formula.js'
import type { Witness } from '../../proof/finding.js'
import { type Outcomes, outcomesOf } from '../../proof/outcomes.js'
import { type Answer, makeProver } from '../../proof/prover.js'
import { leavesOf } from '../../proof/rule-set-parts.js'
import { witnessMaker } from '../../proof/witness.js'
import type { Rule, RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { deciderOf, decideWitness } from '../cases/decide-case.js'
import { probedSpace } from '../coverage/probed-space.js'
import { differencesFrom, expectationOf, type WholeExpectation } from '../scenarios/expectation.js'
import { askedChanges, askedFacts, seenAskedChanges } from './asked-in-decision.js'
import type { TriedMutant } from './mutant.js'
import {
  NOT_THERE,
  type RuleSide,
  seenIfCounted,
  seenOutcomeChanges,
  seenVerdictChanges,
  verdictChanges,
} from './seen-in-decision.js'
import { SHOWING_LIMITS, seenPartChanges } from './seen-in-parts.js'

/** `equivalent` is a proof. `undecided` is neither: it counts as not noticed. */
export type Found =
  | {
      readonly kind: 'killer'
      readonly witness: Witness
      readonly before: WholeExpectation
      readonly after: WholeExpectation
      /** What each of the other mutants that it notices would make of the decision. */
      readonly beside: readonly { readonly mutant: TriedMutant; readonly after: WholeExpectation }[]
    }
  | { readonly kind: 'equivalent' }
  | { readonly kind: 'undecided' }

interface Wanted {
  /** Each, if it is true of a referral, makes a decision that is another one. */
  readonly seen: readonly Formula[]
  /** If none of these can be true, nothing changes. */
  readonly possible: readonly Formula[]
}

const mayHoldUp = ({ event, whenUndetermined }: Rule): boolean =>
  (event.type === 'escalate' || event.type === 'redirect') && whenUndetermined !== 'note'

/** What waits for an answer asks for facts about the service, too. */
const mayWait = (rule: Rule): boolean =>
  mayHoldUp(rule) || (rule.event.type === 'pathway' && rule.whenUndetermined === 'note')

const isOfLimits = ({ mutant: { kind } }: TriedMutant): boolean =>
  kind === 'limit-moved' || kind === 'limit-dropped'

/**
 * The witness as it is, and at a service that shows limits and extends: what could make support last longer is asked only
 * there. No fact says whether a service extends: the facts stay as they are.
 */
const witnessesOf = (mutant: TriedMutant, plain: Witness, service: Service | null): readonly Witness[] => {
  if (service !== null) return [plain]
  const shown = { ...plain, service: { ...plain.service, ...SHOWING_LIMITS } }
  return isOfLimits(mutant) ? [shown] : [plain, shown]
}

/**
 * Lays out a rule set, the safety floor welded under it, for one service or (`null`) for every service. The referral that
 * is found for a mutant notices as many of those `beside` it as go together.
 */
export const killerFinder = (
  ruleSet: RuleSet,
  service: Service | null,
): ((mutant: TriedMutant, beside?: readonly TriedMutant[]) => Found) => {
  const space = probedSpace(ruleSet, ruleSet.rules, service)
  const outcomes = outcomesOf(ruleSet, space)
  const prover = makeProver(
    space,
    outcomes.rules.map(({ met }) => met),
  )
  const witnessOf = witnessMaker(ruleSet, space, outcomes)
  const decider = deciderOf(ruleSet)

  const sideOf = (rule: Rule, of: Outcomes): RuleSide => {
    const { isFalse, isTrue } = of.condition(rule.conditions)
    const formulas = of.rules.find((one) => one.rule.name === rule.name)
    if (formulas === undefined) return NOT_THERE
    return {
      verdict: { met: isTrue, 'not-met': isFalse, undetermined: formulas.undetermined },
      asked: askedFacts(rule.conditions, of, space.definitions, mayWait(rule)),
    }
  }
  const sides = new Map(ruleSet.rules.map((rule) => [rule, sideOf(rule, outcomes)]))
  const askedBy = (rule: Rule): RuleSide['asked'] => sides.get(rule)?.asked ?? new Map()
  const asks = (rule: Rule): Formula => or(...askedBy(rule).values())
  const isOut = (formula: Formula): boolean => prover.ask(formula).kind === 'impossible'

  const ruleIn = (of: RuleSet, name: string): Rule | undefined => of.rules.find((one) => one.name === name)

  /** A rule with its conditions as they were: it leads somewhere else, or holds the decision up otherwise. */
  const wantedOfRule = (before: Rule, after: Rule): Wanted => {
    const { met, undetermined } = sideOf(before, outcomes).verdict
    if (after.event === before.event && before.event.type === 'pathway') {
      const asksOfService = leavesOf(before.conditions, ruleSet.conditions).some(
        ({ fact }) => space.definitions.get(fact)?.about === 'service',
      )
      const counted = seenIfCounted(before, outcomes).map((one) => and(undetermined, one))
      const seen = asksOfService ? [...counted, undetermined] : counted
      return { seen, possible: seen }
    }
    if (after.event === before.event) {
      // Whether it holds the decision up shows wherever it is left open; in the disposition, too, where nothing else does.
      const others = outcomes.rules.filter(({ rule }) => rule.name !== before.name && mayHoldUp(rule))
      const alone = others.map((one) => not(one.undetermined))
      const seen = [and(undetermined, not(outcomes.disposition.escalate), ...alone), undetermined]
      return { seen, possible: seen }
    }
    const { formulas, isExact } = seenOutcomeChanges(before, after, outcomes)
    return { seen: formulas, possible: isExact ? formulas : [met, undetermined] }
  }

  const wantedOf = (mutant: TriedMutant): Wanted => {
    const { path, rule: name } = mutant.mutant
    if (mutant.affected.length === 0) {
      const [before, after] = [ruleIn(ruleSet, name ?? ''), ruleIn(mutant.ruleSet, name ?? '')]
      if (before !== undefined && after !== undefined) return wantedOfRule(before, after)
      const seen = seenPartChanges(path, outcomes, mutant.ruleSet, service)
      return { seen, possible: seen }
    }
    const after = outcomesOf(mutant.ruleSet, space)
    const each = mutant.affected.flatMap((name): readonly (readonly [Rule, RuleSide, RuleSide])[] => {
      const [was, is] = [ruleIn(ruleSet, name), ruleIn(mutant.ruleSet, name)]
      if (was === undefined) return []
      return [[was, sideOf(was, outcomes), is === undefined ? NOT_THERE : sideOf(is, after)]]
    })
    const seen = each.flatMap(([was, one, other]) => seenVerdictChanges(was, outcomes, one, other, asks))
    const asked = each.flatMap(([, one, other]) => askedChanges(one, other))
    const seenAsked = each
      .filter(([, one, other]) => askedChanges(one, other).some((formula) => !isOut(formula)))
      .flatMap(([was, one, other]) => seenAskedChanges(was, outcomes, one, other, space.definitions, askedBy))
    const verdicts = each.flatMap(([, one, other]) => verdictChanges(one, other))
    const all = [...seen, ...seenAsked]
    // Where several rules change at once, what shows of one may be hidden by another.
    return { seen: all, possible: mutant.affected.length === 1 ? all : [...verdicts, ...asked] }
  }

  const together = (formula: Formula, beside: readonly TriedMutant[]): Answer =>
    beside.reduce(
      (taken, one) => {
        const both = and(taken.formula, or(...wantedOf(one).seen))
        const answer = prover.ask(both)
        return answer.kind === 'possible' ? { formula: both, answer } : taken
      },
      { formula, answer: prover.ask(formula) },
    ).answer

  return (mutant, beside = []) => {
    const { possible, seen } = wantedOf(mutant)
    let isOpen = false
    for (const formula of seen) {
      const answer = together(formula, beside)
      if (answer.kind === 'unfinished') isOpen = true
      if (answer.kind !== 'possible') continue
      for (const witness of witnessesOf(mutant, witnessOf(answer.facts), service)) {
        const before = expectationOf(decideWitness(witness, decider))
        const afterOf = (one: TriedMutant) => {
          const after = expectationOf(decideWitness(witness, deciderOf(one.ruleSet)))
          return differencesFrom(before, after).length > 0 ? [{ mutant: one, after }] : []
        }
        const [noticed] = afterOf(mutant)
        if (noticed !== undefined) {
          return { kind: 'killer', witness, before, after: noticed.after, beside: beside.flatMap(afterOf) }
        }
      }
      isOpen = true
    }
    if (isOpen) return { kind: 'undecided' }
    const isEquivalent = possible === seen || possible.every(isOut)
    return { kind: isEquivalent ? 'equivalent' : 'undecided' }
  }
}
