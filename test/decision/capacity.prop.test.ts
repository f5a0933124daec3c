/** Whether a service has a place moves when support can start, never whether, and nothing else that a decision says. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Examination } from '../../src/decision/examination.js'
import { addDays } from '../../src/referral/calendar-date.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { CAPACITY_STATUSES, type Capacity, type Service } from '../../src/service/service.js'
import { services } from '../../src/service/shipped.js'
import { referrals } from '../../src/testing/arbitraries/referrals.js'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { anAnsweredReferral } from '../../src/testing/builders/builders.js'
import { createTriage } from '../../src/triage.js'
import { runs } from '../support/runs.js'
import { action, policy, rule, said } from '../support/small-policy.js'

const DAY = '2026-03-02'

const capacities: fc.Arbitrary<Capacity> = fc
  .tuple(
    fc.constantFrom(...CAPACITY_STATUSES),
    fc.option(
      fc.integer({ min: -60, max: 400 }).map((days) => addDays(DAY, days)),
      { nil: undefined },
    ),
  )
  .map(([status, from]) => (from === undefined ? { status } : { status, from }))

const triageAt = (service: Service, capacity: Capacity | undefined) =>
  createTriage({ service: capacity === undefined ? service : { ...service, capacity } })

/** Everything but the two fields that capacity is for. */
const without = ({ decision, ...rest }: Examination): object => {
  if (decision.disposition !== 'accept') return { decision, ...rest }
  const { capacity: _, startFrom: __, ...others } = decision
  return { decision: others, ...rest }
}

describe('capacity', () => {
  test('moves no verdict, disposition, route, pathway, date, question or action of anybody: the day on which support can start, and nothing else', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...NINE_SERVICES)
          .chain((service) => fc.tuple(fc.constant(service), referrals({ service }))),
        capacities,
        ([service, referral], capacity) => {
          const stated = triageAt(service, capacity).safeExamine(referral)
          const unstated = triageAt(service, undefined).safeExamine(referral)
          if (!stated.ok || !unstated.ok) return expect(stated).toEqual(unstated)
          expect(without(stated.value)).toEqual(without(unstated.value))
          expect(stated.value.decision.provenance).toEqual(unstated.value.decision.provenance)
        },
      ),
      { numRuns: runs(100) },
    )
  })

  test('hands nobody over otherwise whose referral cannot be read', () => {
    const unreadable = { receivedOn: 'soon', risks: { suicidalThoughts: 'yes' } }
    for (const status of CAPACITY_STATUSES)
      expect(triageAt(services.sp7, { status }).safeDecide(unreadable)).toEqual(
        triageAt(services.sp7, undefined).safeDecide(unreadable),
      )
  })

  test('is no fact: a rule that asks for it is refused', () => {
    const asking = policy([rule('full', action('set-expectations'), said('capacity', 'no-capacity'))])
    const read = parseRuleSet(asking)
    expect(read.ok ? [] : read.issues.map(({ code }) => code)).toContain('unknown-fact')
  })
})

describe('support can start', () => {
  const referral = anAnsweredReferral({ local: { homelessWithin56Days: 'no' } })
  const started = (capacity: Capacity | undefined, asOf = DAY) => {
    const decision = triageAt(services.sp7, capacity).decide(referral, { asOf })
    if (decision.disposition !== 'accept') throw new Error('it should be accepted')
    return { startFrom: decision.startFrom, capacity: decision.capacity }
  }

  test('on the day of the decision where the service says nothing, or that it has a place', () => {
    expect(started(undefined)).toEqual({ startFrom: DAY, capacity: null })
    expect(started({ status: 'capacity' })).toEqual({ startFrom: DAY, capacity: { status: 'capacity' } })
  })

  test('on a day that is not known, where it has no place and names none', () => {
    for (const status of ['no-capacity', 'waitlist', 'additional-assessment-required'] as const)
      expect(started({ status })).toEqual({ startFrom: null, capacity: { status } })
  })

  test('from the day that the service names, and never before the decision', () => {
    for (const status of CAPACITY_STATUSES) {
      expect(started({ status, from: '2026-04-01' }).startFrom).toBe('2026-04-01')
      expect(started({ status, from: '2026-02-01' }).startFrom).toBe(DAY)
      expect(started({ status, from: '2026-03-05' }, '2026-03-09').startFrom).toBe('2026-03-09')
    }
  })
})
