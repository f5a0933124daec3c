import { describe, expect, test } from 'vitest'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { unwrap } from '../../src/issue/issue.js'
import type { Assessment } from '../../src/referral/assessment-schema.js'
import { addDays } from '../../src/referral/calendar-date.js'
import type { Referral, Risks } from '../../src/referral/referral.js'

const RECEIVED = '2026-03-02'
const LAST_DAY_OF_PERIOD = addDays(RECEIVED, -731)
const LONG_AGO = addDays(RECEIVED, -732)

const phq9 = (completedOn: string, item9: number | null, others = 1): Assessment => ({
  instrument: 'phq-9',
  completedOn,
  items: [...Array<number>(8).fill(others), item9],
})

const CLEAR: Risks = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' }

const factsOf = (
  assessments: readonly Assessment[],
  risks: Risks = CLEAR,
  rest: Partial<Referral> = {},
  asOf = RECEIVED,
) =>
  unwrap(
    deriveFacts(
      {
        referral: { id: 'R-1', receivedOn: RECEIVED, assessments, risks, ...rest },
        service: { id: 'anywhere', title: 'Anywhere', nation: 'england' },
        asOf,
      },
      { localFacts: [] },
    ),
  ).origins

const then = phq9(LONG_AGO, 2)
const since = phq9('2026-02-20', 0)

const SIGNAL = { suicidalThoughts: { value: 'yes', origin: 'combined' } }

describe('an item about suicide that was marked more than two years ago', () => {
  test('is in the past with a later whole questionnaire at 0 and a clear screen, and names the item', () => {
    const origins = factsOf([then, since])
    expect(origins['suicidalThoughts']).toMatchObject({ value: 'no', origin: 'given' })
    expect(origins['pastSuicidalThoughts']).toMatchObject({
      value: 'yes',
      origin: 'combined',
      from: ['assessments[0].items[8]'],
      marked: [{ instrument: 'PHQ-9', item: 9, completedOn: LONG_AGO }],
    })
    expect(origins['suicidePlanOrIntent']).toMatchObject({ value: 'no', origin: 'inferred' })
  })

  test('is in the past whatever the other items add up to: it is the item that was at 0', () => {
    expect(factsOf([then, phq9('2026-02-20', 0, 3)])['suicidalThoughts']?.value).toBe('no')
  })

  test('is in the past whether the later questionnaire is listed before or after it', () => {
    expect(factsOf([since, then])['suicidalThoughts']?.value).toBe('no')
  })

  test.each<[string, readonly Assessment[]]>([
    ['no later questionnaire', [then]],
    ['a later one that was broken off', [then, { ...since, items: [0, 0, 0, null, 0, 0, 0, 0, 0] }]],
    ['a later one without the item', [then, phq9('2026-02-20', null)]],
    [
      'a later one of which only the total is known',
      [then, { instrument: 'phq-9', completedOn: '2026-02-20', total: 0 }],
    ],
    ['one of the same day', [then, phq9(LONG_AGO, 0)]],
    ['an earlier one at 0', [then, phq9(addDays(LONG_AGO, -30), 0)]],
    [
      'a later one of another kind',
      [then, { instrument: 'epds', completedOn: '2026-02-20', items: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }],
    ],
    ['a mark within two years', [phq9(LAST_DAY_OF_PERIOD, 2), since]],
    ['a mark of a day in the wrong century', [phq9('1926-02-20', 2), since]],
    ['a mark of the day that a program counts from', [phq9('1970-01-01', 2), since]],
    ['another mark within two years', [then, phq9('2025-06-01', 1), since]],
    [
      'a mark of another kind within two years',
      [
        then,
        since,
        { instrument: 'core-10', completedOn: '2025-06-01', items: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0] },
      ],
    ],
    [
      'a later mark that nobody answered anew',
      [then, phq9(addDays(LONG_AGO, -10), 0), phq9(addDays(LONG_AGO, -5), 3)],
    ],
  ])('is a signal today with a clear screen and %s', (_, assessments) => {
    expect(factsOf(assessments)).toMatchObject(SIGNAL)
  })

  test.each<[string, Risks]>([
    ['nobody asked', {}],
    ['one question is open', { ...CLEAR, selfHarm: null }],
    ['one is unsure', { ...CLEAR, suicidalThoughts: 'unsure' }],
    ['one is declined', { ...CLEAR, recentSuicideAttempt: 'declined' }],
    ['one "no" is too old', { ...CLEAR, selfHarm: { answer: 'no', askedOn: '2026-02-01' } }],
    ['all are too old', { ...CLEAR, askedOn: '2026-02-01' }],
    [
      'an attempt long ago stands in the place of a "no"',
      { ...CLEAR, recentSuicideAttempt: { answer: 'yes', happenedOn: '2016' } },
    ],
    ['a plan is unsure', { ...CLEAR, suicidePlanOrIntent: 'unsure' }],
    ['danger now is declined', { ...CLEAR, immediateDanger: 'declined' }],
  ])('is a signal today with a later questionnaire at 0 where %s', (_, risks) => {
    expect(factsOf([then, since], risks)).toMatchObject(SIGNAL)
  })

  test('is a signal today where the notes speak of danger', () => {
    expect(factsOf([then, since], CLEAR, { notes: 'Took an overdose last night.' })).toMatchObject(SIGNAL)
  })

  test('becomes one in the past on the day its period is over, and a signal again when the "no" has worn out', () => {
    const at = (asOf: string) => factsOf([phq9(LAST_DAY_OF_PERIOD, 2), since], CLEAR, {}, asOf)
    expect(at(RECEIVED)).toMatchObject(SIGNAL)
    expect(at(addDays(RECEIVED, 1))['suicidalThoughts']?.value).toBe('no')
    expect(at(addDays(RECEIVED, 29))).toMatchObject(SIGNAL)
  })

  test('of an EPDS is in the past by a later EPDS', () => {
    const epds = (completedOn: string, item10: number): Assessment => ({
      instrument: 'epds',
      completedOn,
      items: [1, 1, 1, 1, 1, 1, 1, 1, 1, item10],
    })
    const origins = factsOf([epds(LONG_AGO, 1), epds('2026-02-20', 0)])
    expect([origins['selfHarm']?.value, origins['suicidalThoughts']?.value]).toEqual(['no', 'no'])
    expect(origins['pastSuicidalThoughts']?.value).toBe('yes')
  })

  test('of which two kinds were marked is in the past only where both were answered anew', () => {
    const core: Assessment = {
      instrument: 'core-10',
      completedOn: LONG_AGO,
      items: [0, 0, 0, 0, 0, 2, 0, 0, 0, 0],
    }
    expect(factsOf([then, since, core])).toMatchObject(SIGNAL)
  })
})
