import { expect } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import type { FactDefinition, FactValue } from '../../src/facts/fact.js'
import { ROUTE_KINDS, type RouteKind } from '../../src/referral/vocabulary.js'
import { minutesOf } from '../../src/rule-set/iso-duration.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { rung } from './ladder.js'

/** One step of a fact to more risk: from one value to the next. */
export interface RiskStep {
  readonly from: FactValue
  readonly to: FactValue
}

/** The steps to more risk that a fact can take from a value, as its definition says; none where it knows no riskier value. */
export const riskSteps = (definition: FactDefinition, from: FactValue): readonly RiskStep[] =>
  riskierThan(definition, from).map((to) => ({ from, to }))

const riskierThan = (definition: FactDefinition, value: FactValue): readonly FactValue[] => {
  if (definition.riskier === undefined) return []
  if (definition.kind === 'answer') {
    const worrying = definition.riskier
    return value === worrying ? [] : value === 'unsure' ? [worrying] : ['unsure', worrying]
  }
  // A number, a choice, a set or a truth that is filled in is an answer found, not a risk added.
  if (value === null) return []
  switch (definition.kind) {
    case 'boolean':
      return value === definition.riskier ? [] : [definition.riskier]
    case 'choice':
      return definition.riskier.slice(definition.riskier.indexOf(String(value)) + 1)
    case 'integer': {
      const isHigher = definition.riskier === 'higher'
      return [Number(value) + (isHigher ? 1 : -1), isHigher ? definition.max : definition.min].filter(
        (one) => one >= definition.min && one <= definition.max && one !== value,
      )
    }
    case 'set': {
      const members: readonly string[] = Array.isArray(value) ? value : []
      return definition.riskier === 'more'
        ? definition.values.filter((one) => !members.includes(one)).map((one) => [...members, one])
        : members.map((one) => members.filter((other) => other !== one))
    }
  }
}

/** The least minutes within which a route of one kind, or of any, is to be reached; infinite where there is none. */
export const soonest = ({ escalations }: Decision, kind?: RouteKind): number =>
  Math.min(
    ...escalations.filter((one) => kind === undefined || one.kind === kind).map(minutesOf),
    Number.POSITIVE_INFINITY,
  )

/** Where the pathway, accepted or provisional, stands in the list; −1 without one. */
export const intensity = ({ pathway, provisionalPathway }: Decision, { pathways }: RuleSet): number =>
  pathways.findIndex(({ id }) => id === (pathway ?? provisionalPathway))

/** Promise 3 in full, of two decisions on one referral: before a step to more risk, and after it. */
export const expectNoLess = (
  before: Decision,
  after: Decision,
  ruleSet: RuleSet,
  { from }: RiskStep,
): void => {
  expect(rung(after.disposition)).toBeGreaterThanOrEqual(rung(before.disposition))
  for (const kind of ROUTE_KINDS) {
    // The conversation about a declined question is over with its answer, if that reaches somebody as soon.
    const isOver = kind === 'clinician' && from === 'declined'
    const afterwards = isOver ? soonest(after) : soonest(after, kind)
    expect([kind, afterwards]).toEqual([kind, Math.min(afterwards, soonest(before, kind))])
  }
  if (before.disposition === 'redirect' || after.disposition === 'redirect') return
  expect(intensity(after, ruleSet)).toBeGreaterThanOrEqual(intensity(before, ruleSet))
}
