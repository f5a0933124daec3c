/** Promise 3: age apart, time lowers a response in two cases only, and what is lower is then about thoughts in the past. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { answerOf, askedOnOf } from '../../src/referral/answered.js'
import { addDays } from '../../src/referral/calendar-date.js'
import { mentionsIn } from '../../src/referral/notes.js'
import type { Referral } from '../../src/referral/referral.js'
import { markedItems } from '../../src/referral/signal-items.js'
import { ROUTE_KINDS, vocabularyOf } from '../../src/referral/vocabulary.js'
import { holdsFor } from '../../src/service/holds.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { safeCreateTriage, type Triage } from '../../src/triage.js'
import {
  filledIn,
  type OverTime,
  overTime,
  signalInstruments,
  triages,
} from '../support/arbitraries/over-time.js'
import { calmReferrals, referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { rung } from '../support/ladder.js'
import { expectNoLess, intensity, soonest } from '../support/no-less.js'
import { runs } from '../support/runs.js'

const SCREEN = ['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm'] as const
const FOLLOW_UPS = ['suicidePlanOrIntent', 'immediateDanger'] as const
const EVENTS = ['recentSuicideAttempt', 'selfHarm'] as const
const DATED = [...EVENTS, 'pastSuicideAttempt', 'pastSelfHarm'] as const

const TIME = { from: null, to: null }

/** Whether more than so many days lie between. */
const isOver = (day: string, days: number, on: string): boolean => addDays(day, days) < on

/** The last day that `2016`, `2016-05` or `2016-05-01` can mean. */
const lastDayOf = (date: string): string => {
  if (date.length === 4) return `${date}-12-31`
  const [year, month] = date.split('-').map(Number)
  return date.length === 10 ? date : new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10)
}

/** An attempt or self-harm with a date that is recent on the first day and not on the second. */
const anEventPasses = ({ days: [first, second], referral, triage }: OverTime): boolean => {
  const { recent } = holdsFor(triage.ruleSet, triage.service)
  return DATED.some((name) => {
    const given = referral.risks?.[name]
    if (given === null || typeof given !== 'object' || !given.happenedOn) return false
    const happened = lastDayOf(given.happenedOn)
    return !isOver(happened, recent, first) && isOver(happened, recent, second)
  })
}

/**
 * A mark whose period is over by the second day and not by the first, or had an attempt beside it that was recent; no other mark within
 * its period; a later whole questionnaire of its kind with every item about danger at the least; and a "no" to the whole screen that still
 * holds, with nothing said against it.
 */
const aMarkPasses = (one: OverTime): boolean => {
  const { days, referral, triage } = one
  const [first, second] = days
  const { assessments, receivedOn, risks } = referral
  const { markedItem, no } = holdsFor(triage.ruleSet, triage.service)
  const vocabulary = vocabularyOf(triage.ruleSet)
  const marks = markedItems(assessments, vocabulary.instruments)
  const isClear = SCREEN.every((name) => {
    const given = risks?.[name]
    return answerOf(given) === 'no' && !isOver(askedOnOf(given) ?? risks?.askedOn ?? receivedOn, no, second)
  })
  const isSaid = mentionsIn(referral, vocabulary).some(
    ({ risk, said }) => said === undefined && [...SCREEN, ...FOLLOW_UPS].some((name) => name === risk),
  )
  const isOpen = FOLLOW_UPS.some((name) => (answerOf(risks?.[name]) ?? 'no') !== 'no')
  if (!isClear || isSaid || isOpen || !marks.every(({ day }) => isOver(day, markedItem, second))) return false
  const isNew = anEventPasses(one) || marks.some(({ day }) => !isOver(day, markedItem, first))
  return (
    isNew &&
    marks.some(({ day, item, place }) => {
      const kind = assessments?.[Number(/\[(\d+)\]/.exec(place)?.[1])]?.instrument
      return assessments?.some(
        ({ completedOn, instrument, items }) =>
          instrument === kind &&
          completedOn > day &&
          items?.every((score) => score !== null) === true &&
          items[item - 1] === 0,
      )
    })
  )
}

const isLess = (before: Decision, after: Decision, { ruleSet }: Triage): boolean =>
  rung(after.disposition) < rung(before.disposition) ||
  ROUTE_KINDS.some((kind) => soonest(after, kind) > soonest(before, kind)) ||
  (before.disposition !== 'redirect' &&
    after.disposition !== 'redirect' &&
    intensity(after, ruleSet) < intensity(before, ruleSet))

