import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyQuestion } from '../../../src/decision/every-question.js'
import { deriveFacts } from '../../../src/facts/derive-facts.js'
import { type Facts, valueIn } from '../../../src/facts/fact.js'
import { unwrap } from '../../../src/issue/issue.js'
import { answerOf } from '../../../src/referral/answered.js'
import { parseReferral } from '../../../src/referral/parse-referral.js'
import type { Referral } from '../../../src/referral/referral.js'
import { compileRuleSet } from '../../../src/rule-set/compile.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import { services } from '../../../src/service/shipped.js'
import { simulate } from '../../../src/simulation/simulate.js'
import type { Simulation } from '../../../src/simulation/simulation.js'
import {
  answeredReferrals,
  facts,
  hostileInputs,
  partialReferrals,
  referrals,
  ruleSets,
} from '../../../src/testing/arbitraries/index.js'
import { aService } from '../../../src/testing/builders/builders.js'
import { createTriage } from '../../../src/triage.js'
import { action, policy, rule } from '../../support/small-policy.js'
import { checkReachable } from './support/reachable.js'

const triage = createTriage({ service: services.sp7 })
const { rules } = triage.ruleSet

/** Two rules that random answers would meet once in millions. */
const RARE = policy([
  rule('rare', action('walk'), [
    { fact: 'age', operator: 'equal', value: 101 },
    { fact: 'longTermConditions', operator: 'equal', value: 37 },
    { fact: 'selfNavigation', operator: 'equal', value: 'confident' },
    { fact: 'phq9Total', operator: 'equal', value: 26 },
  ]),
  rule('rarer', action('debrief'), [
    { fact: 'gad7Total', operator: 'equal', value: 1 },
    { fact: 'needsCount', operator: 'greaterThan', value: 9 },
    { fact: 'carer', operator: 'equal', value: 'declined' },
  ]),
])

const drawsOf = (arbitrary: fc.Arbitrary<Referral>, count: number) => fc.sample(arbitrary, count)

/** How often each rule came to a verdict. */
const timesBy = (verdict: 'met' | 'undetermined', simulation: Simulation) =>
  simulation.rules.map((one) => [one.rule, one[verdict].count] as const)

