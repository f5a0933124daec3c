/** Promise 9: whatever waits has a date by which it is due, and is listed until it is done. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { type Waiting, whatWaits } from '../../src/decision/what-waits.js'
import { addDays } from '../../src/referral/calendar-date.js'
import { floorHolds } from '../../src/service/holds.js'
import { services } from '../../src/service/shipped.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { anAnsweredReferral } from '../../src/testing/builders/builders.js'
import { createTriage } from '../../src/triage.js'
import { fullReferrals, referrals, referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'

/** How many days after receipt a referral may be decided: as long as the screen counts, and well beyond. */
const delays = fc.integer({ min: 0, max: 60 })

const latest = (one: string, other: string): string => (one > other ? one : other)

const expectDated = (decision: Decision, receivedOn: string, asOf: string): void => {
  for (const { dueBy = '' } of decision.escalations) expect(dueBy >= asOf).toBe(true)
  if (decision.disposition === 'request-information') {
    // A "no" of the day of the decision wears out in the future only, so that nothing is due later than this.
    const longest = latest(asOf, addDays(receivedOn, floorHolds.firstConversation.days))
    const latestDue = latest(longest, addDays(asOf, floorHolds.firstConversation.days))
    expect([receivedOn <= decision.dueBy, decision.dueBy <= latestDue]).toEqual([true, true])
  }
  if (decision.disposition === 'accept') {
    expect([asOf <= decision.startBy, decision.startBy <= addDays(asOf, floorHolds.no.days)]).toEqual([
      true,
      true,
    ])
  }
}

test('a conversation, a specialist and a start have their dates, by the default rules', () => {
  fc.assert(
    fc.property(fc.oneof(referrals, fullReferrals), defaultTriages, delays, (referral, triage, days) => {
      const asOf = addDays(referral.receivedOn, days)
      expectDated(triage.decide(referral, { asOf }), referral.receivedOn, asOf)
    }),
    { numRuns: runs(100) },
  )
})

test('and by whatever rules, at whatever service', () => {
  fc.assert(
    fc.property(
      referralsWithLocalFacts,
      anyService,
      safeRuleSets(),
      delays,
      (referral, service, ruleSet, days) => {
        const asOf = addDays(referral.receivedOn, days)
        const decision = createTriage({ service, ruleSet }).decide(referral, { asOf })
        expectDated(decision, referral.receivedOn, asOf)
      },
    ),
    { numRuns: runs(30) },
  )
})

test('deciding again puts no first conversation off', () => {
  fc.assert(
    fc.property(referrals, defaultTriages, delays, delays, (referral, triage, one, other) => {
      const [first, second] = [Math.min(one, other), Math.max(one, other)].map((days) => {
        const asOf = addDays(referral.receivedOn, days)
        return { asOf, decision: triage.decide(referral, { asOf }) }
      })
      if (first?.decision.disposition !== 'request-information') return
      if (second?.decision.disposition !== 'request-information') return
      expect(second.decision.dueBy <= first.decision.dueBy).toBe(true)
    }),
    { numRuns: runs(100) },
  )
})

test('a conversation that nobody held is overdue, though it is decided again every day', () => {
  fc.assert(
    fc.property(referrals, defaultTriages, delays, delays, (referral, triage, one, other) => {
      const [first, last] = [Math.min(one, other), Math.max(one, other)]
      const made = Array.from({ length: last - first + 1 }, (_, day) =>
        triage.decide(referral, { asOf: addDays(referral.receivedOn, first + day) }),
      )
      const [begun] = made.filter(({ disposition }) => disposition === 'request-information')
      const ended = made.at(-1)
      if (begun?.disposition !== 'request-information' || ended?.disposition !== begun.disposition) return
      if (made.some(({ disposition }) => disposition === 'accept' || disposition === 'redirect')) return
      const on = ended.provenance.asOf
      expect(whatWaits(made, on).filter(({ what }) => what === 'first-conversation')).toMatchObject([
        { dueBy: begun.dueBy, since: on, isOverdue: begun.dueBy < on },
      ])
    }),
    { numRuns: runs(30) },
  )
})