/** What is so of a decision that may be lower: the clinician is told of thoughts in the past, and support is not light. */
const expectPastThoughts = (triage: Triage, referral: Referral, asOf: string): void => {
  const { decision, facts } = triage.examine(referral, { asOf })
  expect(facts['pastSuicidalThoughts']).toBe('yes')
  expect(decision.actions.map(({ action }) => action)).toContain('inform-clinician-past-thoughts')
  expect(decision.pathway ?? decision.provisionalPathway).not.toBe(triage.ruleSet.pathways[0]?.id)
}

test('age apart, a decision of a later day is never lower, but for an attempt or a mark that is past by then: a clinician is told of those, and support is not light', () => {
  const seen = { lower: 0, passes: 0, waits: 0 }
  fc.assert(
    fc.property(overTime, (one) => {
      const { days, referral, triage } = one
      const [before, after] = days.map((asOf) => triage.decide(referral, { asOf }))
      if (before === undefined || after === undefined) throw new Error('there are two')
      if (!anEventPasses(one) && !aMarkPasses(one)) {
        seen.waits += 1
        expectNoLess(before, after, triage.ruleSet, TIME)
        return
      }
      seen.passes += 1
      // Nothing else that was reached is lost by it.
      expect(soonest(after, 'safeguarding')).toBe(
        Math.min(soonest(after, 'safeguarding'), soonest(before, 'safeguarding')),
      )
      if (!isLess(before, after, triage)) return
      seen.lower += 1
      expectPastThoughts(triage, referral, days[1])
    }),
    { numRuns: runs(600) },
  )
  expect(seen.waits).toBeGreaterThan(runs(200))
  expect(seen.lower).toBeGreaterThan(runs(8))
})

test('no rule set is taken by which an answer that has worn out lowers, loses, delays or lightens anything', () => {
  const service = { id: 's', title: 'S', nation: 'england' as const }
  const waits = fc.integer({ min: 1, max: 60 })
  const cases = fc.tuple(
    fc.oneof(safeRuleSets(), ruleSets({ types: ['escalate', 'redirect', 'pathway'], maxRules: 3 })),
    fc.array(fc.tuple(fc.oneof(calmReferrals, referralsWithLocalFacts), waits, waits), {
      minLength: 10,
      maxLength: 10,
    }),
  )
  const seen = { asked: 0, refused: 0, taken: 0 }
  fc.assert(
    fc.property(cases, ([ruleSet, referrals]) => {
      const made = safeCreateTriage({ service, ruleSet })
      if (!made.ok) {
        seen.refused += 1
        expect(made.issues.every(({ code }) => code === 'unsafe-rule-set')).toBe(true)
        return
      }
      seen.taken += 1
      const triage = made.value
      for (const [referral, first, wait] of referrals) {
        const ofNoAge = { ...referral, client: { ...referral.client, dateOfBirth: null } }
        const day = addDays(referral.receivedOn, first)
        const days = [day, addDays(day, wait)] as const
        const one = { days, referral: ofNoAge, triage }
        if (anEventPasses(one) || aMarkPasses(one)) continue
        const [before, after] = days.map((asOf) => triage.decide(ofNoAge, { asOf }))
        if (before === undefined || after === undefined) throw new Error('there are two')
        expectNoLess(before, after, triage.ruleSet, TIME)
        if (after.reasons.some(({ facts }) => facts.some(({ origin }) => origin === 'expired')))
          seen.asked += 1
      }
    }),
    { numRuns: runs(40) },
  )
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(runs(4))
  expect(seen.asked).toBeGreaterThan(runs(40))
})

/** What is asked of everybody, answered so that nothing about it could escalate, redirect or hold up. */
const CALM: Partial<Referral> = {
  source: 'gp',
  consent: 'yes',
  needs: [{ domain: 'loneliness' }],
  client: {
    longTermConditions: 0,
    selfNavigation: 'confident',
    housebound: 'no',
    carer: 'no',
    interpreterNeeded: 'no',
  },
}

const CLEAR: Referral['risks'] = {
  suicidalThoughts: 'no',
  recentSuicideAttempt: 'no',
  selfHarm: 'no',
  pastSuicidalThoughts: 'no',
  harmToOthers: 'no',
  childAtRisk: 'no',
  adultSafeguarding: 'no',
  domesticAbuse: 'no',
  substanceDependence: 'no',
  underSecondaryMentalHealthCare: 'no',
}

const RECEIVED = '2026-03-02'

const reachesSpecialist = ({ escalations }: Decision): boolean =>
  escalations.some(({ kind }) => kind === 'specialist-mental-health')

