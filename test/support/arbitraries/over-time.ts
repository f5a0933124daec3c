/** Referrals with dates of all kinds, and two days on which to decide them: nobody's age is known, so that time does nothing by it. */
import fc from 'fast-check'
import { unwrap } from '../../../src/issue/issue.js'
import type { Assessment } from '../../../src/referral/assessment-schema.js'
import { addDays } from '../../../src/referral/calendar-date.js'
import type { Instrument, ScoredInstrument } from '../../../src/referral/instrument.js'
import type { Referral } from '../../../src/referral/referral.js'
import { vocabularyOf } from '../../../src/referral/vocabulary.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { holdsFor } from '../../../src/service/holds.js'
import { services } from '../../../src/service/shipped.js'
import { datedReferrals, full, half } from '../../../src/testing/arbitraries/random-referrals.js'
import { createTriage, type Triage } from '../../../src/triage.js'
import { DEFAULT_TRIAGES } from '../default-triages.js'
import { OWN_WORDS, YOUTH_SERVICE, youngPeopleDocument } from '../young-people.js'
import { MARKED, UNMARKED } from './notes.js'

const ownInstrument = (id: string, title: string, itemAboutDanger: number): Instrument => ({
  id,
  title,
  measures: 'distress',
  question: `Would you fill in the ${title}?`,
  items: Array.from({ length: 9 }, (_, index) => ({
    id: index === itemAboutDanger ? 'about-danger' : String(index + 1),
  })),
  itemRange: { min: 0, max: 3 },
  total: { min: 0, max: 27, riskier: 'higher' },
  bands: [],
  signalItems: [{ item: 'about-danger', signals: ['suicidalThoughts'] }],
})

/** Words, questionnaires and a question about danger of its own; one of the questionnaires bears the name of another kind. */
const ownRuleSet = (): RuleSet =>
  unwrap(
    parseRuleSet(
      youngPeopleDocument({
        ...OWN_WORDS,
        instruments: [ownInstrument('yp-9', 'YP-9', 3), ownInstrument('yp-9-short', 'YP-9', 8)],
      }),
    ),
  )

/** A service that is stricter than the safety floor in everything. */
const STRICT = createTriage({
  service: {
    ...services.sp7,
    holds: {
      no: { days: 9 },
      recent: { days: 366 },
      markedItem: { days: 1_000 },
      firstConversation: { days: 3 },
    },
  },
})

const OWN = createTriage({ service: YOUTH_SERVICE, ruleSet: ownRuleSet() })

/** The rules that ship at each of the nine services and at a stricter one, and rules with words of their own. */
export const triages = fc.constantFrom(...DEFAULT_TRIAGES, STRICT, STRICT, OWN, OWN, OWN)

/** The questionnaires with an item about danger. */
export const signalInstruments = ({ ruleSet }: Triage): readonly ScoredInstrument[] =>
  vocabularyOf(ruleSet).instruments.filter(({ signalItems }) => signalItems.length > 0)

/** Filled in whole: its items about danger at one score, all others at another. */
export const filledIn = (
  { id, items, signalItems }: ScoredInstrument,
  completedOn: string,
  aboutDanger: number,
  others = 0,
): Assessment => ({
  instrument: id,
  completedOn,
  items: items.map((item) => (signalItems.some((one) => one.item === item.id) ? aboutDanger : others)),
})

const withoutLast = (one: Assessment): Assessment => ({
  ...one,
  items: one.items?.map((score, index) => (index === 0 ? null : score)) ?? [],
})

const totalOf = ({ total }: ScoredInstrument, one: Assessment): Assessment => {
  const { items: _, ...rest } = one
  return total === null ? one : { ...rest, total: total.min }
}

/** Shortly before the end of a period, on it or after it; and anywhere. */
const around = (...periods: readonly number[]): fc.Arbitrary<number> =>
  fc.oneof(
    ...periods.map((days) => fc.integer({ min: Math.max(0, days - 15), max: days + 1 })),
    fc.nat(1_500),
  )

const questionnaires = (triage: Triage, receivedOn: string): fc.Arbitrary<readonly Assessment[]> => {
  const { markedItem } = holdsFor(triage.ruleSet, triage.service)
  const one = fc
    .record({
      instrument: fc.constantFrom(...signalInstruments(triage)),
      days: fc.oneof(fc.constantFrom(1, 20, 400), around(markedItem)),
      aboutDanger: fc.constantFrom(0, 0, 0, 1),
      others: fc.constantFrom(0, 1),
      as: fc.constantFrom('whole', 'whole', 'whole', 'broken-off', 'total'),
    })
    .map(({ aboutDanger, as, days, instrument, others }): Assessment => {
      const whole = filledIn(instrument, addDays(receivedOn, -Math.max(1, days)), aboutDanger, others)
      return as === 'whole' ? whole : as === 'total' ? totalOf(instrument, whole) : withoutLast(whole)
    })
  // Often two of one kind: a mark long ago, and the same questionnaire since.
  const pair = fc
    .tuple(
      fc.constantFrom(...signalInstruments(triage)),
      around(markedItem),
      fc.integer({ min: 1, max: 700 }),
    )
    .map(([instrument, days, since]): readonly Assessment[] => [
      filledIn(instrument, addDays(receivedOn, -Math.max(1, days)), 1),
      filledIn(instrument, addDays(receivedOn, -since), 0),
    ])
  return fc
    .tuple(fc.option(pair, { nil: [] }), fc.array(one, { maxLength: 2 }))
    .map(([two, others]) => [...two, ...others])
}