test('a conversation that was held is asked for anew once a "no" has worn out', () => {
  const triage = createTriage({ service: services.sp7 })
  const referral = anAnsweredReferral({ local: { homelessWithin56Days: 'no' } })
  const { risks: _, ...unasked } = referral
  const on = (days: number) => addDays(referral.receivedOn, days)
  const made = [
    triage.decide(unasked, { asOf: on(0) }),
    triage.decide(referral, { asOf: on(3) }),
    triage.decide(referral, { asOf: on(29) }),
    triage.decide(referral, { asOf: on(30) }),
  ]
  expect(made.map(({ disposition }) => disposition)).toEqual([
    'request-information',
    'accept',
    'request-information',
    'request-information',
  ])
  expect(whatWaits(made, on(30))).toMatchObject([
    { what: 'first-conversation', dueBy: on(29 + 7), since: on(30) },
  ])
})

test.each(['', '5 March 2026', '2026-03-05T00:00:00Z', undefined, new Date(0)])(
  'nobody is told that nothing waits on a day that is none: %s',
  (on) => {
    const waiting = createTriage({ service: services.sp7 }).decide({ id: 'R-1', receivedOn: '2026-03-02' })
    // As JavaScript may call it.
    expect(() => whatWaits([waiting], on as string)).toThrow(/not a calendar date/)
  },
)

const keyOf = ({ referral, route, since, what }: Waiting): string => [referral, what, route, since].join(' ')

/** Decisions on a few referrals, each decided on one or more days. */
const decisions = fc
  .array(
    fc.tuple(
      fc.oneof(referrals, fullReferrals),
      defaultTriages,
      fc.array(delays, { minLength: 1, maxLength: 3 }),
    ),
    {
      maxLength: 4,
    },
  )
  .map((drawn) =>
    drawn.flatMap(([referral, triage, days], index) =>
      days.map((day) =>
        triage.decide({ ...referral, id: `R-${index}` }, { asOf: addDays(referral.receivedOn, day) }),
      ),
    ),
  )

test('everything that waits is listed, soonest first, and leaves the list by being done and by nothing else', () => {
  fc.assert(
    fc.property(decisions, fc.func(fc.boolean()), (made, isDone) => {
      const all = whatWaits(made, '2099-01-01')
      for (const { escalations, provenance, referral } of made)
        for (const { route } of escalations)
          expect(all.map(keyOf)).toContain(
            keyOf({
              referral,
              route,
              since: provenance.asOf,
              what: 'take-over',
              dueBy: '',
              isOverdue: false,
            }),
          )
      for (const referral of new Set(made.map((one) => one.referral))) {
        const ofReferral = made.filter((one) => one.referral === referral)
        const last = ofReferral.reduce((one, other) =>
          other.provenance.asOf >= one.provenance.asOf ? other : one,
        )
        const others = all.filter((one) => one.referral === referral && one.what !== 'take-over')
        const waits = last.disposition === 'request-information' || last.disposition === 'accept'
        expect(others.map(({ since }) => since)).toEqual(waits ? [last.provenance.asOf] : [])
      }
      expect(all.map(({ dueBy }) => dueBy)).toEqual(all.map(({ dueBy }) => dueBy).sort())
      const done = new Set(all.filter((one) => isDone(keyOf(one))).map(keyOf))
      const left = whatWaits(made, '2099-01-01', (one) => done.has(keyOf(one)))
      expect(left).toEqual(all.filter((one) => !done.has(keyOf(one))))
    }),
    { numRuns: runs(30) },
  )
})

test('what is due today is not overdue, and what was due yesterday is', () => {
  fc.assert(
    fc.property(decisions, (made) => {
      for (const { dueBy, referral, what } of whatWaits(made, '2099-01-01')) {
        const on = (day: string) =>
          whatWaits(made, day).filter(
            (one) => one.referral === referral && one.what === what && one.dueBy === dueBy,
          )
        expect(on(dueBy).some(({ isOverdue }) => isOverdue)).toBe(false)
        expect(on(addDays(dueBy, 1)).every(({ isOverdue }) => isOverdue)).toBe(true)
      }
    }),
    { numRuns: runs(20) },
  )
})