/** Someone clear in all that was asked when the referral was received, whose mark is out of its period some days later. */
const marked = triages.chain((triage) => {
  const holds = holdsFor(triage.ruleSet, triage.service)
  const all = signalInstruments(triage)
  const twins = all.filter(({ title }) => all.filter((one) => one.title === title).length > 1)
  return fc
    .record({
      instrument: fc.constantFrom(...all, ...twins, ...twins, ...twins),
      // Often one of the same name, where there is one.
      other: fc.constantFrom(...all, ...[...twins, ...twins, ...twins]),
      left: fc.nat({ max: holds.no - 1 }),
      since: fc.integer({ min: 1, max: 600 }),
      mark: fc.constantFrom(1, 2),
    })
    .filter(({ instrument, other }) => instrument.id !== other.id)
    .map(({ instrument, left, mark, other, since }) => ({
      triage,
      holds,
      instrument,
      other,
      markedOn: addDays(RECEIVED, left - holds.markedItem),
      zeroOn: addDays(RECEIVED, -since),
      second: addDays(RECEIVED, left + 1),
      mark,
    }))
})

type Marked = typeof marked extends fc.Arbitrary<infer One> ? One : never

const referralOf = ({ instrument, mark, markedOn, zeroOn }: Marked): Referral => ({
  id: 'R-1',
  receivedOn: RECEIVED,
  ...CALM,
  risks: CLEAR,
  assessments: [filledIn(instrument, markedOn, mark), filledIn(instrument, zeroOn, 0)],
})

describe('a marked item', () => {
  test('whose period is over is in the past where the same questionnaire was filled in since at 0, and the whole screen is a "no" that still holds', () => {
    fc.assert(
      fc.property(marked, (one) => {
        const referral = referralOf(one)
        const [before, after] = [RECEIVED, one.second].map((asOf) => one.triage.decide(referral, { asOf }))
        expect(
          [before, after].map((decision) => decision !== undefined && reachesSpecialist(decision)),
        ).toEqual([true, false])
        expectPastThoughts(one.triage, referral, one.second)
      }),
      { numRuns: runs(60) },
    )
  })

  const without: { readonly [what: string]: (referral: Referral, one: Marked) => Referral } = {
    'a later questionnaire': (referral) => ({ ...referral, assessments: referral.assessments?.slice(0, 1) }),
    'every item of the later one': (referral) => ({
      ...referral,
      assessments: referral.assessments?.map((each, index) =>
        index === 0
          ? each
          : { ...each, items: each.items?.map((score, item) => (item === 0 ? null : score)) },
      ),
    }),
    'the items of the later one, whose total is 0': (referral, { instrument }) => ({
      ...referral,
      assessments: referral.assessments?.map((each, index) =>
        index === 0 || instrument.total === null
          ? { ...each, items: index === 0 ? each.items : each.items?.map(() => null) }
          : { instrument: each.instrument, completedOn: each.completedOn, total: instrument.total.min },
      ),
    }),
    'one of the same kind: another at 0': (referral, { other, zeroOn }) => ({
      ...referral,
      assessments: [...(referral.assessments?.slice(0, 1) ?? []), filledIn(other, zeroOn, 0)],
    }),
    'a later one: both are of one day': (referral, { markedOn }) => ({
      ...referral,
      assessments: referral.assessments?.map((each) => ({ ...each, completedOn: markedOn })),
    }),
    'a later one: it is of before': (referral, { markedOn }) => ({
      ...referral,
      assessments: referral.assessments?.map((each, index) =>
        index === 0 ? each : { ...each, completedOn: addDays(markedOn, -1) },
      ),
    }),
    'an end to the period of every mark': (referral, { instrument, second, holds }) => ({
      ...referral,
      assessments: [
        ...(referral.assessments ?? []),
        filledIn(instrument, addDays(second, -holds.markedItem), 1),
      ],
    }),
    'an end to the period of every mark, of whatever kind': (referral, { other, second, holds }) => ({
      ...referral,
      assessments: [...(referral.assessments ?? []), filledIn(other, addDays(second, -holds.markedItem), 1)],
    }),
    'a screen: nobody asked': ({ risks: _, ...referral }) => referral,
    'a plan that is ruled out: it is unsure': (referral) => ({
      ...referral,
      risks: { ...referral.risks, suicidePlanOrIntent: 'unsure' },
    }),
    'danger that is ruled out: it is declined': (referral) => ({
      ...referral,
      risks: { ...referral.risks, immediateDanger: 'declined' },
    }),
    'notes that say nothing else': (referral) => ({ ...referral, notes: 'She wants to die.' }),
    'a "no" to the attempt: there was one long ago': (referral) => ({
      ...referral,
      risks: { ...referral.risks, recentSuicideAttempt: { answer: 'yes', happenedOn: '2016' } },
    }),
  }
  const ofOneAnswer = SCREEN.flatMap((name): readonly (readonly [string, (typeof without)[string]])[] => [
    ...([null, 'yes', 'unsure', 'declined'] as const).map(
      (answer) =>
        [
          `a "no" to \`${name}\`: it is ${answer ?? 'open'}`,
          (referral: Referral) => ({ ...referral, risks: { ...referral.risks, [name]: answer } }),
        ] as const,
    ),
    [
      `a "no" to \`${name}\` that still holds`,
      (referral, { holds, second }) => ({
        ...referral,
        risks: {
          ...referral.risks,
          [name]: { answer: 'no', askedOn: addDays(second, -holds.no - 1) },
        },
      }),
    ],
  ])

  test.each([...Object.entries(without), ...ofOneAnswer])(
    'is a signal however old it is without %s',
    (_, change) => {
      fc.assert(
        fc.property(marked, (one) => {
          const referral = change(referralOf(one), one)
          const [before, after] = [RECEIVED, one.second].map((asOf) => one.triage.decide(referral, { asOf }))
          if (before === undefined || after === undefined) throw new Error('there are two')
          expectNoLess(before, after, one.triage.ruleSet, TIME)
          expect(reachesSpecialist(after)).toBe(true)
        }),
        { numRuns: runs(8) },
      )
    },
  )
})

