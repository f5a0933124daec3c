/**
 * Promises 2 and 3 in every one of 421,875 cases: 5^6 answers × nine services × three ages. What varies between
 * them is six facts, so that the rest is derived once for each service and age, and of the rules only those
 * are asked that decide the disposition and the escalations. That this comes to what `decide` comes to is
 * held against `decide` itself in every 211th case.
 */

import { describe, expect, test } from 'vitest'
import { escalationsOf } from '../../src/decision/escalations.js'
import { dispositionOf, rulesByOutcome } from '../../src/decision/rules-by-outcome.js'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import type { Facts } from '../../src/facts/fact.js'
import { unwrap } from '../../src/issue/issue.js'
import type { Referral } from '../../src/referral/referral.js'
import type { RouteKind } from '../../src/referral/vocabulary.js'
import { compileRuleSet } from '../../src/rule-set/compile.js'
import type { Disposition, RuleSet } from '../../src/rule-set/rule-set.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import type { Verdicts } from '../../src/rule-set/verdicts.js'
import type { Service } from '../../src/service/service.js'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { rung } from '../support/ladder.js'
import { FLOOR_FACTS, isSignal } from '../support/safety-answers.js'
import { answerIn, COMBINATIONS, QUESTIONS, RISKIER, risksOf, SAID, withAnswer } from './safety-cases.js'

const RECEIVED_ON = '2026-03-02'

/** Somebody of whom everything else is known and speaks for acceptance: nothing else can hold the case up. */
const referralFor = (service: Service, dateOfBirth: string | null, number: number): Referral => ({
  id: 'R-1',
  receivedOn: RECEIVED_ON,
  source: service.sources?.[0] ?? 'self',
  consent: 'yes',
  client: { dateOfBirth, housebound: 'no', carer: 'no', interpreterNeeded: 'no', longTermConditions: 1 },
  needs: [{ domain: 'loneliness' }],
  risks: {
    ...risksOf(number),
    harmToOthers: 'no',
    childAtRisk: 'no',
    adultSafeguarding: 'no',
    domesticAbuse: 'no',
    substanceDependence: 'no',
    underSecondaryMentalHealthCare: 'no',
  },
  local: { complexPhysicalHealth: 'yes' },
})

/** Sixteen: too young for a service for older people, and a young person anywhere. */
const AGES = { 'under age': '2010-01-15', 'of age': '1950-01-15', 'age unknown': null } as const

const combinations = Array.from({ length: COMBINATIONS }, (_, number) => number)

/** Whether any of the first five questions was answered with yes or unsure. */
const signalled = combinations.map((number) =>
  FLOOR_FACTS.some((_, place) => isSignal(answerIn(number, place))),
)

const inDanger = combinations.map((number) =>
  isSignal(answerIn(number, QUESTIONS.indexOf('immediateDanger'))),
)

const factsFor = (referral: Referral, service: Service, scope: Parameters<typeof deriveFacts>[1]) =>
  unwrap(deriveFacts({ referral, service, asOf: RECEIVED_ON }, scope)).facts

const [someService] = NINE_SERVICES
if (someService === undefined) throw new Error('there are nine services')

/** The facts of the six questions, in every combination: inferred answers included. */
const screened: readonly Facts[] = combinations.map((number) => {
  const facts = factsFor(referralFor(someService, null, number), someService, defaultRuleSet())
  return Object.fromEntries(QUESTIONS.map((question) => [question, facts[question] ?? null]))
})

/** The first three of the five are the screen; the other two are asked only of those who did not say "no" to all of it. */
const SCREEN = [0, 1, 2]

/** Whether one of the five was neither asked nor made needless by three noes. */
const unasked = combinations.map((number) => {
  const clear = SCREEN.every((place) => answerIn(number, place) === 'no')
  return FLOOR_FACTS.some(
    (_, place) => answerIn(number, place) === null && !(clear && !SCREEN.includes(place)),
  )
})

test('what was neither asked nor inferred is unknown, and nothing else is', () => {
  const unknown = screened.map((facts) => FLOOR_FACTS.some((fact) => facts[fact] === null))
  expect(combinations.filter((number) => unknown[number] !== unasked[number])).toEqual([])
})

/** What a case comes to, as far as the promises speak of it. */
interface Outcome {
  readonly disposition: Disposition
  readonly rung: number
  /** The kinds of the routes, the most urgent route first. */
  readonly kinds: readonly RouteKind[]
  readonly routes: readonly string[]
  /** The routes to specialists and emergency services, a bit for each. */
  readonly specialists: number
}