describe.each([
  ['referrals', referrals],
  ['partialReferrals', partialReferrals],
  ['answeredReferrals', answeredReferrals],
])('%s', (_, draw) => {
  test('can be read, and decided by the triage they are drawn for', () => {
    fc.assert(
      fc.property(draw(triage), (referral) => {
        expect(parseReferral(referral).ok).toBe(true)
        expect(triage.safeDecide(referral).ok).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('are the same from the same seed', () => {
    const drawn = () => JSON.stringify(fc.sample(draw(triage), { seed: 7, numRuns: 20 }))
    expect(drawn()).toBe(drawn())
  })

  test('are decided on days on which the rule set is in force', () => {
    const ruleSet = { ...RARE, effective: { from: '2031-10-05', to: '2031-10-07' } }
    const own = createTriage({ service: aService(), ruleSet })
    const days = drawsOf(draw(own), 40).map(({ receivedOn }) => receivedOn)
    expect([...new Set(days)].sort()).toEqual(['2031-10-05', '2031-10-06', '2031-10-07'])
    expect(drawsOf(draw(own), 40).every((referral) => own.safeDecide(referral).ok)).toBe(true)
  })
})

describe('in many referrals drawn for a rule set', () => {
  const drawn = drawsOf(referrals(triage), 2_400)
  const simulation = simulate(triage, drawn)

  test('every rule that can be met at the service is met three times and more', () => {
    const reachable = checkReachable(triage, 'met')
    const times = timesBy('met', simulation)
    expect(times.filter(([name, count]) => reachable.has(name) && count < 3)).toEqual([])
    expect(reachable.size).toBeGreaterThan(60)
    expect(rules.length - reachable.size).toBeLessThan(rules.length / 2)
  })

  test('answers are of every age: of today, of so long ago that a "no" is none, and of what is past', () => {
    const origins = drawn
      .slice(0, 300)
      .flatMap((one) => Object.values(unwrap(triage.safeExamine(one)).origins))
    const fresh = origins.filter(({ askedOn, origin }) => askedOn !== undefined && origin === 'given')
    const expired = origins.filter(({ origin }) => origin === 'expired')
    const past = origins.filter(({ happenedOn, value }) => happenedOn !== undefined && value === 'no')
    expect(Math.min(fresh.length, expired.length, past.length)).toBeGreaterThan(8)
  })

  test('every disposition comes up', () => {
    expect(simulation.dispositions.filter(({ count }) => count < 20)).toEqual([])
  })

  test('a rule that random answers would never meet is met by a good part of them', () => {
    const own = createTriage({ service: aService(), ruleSet: RARE })
    const times = new Map(timesBy('met', simulate(own, drawsOf(referrals(own), 300))))
    expect(times.get('rare')).toBeGreaterThan(5)
    expect(times.get('rarer')).toBeGreaterThan(5)
  })

  test('numbers are found on both sides of a threshold', () => {
    const own = createTriage({ service: aService(), ruleSet: RARE })
    const ages = new Set(
      drawsOf(referrals(own), 400).map((one) => unwrap(own.safeExamine(one)).facts['age'] ?? null),
    )
    expect([100, 101, 102].filter((age) => !ages.has(age))).toEqual([])
  })
})

describe('referrals drawn for one rule', () => {
  const drawnFor = { ...triage, rules: ['young-person-arrangements'] as [string] }
  const drawn = drawsOf(referrals(drawnFor), 150)

  test('meet it again and again, and fall short of it as well', () => {
    const simulation = simulate(triage, drawn)
    expect(simulation.behind({ met: 'young-person-arrangements' }).length).toBeGreaterThan(40)
    const ages = simulation.crossTable({ fact: 'isChild' }).rows
    expect(ages.filter(({ count }) => count === 0)).toEqual([])
  })

  test('come to every disposition', () => {
    const { dispositions } = simulate(triage, drawn)
    expect(dispositions.filter(({ count }) => count < 5)).toEqual([])
  })

  test('cannot be drawn for a rule that there is not', () => {
    expect(() => referrals({ ...triage, rules: ['young-person-arangements'] })).toThrow('did you mean')
  })
})

describe('partial referrals', () => {
  const drawn = drawsOf(partialReferrals(triage), 800)

  test('leave every rule undetermined three times and more that can be so', () => {
    const reachable = checkReachable(triage, 'undetermined')
    const times = timesBy('undetermined', simulate(triage, drawn))
    expect(times.filter(([name, count]) => reachable.has(name) && count < 3)).toEqual([])
    expect(reachable.size).toBeGreaterThan(60)
  })

  test('have a question each that nobody asked', () => {
    const isUnknown = (one: Referral) => Object.values(unwrap(triage.safeExamine(one)).facts).includes(null)
    expect(drawn.slice(0, 200).filter((one) => !isUnknown(one))).toEqual([])
  })
})

describe('answered referrals', () => {
  test('leave nothing to ask but questionnaires, however much they shrink', () => {
    const isOpen = (one: Referral) =>
      everyQuestion(triage.decide(one)).filter(({ fact }) => !/^(phq9|gad7|ucla3)/.test(fact))
    fc.assert(
      fc.property(answeredReferrals(triage), (one) => {
        expect(isOpen(one)).toEqual([])
      }),
      { numRuns: 100 },
    )
    const [smallest] =
      fc.check(
        fc.property(answeredReferrals(triage), (one) => one.id !== 'R-1'),
        { numRuns: 5 },
      ).counterexample ?? []
    expect(smallest).toBeDefined()
    expect(isOpen(smallest ?? { id: 'R-1', receivedOn: '2026-03-02' })).toEqual([])
  })
})

describe('a counterexample', () => {
  const shrunk = (holds: (referral: Referral) => boolean, seed: number): unknown =>
    fc.check(fc.property(referrals(triage), holds), { seed, numRuns: 2_000 }).counterexample?.[0]

  test.each([1, 2, 3])('shrinks to the one answer that matters (seed %i)', (seed) => {
    expect(shrunk(({ risks }) => risks?.selfHarm !== 'yes', seed)).toEqual({
      id: 'R-1',
      receivedOn: expect.any(String),
      risks: { selfHarm: 'yes' },
    })
  })

  test.each([1, 2, 3])('shrinks to the plainest number on the wrong side (seed %i)', (seed) => {
    expect(shrunk(({ client }) => (client?.longTermConditions ?? 0) < 4, seed)).toEqual({
      id: 'R-1',
      receivedOn: expect.any(String),
      client: { longTermConditions: 4 },
    })
  })

  test.each([1, 2])('shrinks to the birthday that matters, and no other answer (seed %i)', (seed) => {
    const isYoung = (one: Referral) =>
      Number(valueIn(unwrap(triage.safeExamine(one)).facts, 'age') ?? 99) < 18
    const found = shrunk((one) => !isYoung(one), seed)
    expect(found).toEqual({
      id: 'R-1',
      receivedOn: expect.any(String),
      client: { dateOfBirth: '2009-01-01' },
    })
  })

  test('shrinks to an answer without a date, or to the date that matters', () => {
    expect(shrunk(({ risks }) => answerOf(risks?.selfHarm) !== 'unsure', 1)).toMatchObject({
      risks: { selfHarm: 'unsure' },
    })
    const isExpired = (one: Referral) =>
      unwrap(triage.safeExamine(one)).origins['childAtRisk']?.origin === 'expired'
    const found = shrunk((one) => !isExpired(one), 2)
    expect(Object.keys(Object(found)).sort()).toEqual(['id', 'receivedOn', 'risks'])
    expect(JSON.stringify(found)).toMatch(/"risks":\{("askedOn":"[^"]*","childAtRisk":"no"|"childAtRisk":"no","askedOn":"[^"]*"|"childAtRisk":\{"answer":"no","askedOn":"[^"]*"\})\}/) // biome-ignore format: one line
  })

  test('comes to an end of shrinking whatever fails', () => {
    expect(shrunk(() => false, 5)).toEqual({ id: 'R-1', receivedOn: expect.any(String) })
  })
})

describe('facts', () => {
  const compiled = compileRuleSet(triage.ruleSet)

  test('are what some referral gives at the service', () => {
    fc.assert(
      fc.property(facts(triage.ruleSet, services.sp7), (drawn) => {
        expect(Object.values(drawn)).not.toContain(null)
        expect(valueIn(drawn, 'serviceFocus')).toBe(
          unwrap(
            deriveFacts(
              { referral: { id: 'R', receivedOn: '2026-03-02' }, service: services.sp7, asOf: '2026-03-02' },
              triage.ruleSet,
            ),
          ).facts['serviceFocus'],
        )
      }),
      { numRuns: 30 },
    )
  })

  test('meet every rule that can be met, at one service or another', () => {
    const met = new Set<string>()
    const add = (drawn: Facts) => {
      for (const one of compiled.evaluate(drawn)) if (one.verdict === 'met') met.add(one.rule.name)
    }
    fc.sample(facts(triage.ruleSet), 1_200).forEach(add)
    expect(rules.map(({ name }) => name).filter((name) => !met.has(name))).toEqual([])
  })

  test('shrink to those that matter', () => {
    const property = fc.property(
      facts(triage.ruleSet, services.sp7),
      (drawn) => valueIn(drawn, 'carer') !== 'yes',
    )
    const about = Object.keys(fc.check(property, { seed: 3, numRuns: 2_000 }).counterexample?.[0] ?? {})
    const ofNobody = Object.entries(unwrap(triage.safeExamine({ id: 'R-1', receivedOn: '2026-03-02' })).facts)
      .filter(([, value]) => value !== null)
      .map(([name]) => name)
    expect(about.filter((name) => !ofNobody.includes(name))).toEqual(['carer'])
  })
})

describe('rule sets', () => {
  test('can be read, and a triage is made of them at any service', () => {
    fc.assert(
      fc.property(ruleSets(), (ruleSet) => {
        expect(parseRuleSet(ruleSet).ok).toBe(true)
        expect(
          createTriage({ service: aService(), ruleSet }).decide({ id: 'R', receivedOn: '2026-03-02' }),
        ).toBeDefined()
      }),
      { numRuns: 8 },
    )
  })

  test('can have referrals drawn for them', () => {
    fc.assert(
      fc.property(
        ruleSets({ maxRules: 3 }).chain((ruleSet) => fc.tuple(fc.constant(ruleSet), referrals({ ruleSet }))),
        ([ruleSet, referral]) => {
          expect(createTriage({ service: aService(), ruleSet }).safeDecide(referral).ok).toBe(true)
        },
      ),
      { numRuns: 6 },
    )
  })
})

describe('hostile input', () => {
  const drawn = fc.sample(hostileInputs(triage), 200)

  test('never makes a triage throw anything but what it promises', () => {
    for (const input of drawn) expect(typeof triage.safeDecide(input).ok).toBe('boolean')
  })

  test('is for the most part refused, and now and then can be read after all', () => {
    const read = drawn.filter((input) => triage.safeDecide(input).ok).length
    expect(read).toBeLessThan(drawn.length / 4)
  })

  test('can be printed when a test fails, each in less than a hundred thousand characters', () => {
    expect(drawn.map((input) => fc.stringify(input)).filter((text) => text.length > 100_000)).toEqual([])
  })
})
