/**
 * For a mutant that no case noticed: a referral that would, or the proof that there is none. Found with the
 * analysis, over everything that a referral can say, and confirmed by deciding it both ways.
 */

import { type Formula, or } from '../../proof/engine/formula.js'
import type { Witness } from '../../proof/finding.js'
import { type Outcomes, outcomesOf } from '../../proof/outcomes.js'
import { makeProver } from '../../proof/prover.js'
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
  seenOutcomeChanges,
  seenVerdictChanges,
  verdictChanges,
} from './seen-in-decision.js'

/** `equivalent` is a proof. `undecided` is neither: it counts as not noticed. */
export type Found =
  | {
      readonly kind: 'killer'
      readonly witness: Witness
      readonly before: WholeExpectation
      readonly after: WholeExpectation
    }
  | { readonly kind: 'equivalent' }
  | { readonly kind: 'undecided' }

interface Wanted {
  /** Each, if it is true of a referral, makes a decision that is another one. */
  readonly seen: readonly Formula[]
  /** If none of these can be true, nothing changes. */
  readonly possible: readonly Formula[]
}

/** Lays out a rule set, the safety floor welded under it, for one service or (`null`) for every service. */
export const killerFinder = (ruleSet: RuleSet, service: Service | null): ((mutant: TriedMutant) => Found) => {
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
    const holds =
      (rule.event.type === 'escalate' || rule.event.type === 'redirect') && rule.whenUndetermined !== 'note'
    if (formulas === undefined) return NOT_THERE
    return {
      verdict: { met: isTrue, 'not-met': isFalse, undetermined: formulas.undetermined },
      asked: askedFacts(rule.conditions, of, space.definitions, holds),
    }
  }
  const sides = new Map(ruleSet.rules.map((rule) => [rule, sideOf(rule, outcomes)]))
  const askedBy = (rule: Rule): RuleSide['asked'] => sides.get(rule)?.asked ?? new Map()
  const asks = (rule: Rule): Formula => or(...askedBy(rule).values())
  const isOut = (formula: Formula): boolean => prover.ask(formula).kind === 'impossible'

  const ruleIn = (of: RuleSet, name: string): Rule | undefined => of.rules.find((one) => one.name === name)

  const wantedOf = (mutant: TriedMutant): Wanted => {
    const [only, ...others] = mutant.affected
    const rule = ruleIn(ruleSet, only ?? '')
    if (rule !== undefined && mutant.mutant.path[0] === 'event') {
      const { formulas, isExact } = seenOutcomeChanges(
        rule,
        ruleIn(mutant.ruleSet, rule.name) ?? rule,
        outcomes,
      )
      const { met, undetermined } = sideOf(rule, outcomes).verdict
      return { seen: formulas, possible: isExact ? formulas : [met, undetermined] }
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
    return { seen: all, possible: others.length === 0 ? all : [...verdicts, ...asked] }
  }

  return (mutant) => {
    const { possible, seen } = wantedOf(mutant)
    let isOpen = false
    for (const formula of seen) {
      const answer = prover.ask(formula)
      if (answer.kind === 'unfinished') isOpen = true
      if (answer.kind !== 'possible') continue
      const witness = witnessOf(answer.facts)
      const before = expectationOf(decideWitness(witness, decider))
      const after = expectationOf(decideWitness(witness, deciderOf(mutant.ruleSet)))
      if (differencesFrom(before, after).length > 0) return { kind: 'killer', witness, before, after }
      isOpen = true
    }
    if (isOpen) return { kind: 'undecided' }
    const isEquivalent = possible === seen || possible.every(isOut)
    return { kind: isEquivalent ? 'equivalent' : 'undecided' }
  }
}
