/** What a rule set decides, as formulas over a space of facts: verdicts, the ladder, and all that it leads to. */
import { weeksOf } from '../decision/pathway.js'
import { eventTarget } from '../decision/reasons.js'
import { groupBy } from '../input/group-by.js'
import { cached } from '../input/memoize.js'
import type { InvariantCondition, NamedConditions } from '../rule-set/condition.js'
import type { Disposition, Rule, RuleSet } from '../rule-set/rule-set.js'
import type { Service } from '../service/service.js'
import { and, type Formula, NEVER, not, or } from './engine/formula.js'
import { eitherWay, type LeafFormulas } from './space/encoding.js'
import type { FactSpace } from './space/fact-space.js'

/** When a condition is true and when it is false; between the two it is unknown. */
export type ConditionFormulas = LeafFormulas

/** A rule as formulas. */
export interface RuleFormulas {
  readonly rule: Rule
  readonly met: Formula
  readonly notMet: Formula
  readonly undetermined: Formula
}

/** A rule set as formulas. */
export interface Outcomes {
  readonly ruleSet: RuleSet
  readonly rules: readonly RuleFormulas[]
  readonly condition: (condition: InvariantCondition) => ConditionFormulas
  readonly disposition: Readonly<Record<Disposition, Formula>>
  /** That the disposition is at least this high on the ladder. */
  readonly atLeast: Readonly<Record<Disposition, Formula>>
  /** By pathway: that it is the one chosen, whether accepted or provisional. */
  readonly pathway: ReadonlyMap<string, Formula>
  /** By pathway: that a rule chose it, and not only the default. */
  readonly pathwayByRule: ReadonlyMap<string, Formula>
  /** By route, destination and action: that the decision lists it. */
  readonly route: ReadonlyMap<string, Formula>
  readonly destination: ReadonlyMap<string, Formula>
  readonly action: ReadonlyMap<string, Formula>
  /** That an extension rule is met. */
  readonly extension: Formula
}

/** What several conditions come to together, in Kleene's logic: all of them (`and`, `or`) or any (`or`, `and`). */
const combined = (
  parts: readonly ConditionFormulas[],
  whenTrue: typeof and,
  whenFalse: typeof and,
): ConditionFormulas => {
  const isTrue = whenTrue(...parts.map((part) => part.isTrue))
  return parts.every(({ neverUnknown }) => neverUnknown === true)
    ? eitherWay(isTrue)
    : { isTrue, isFalse: whenFalse(...parts.map(({ isFalse }) => isFalse)) }
}

/** Conditions as formulas; each named condition is worked out once. */
export const conditionFormulas = (
  space: Pick<FactSpace, 'leaf'>,
  named: NamedConditions,
): ((condition: InvariantCondition) => ConditionFormulas) => {
  const formulasOf = (condition: InvariantCondition): ConditionFormulas => {
    if ('fact' in condition) return space.leaf(condition)
    if ('all' in condition) return combined(condition.all.map(formulasOf), and, or)
    if ('any' in condition) return combined(condition.any.map(formulasOf), or, and)
    if ('not' in condition) {
      const { isFalse, isTrue, ...certainty } = formulasOf(condition.not)
      return { isTrue: isFalse, isFalse: isTrue, ...certainty }
    }
    if ('notKnown' in condition) return eitherWay(not(formulasOf(condition.notKnown).isTrue))
    return formulasOfNamed(condition.condition)
  }
  const formulasOfNamed = cached((name: string): ConditionFormulas => {
    const definition = named[name]
    return definition === undefined ? { isTrue: NEVER, isFalse: NEVER } : formulasOf(definition)
  })
  return formulasOf
}

const ruleFormulas = (rule: Rule, { isFalse, isTrue, neverUnknown }: ConditionFormulas): RuleFormulas => ({
  rule,
  met: isTrue,
  notMet: isFalse,
  undetermined: neverUnknown === true ? NEVER : and(not(isTrue), not(isFalse)),
})

/** That a pathway rule calls for its pathway: it is met, or undetermined and does not only note what is open. */
export const callsForPathway = ({ met, notMet, rule }: RuleFormulas): Formula =>
  rule.whenUndetermined === 'note' ? met : not(notMet)

const anyOf = (rules: readonly RuleFormulas[], formula: (rule: RuleFormulas) => Formula): Formula =>
  or(...rules.map(formula))