const NO_DANGER = {
  suicidePlanOrIntent: 'no',
  immediateDanger: 'no',
  harmToOthers: 'no',
  childAtRisk: 'no',
  adultSafeguarding: 'no',
  domesticAbuse: 'no',
  substanceDependence: 'no',
  harmToPartner: 'no',
  harmFromOthers: 'no',
  selfNeglect: 'no',
} as const
const CLEAR_SCREEN = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' } as const

/** Answers as they were drawn; or the screen is clear; or it is, and everything else about danger: then other dangers hide nothing. */
const ALL_CLEAR = { ...NO_DANGER, ...CLEAR_SCREEN }
const CALMED = [{}, CLEAR_SCREEN, NO_DANGER, ALL_CLEAR, ALL_CLEAR, ALL_CLEAR] as const

/** Who referred, and what no service turns anybody away for. */
const WELCOME = { source: 'gp', consent: 'yes' } as const

const withoutAge = ({ client, ...rest }: Referral): Referral => {
  const { dateOfBirth: _, ...others } = client ?? {}
  return { ...rest, client: others }
}

/** A referral, a triage and two days, the later one second. */
export interface OverTime {
  readonly triage: Triage
  readonly referral: Referral
  readonly days: readonly [first: string, second: string]
}

const eventOf = (recent: number) =>
  fc.option(
    fc.record({
      answer: fc.constantFrom('yes', 'yes', 'no', 'unsure', 'declined', null),
      days: around(recent),
      digits: fc.constantFrom(4, 7, 10),
    }),
    { nil: null, freq: 2 },
  )

/** Seldom there: where all events have dates, one of them is recent nearly always, and nothing is past. */
const sometimes = <T>(one: fc.Arbitrary<T | null>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: one })

/** Referrals of every kind, decided twice. */
export const overTime: fc.Arbitrary<OverTime> = triages.chain((triage) => {
  const { markedItem, no, recent } = holdsFor(triage.ruleSet, triage.service)
  const scope = triage.ruleSet
  return fc.oneof(datedReferrals(half, scope), datedReferrals(full, scope)).chain((drawn) =>
    fc
      .record({
        assessments: questionnaires(triage, drawn.receivedOn),
        calmed: fc.constantFrom(...CALMED),
        isWelcome: fc.boolean(),
        keepsDate: fc.boolean(),
        keepsDrawn: fc.boolean(),
        events: fc.record({
          recentSuicideAttempt: eventOf(recent),
          pastSuicideAttempt: sometimes(eventOf(recent)),
          selfHarm: eventOf(recent),
          pastSelfHarm: sometimes(eventOf(recent)),
        }),
        notes: fc.oneof(
          { weight: 4, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: fc.constantFrom(...UNMARKED, ...MARKED) },
        ),
        first: fc.oneof(
          { weight: 3, arbitrary: fc.constant(0) },
          { weight: 1, arbitrary: around(no, recent) },
        ),
        wait: fc.oneof(fc.integer({ min: 1, max: no }), around(no, recent, markedItem)),
      })
      .map(
        ({ assessments, calmed, events, first, isWelcome, keepsDate, keepsDrawn, notes, wait }): OverTime => {
          const { askedOn, ...answers } = drawn.risks ?? {}
          const happened = Object.fromEntries(
            Object.entries(events).flatMap(([name, event]) =>
              event === null
                ? []
                : [
                    [
                      name,
                      {
                        answer: event.answer,
                        happenedOn: addDays(drawn.receivedOn, -event.days).slice(0, event.digits),
                      },
                    ],
                  ],
            ),
          )
          const { notes: _, ...rest } = withoutAge(drawn)
          const referral = {
            ...rest,
            ...(isWelcome ? WELCOME : {}),
            ...(notes === null ? {} : { notes: notes.text }),
            assessments: [...(keepsDrawn ? (drawn.assessments ?? []) : []), ...assessments],
            risks: { ...answers, ...(keepsDate && askedOn ? { askedOn } : {}), ...calmed, ...happened },
          } as Referral // every field as its schema has it; that they read is seen when they are decided
          const day = addDays(drawn.receivedOn, first)
          return { triage, referral, days: [day, addDays(day, Math.max(1, wait))] }
        },
      ),
  )
})