const outcomeOf = (verdicts: Verdicts, ruleSet: RuleSet, service: Service): Outcome => {
  const escalations = escalationsOf(rulesByOutcome(verdicts), ruleSet, service)
  const disposition = dispositionOf(rulesByOutcome(verdicts))
  return {
    disposition,
    rung: rung(disposition),
    kinds: escalations.map(({ kind }) => kind),
    routes: escalations.map(({ route }) => route),
    specialists: escalations
      .filter(({ kind }) => kind !== 'clinician')
      .reduce((bits, { route }) => bits | (1 << ruleSet.routes.findIndex(({ id }) => id === route)), 0),
  }
}

const decideAll = (service: Service, dateOfBirth: string | null): readonly Outcome[] => {
  const triage = createTriage({ service })
  const { ruleSet } = triage
  const deciding = ruleSet.rules.filter(({ event }) => ['escalate', 'redirect'].includes(event.type))
  const { evaluate } = compileRuleSet({ ...ruleSet, rules: deciding })
  const others = factsFor(referralFor(service, dateOfBirth, 0), service, ruleSet)
  const known = new Map<string, Outcome>() // few sets of verdicts ever occur
  return screened.map((facts, number) => {
    const verdicts = evaluate({ ...others, ...facts })
    const key = verdicts.map(({ verdict }) => verdict[0]).join('')
    const outcome = known.get(key) ?? outcomeOf(verdicts, ruleSet, service)
    known.set(key, outcome)
    if (number % 211 === 0) {
      const { disposition, escalations } = triage.decide(referralFor(service, dateOfBirth, number))
      expect([outcome.disposition, ...outcome.routes]).toEqual([
        disposition,
        ...escalations.map(({ route }) => route),
      ])
    }
    return outcome
  })
}

/** The first combinations, as answers, for which something does not hold: none should be. */
const wrong = (holds: (number: number) => boolean) =>
  combinations
    .filter((number) => !holds(number))
    .slice(0, 3)
    .map(risksOf)

/** For each combination the riskier ones that are one answer away. */
const riskier = combinations.map((number) =>
  QUESTIONS.flatMap((_, place) =>
    RISKIER.flatMap(([from, to]) =>
      from === answerIn(number, place) ? [withAnswer(number, place, to)] : [],
    ),
  ),
)

describe.each(NINE_SERVICES.map((service) => [service.id, service] as const))('at %s', (_, service) => {
  describe.each(Object.entries(AGES))('%s', (_age, dateOfBirth) => {
    const outcomes = decideAll(service, dateOfBirth)
    const isLetGo = (number: number) => (outcomes[number]?.rung ?? 0) <= rung('redirect')

    test('every yes and every unsure is escalated to specialist mental health care', () => {
      const reaches = (outcome: Outcome | undefined) =>
        outcome?.disposition === 'escalate' && outcome.kinds.includes('specialist-mental-health')
      expect(wrong((number) => !signalled[number] || reaches(outcomes[number]))).toEqual([])
    })

    test('nobody is accepted or redirected while one of the five is neither asked nor inferred', () => {
      expect(wrong((number) => !(unasked[number] && isLetGo(number)))).toEqual([])
    })

    test('immediate danger lists the emergency services first', () => {
      expect(wrong((number) => !inDanger[number] || outcomes[number]?.kinds[0] === 'emergency')).toEqual([])
    })

    test('a riskier answer never lowers the disposition, and never loses a route to a specialist', () => {
      const isNoLess = (before: Outcome | undefined, after: Outcome | undefined) =>
        before !== undefined &&
        after !== undefined &&
        after.rung >= before.rung &&
        (after.specialists & before.specialists) === before.specialists
      const holds = (number: number) =>
        riskier[number]?.every((other) => isNoLess(outcomes[number], outcomes[other])) === true
      expect(wrong(holds)).toEqual([])
    })

    test('people are let go after five noes, said or inferred, unless their age is still to be asked', () => {
      const letGo = combinations.filter(isLetGo)
      const noes = (number: number) => FLOOR_FACTS.every((fact) => screened[number]?.[fact] === 'no')
      expect(letGo.filter((number) => !noes(number))).toEqual([])
      // Two follow-ups that were answered or left out, times five answers about the past.
      // A child is supported only where a service declares it, so that every service asks.
      const asksForAge = dateOfBirth === null
      expect(letGo).toHaveLength(asksForAge ? 0 : 2 * 2 * SAID.length)
    })
  })
})