/** By id of what rules lead to: that one of those that lead to it is met. */
const metByTarget = (
  targets: readonly { readonly id: string }[],
  rules: readonly RuleFormulas[],
): ReadonlyMap<string, Formula> => {
  const byTarget = groupBy(rules, ({ rule }) => eventTarget(rule.event) ?? '')
  return new Map(targets.map(({ id }) => [id, anyOf(byTarget.get(id) ?? [], ({ met }) => met)]))
}

const pathwayFormulas = (rules: readonly RuleFormulas[], ids: readonly string[]) => {
  const ranks = new Map(ids.map((id, index) => [id, index]))
  const ranked = rules.flatMap((one) => {
    const { event } = one.rule
    const rank = event.type === 'pathway' ? ranks.get(event.params.pathway) : undefined
    return rank === undefined ? [] : [{ rank, called: callsForPathway(one) }]
  })
  const calledAtLeast = cached(
    (intensity: number): Formula =>
      or(...ranked.flatMap(({ called, rank }) => (rank >= intensity ? [called] : []))),
  )
  const byRule = new Map(
    ids.map((id, index) => [id, and(calledAtLeast(index), not(calledAtLeast(index + 1)))]),
  )
  const byDefault = not(calledAtLeast(0))
  const last = ids.at(-1)
  const chosen = new Map(
    [...byRule].map(([id, formula]) => [id, id === last ? or(formula, byDefault) : formula]),
  )
  return { byRule, chosen }
}

/** What rules come to together, each already worked out. */
const togetherOf = (
  ruleSet: RuleSet,
  rules: readonly RuleFormulas[],
  condition: Outcomes['condition'],
): Outcomes => {
  const ofType = (type: string) => rules.filter(({ rule }) => rule.event.type === type)
  const holding = [...ofType('escalate'), ...ofType('redirect')].filter(
    ({ rule }) => rule.whenUndetermined !== 'note',
  )
  const escalated = anyOf(ofType('escalate'), ({ met }) => met)
  const waiting = anyOf(holding, ({ undetermined }) => undetermined)
  const held = or(escalated, waiting)
  const redirecting = anyOf(ofType('redirect'), ({ met }) => met)
  const redirected = or(held, redirecting)
  const atLeast = {
    accept: not(NEVER),
    redirect: redirected,
    'request-information': held,
    escalate: escalated,
  }
  const disposition = {
    accept: not(redirected),
    redirect: and(redirecting, not(held)),
    'request-information': and(waiting, not(escalated)),
    escalate: escalated,
  }
  const pathways = pathwayFormulas(
    ofType('pathway'),
    ruleSet.pathways.map(({ id }) => id),
  )
  const called = metByTarget(ruleSet.actions, ofType('action'))
  return {
    ruleSet,
    rules,
    condition,
    disposition,
    atLeast,
    pathway: pathways.chosen,
    pathwayByRule: pathways.byRule,
    route: metByTarget(ruleSet.routes, ofType('escalate')),
    destination: metByTarget(ruleSet.destinations, ofType('redirect')),
    action: new Map(
      ruleSet.actions.map(({ dispositions, id }) => [
        id,
        and(called.get(id) ?? NEVER, or(...dispositions.map((one) => disposition[one]))),
      ]),
    ),
    extension: anyOf(ofType('extension'), ({ met }) => met),
  }
}

/** Works out the formulas of a rule set, the safety floor already welded under it. */
export const outcomesOf = (ruleSet: RuleSet, space: Pick<FactSpace, 'leaf'>): Outcomes => {
  const condition = conditionFormulas(space, ruleSet.conditions)
  const rules = ruleSet.rules.map((rule) => ruleFormulas(rule, condition(rule.conditions)))
  return togetherOf(ruleSet, rules, condition)
}

/** The outcomes that there would be without some rules, by name. */
export const outcomesWithout = (
  { condition, rules, ruleSet }: Outcomes,
  names: ReadonlySet<string>,
): Outcomes => {
  const left = rules.filter(({ rule }) => !names.has(rule.name))
  return togetherOf({ ...ruleSet, rules: left.map(({ rule }) => rule) }, left, condition)
}

/** Where support can be extended: an extension rule is met, the service allows it and the pathway leaves weeks for it. */
export const extensionWithRoom = ({ extension, pathway, ruleSet }: Outcomes, service: Service): Formula => {
  if (service.extension?.allowed !== true) return NEVER
  const withRoom = ruleSet.pathways.filter((one) => {
    const weeks = weeksOf(one, service, ruleSet)
    return weeks !== null && weeks.max < ruleSet.envelope.weeks.max
  })
  return and(extension, or(...withRoom.map(({ id }) => pathway.get(id) ?? NEVER)))
}