/** Someone clear in all else, of whose attempt or self-harm the day is known. */
const happened = triages.chain((triage) => {
  const holds = holdsFor(triage.ruleSet, triage.service)
  return fc
    .record({ event: fc.constantFrom(...EVENTS), left: fc.nat({ max: holds.no - 1 }) })
    .map(({ event, left }) => ({
      triage,
      event,
      other: event === 'selfHarm' ? ('recentSuicideAttempt' as const) : ('selfHarm' as const),
      happenedOn: addDays(RECEIVED, left - holds.recent),
      second: addDays(RECEIVED, left + 1),
    }))
})

type Happened = typeof happened extends fc.Arbitrary<infer One> ? One : never

const eventReferral = ({ event, happenedOn }: Happened): Referral => ({
  id: 'R-1',
  receivedOn: RECEIVED,
  ...CALM,
  risks: { ...CLEAR, [event]: { answer: 'yes', happenedOn } },
})

describe('an attempt or self-harm with a date', () => {
  test('is in the past once it is not recent, and then a clinician is told and support is not light', () => {
    fc.assert(
      fc.property(happened, (one) => {
        const referral = eventReferral(one)
        const [before, after] = [RECEIVED, one.second].map((asOf) => one.triage.decide(referral, { asOf }))
        expect(
          [before, after].map((decision) => decision !== undefined && reachesSpecialist(decision)),
        ).toEqual([true, false])
        expectPastThoughts(one.triage, referral, one.second)
      }),
      { numRuns: runs(40) },
    )
  })

  const changed: { readonly [what: string]: (one: Happened) => object } = {
    'it has no date': ({ event }) => ({ [event]: 'yes' }),
    'only the day of the question is known': ({ event, happenedOn }) => ({
      [event]: { answer: 'yes', askedOn: happenedOn },
    }),
    'of its date only the year is known, which is not over': ({ event }) => ({
      [event]: { answer: 'yes', happenedOn: '2026' },
    }),
    'it is the month of now': ({ event }) => ({ [event]: { answer: 'yes', happenedOn: '2026-03' } }),
    'somebody is unsure of it': ({ event, happenedOn }) => ({ [event]: { answer: 'unsure', happenedOn } }),
    'the other is a "yes" without a date': ({ event, happenedOn, other }) => ({
      [event]: { answer: 'yes', happenedOn },
      [other]: 'yes',
    }),
    'the other was of yesterday, whatever was answered': ({ event, happenedOn, other }) => ({
      [event]: { answer: 'yes', happenedOn },
      [other]: { answer: 'no', happenedOn: '2026-03-01' },
    }),
    'there are thoughts now': ({ event, happenedOn }) => ({
      [event]: { answer: 'yes', happenedOn },
      suicidalThoughts: 'unsure',
    }),
  }

  test.each(Object.entries(changed))('is as recent as it was where %s', (_, change) => {
    fc.assert(
      fc.property(happened, (one) => {
        // Of its answers each is one of a referral.
        const referral = { ...eventReferral(one), risks: { ...CLEAR, ...change(one) } } as Referral
        const [before, after] = [RECEIVED, one.second].map((asOf) => one.triage.decide(referral, { asOf }))
        if (before === undefined || after === undefined) throw new Error('there are two')
        expectNoLess(before, after, one.triage.ruleSet, TIME)
        expect(reachesSpecialist(after)).toBe(true)
      }),
      { numRuns: runs(8) },
    )
  })

  test('that the notes tell of as well stays a signal', () => {
    fc.assert(
      fc.property(happened, (one) => {
        const referral = { ...eventReferral(one), notes: 'Took an overdose last week.' }
        expect(reachesSpecialist(one.triage.decide(referral, { asOf: one.second }))).toBe(true)
      }),
      { numRuns: runs(8) },
    )
  })
})
