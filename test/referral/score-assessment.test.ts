import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Assessment, Instrument } from '../../src/referral/assessment.js'
import {
  BANDS,
  latestTotal,
  leastTotal,
  scoreAssessment,
  totalScore,
} from '../../src/referral/score-assessment.js'

const INSTRUMENTS = { 'phq-9': [9, 0, 3], 'gad-7': [7, 0, 3], 'ucla-3': [3, 1, 3] } as const

const assessment = (
  instrument: Instrument,
  items: readonly (number | null)[],
  completedOn = '2026-01-01',
): Assessment => ({ instrument, completedOn, items })

/** Items that come to `total`: every item as low as it goes, then filled up from the first. */
const itemsFor = (instrument: Instrument, total: number): readonly number[] => {
  const [count, min, max] = INSTRUMENTS[instrument]
  let left = total - count * min
  return Array.from({ length: count }, () => {
    const more = Math.min(left, max - min)
    left -= more
    return min + more
  })
}

const anyItems = fc.constantFrom<Instrument[]>('phq-9', 'gad-7', 'ucla-3').chain((instrument) => {
  const [count, min, max] = INSTRUMENTS[instrument]
  const items = fc.array(fc.option(fc.integer({ min, max }), { freq: 6 }), {
    minLength: count,
    maxLength: count,
  })
  return items.map((all) => assessment(instrument, all))
})

describe('a questionnaire with every item answered', () => {
  test.each([
    [
      'phq-9',
      [
        [0, 'minimal'],
        [4, 'minimal'],
        [5, 'mild'],
        [9, 'mild'],
        [10, 'moderate'],
        [14, 'moderate'],
        [15, 'moderately severe'],
        [19, 'moderately severe'],
        [20, 'severe'],
        [27, 'severe'],
      ],
    ],
    [
      'gad-7',
      [
        [0, 'minimal'],
        [4, 'minimal'],
        [5, 'mild'],
        [9, 'mild'],
        [10, 'moderate'],
        [14, 'moderate'],
        [15, 'severe'],
        [21, 'severe'],
      ],
    ],
    [
      'ucla-3',
      [
        [3, 'not lonely'],
        [5, 'not lonely'],
        [6, 'lonely'],
        [9, 'lonely'],
      ],
    ],
  ] as const)('of %s has its total and its band, at each edge of each band', (instrument, edges) => {
    const scores = edges.map(([total]) =>
      scoreAssessment(assessment(instrument, itemsFor(instrument, total))),
    )
    expect(scores.map(({ total, band, missing }) => [total, band, missing])).toEqual(
      edges.map(([total, band]) => [total, band, []]),
    )
  })

  test('says between what its total can lie', () => {
    const ranges = Object.entries(INSTRUMENTS).map(([instrument, [count, min, max]]) => {
      const score = scoreAssessment(assessment(instrument as Instrument, Array(count).fill(min))) // its own keys
      return [score.range, { min: count * min, max: count * max }]
    })
    for (const [given, expected] of ranges) expect(given).toEqual(expected)
  })

  test('falls into one band, whatever its total', () => {
    for (const [instrument, bands] of Object.entries(BANDS)) {
      const ends = bands.map(({ max }) => max + 1)
      expect(
        bands.slice(1).map(({ min }) => min),
        instrument,
      ).toEqual(ends.slice(0, -1))
    }
  })
})

describe('a questionnaire with an item missing', () => {
  test('has no total and no band, and says which items are missing', () => {
    fc.assert(
      fc.property(anyItems, (one) => {
        const score = scoreAssessment(one)
        const missing = one.items.flatMap((item, index) => (item === null ? [index + 1] : []))
        expect(score.missing).toEqual(missing)
        expect(score.total === null).toBe(missing.length > 0)
        expect(score.band === null).toBe(missing.length > 0)
        if (missing.length === 0)
          expect(score.total).toBe(one.items.reduce<number>((sum, item) => sum + (item ?? 0), 0))
      }),
    )
  })

  test('is not scored even where the answered items alone would reach the highest band', () => {
    const { band, missing, total } = scoreAssessment(assessment('phq-9', [3, 3, 3, 3, 3, 3, 3, 3, null]))
    expect({ band, missing, total }).toEqual({ band: null, missing: [9], total: null })
  })
})

describe('known failures of others: scoring', () => {
  test('two public PHQ-9 scorers count an unanswered item as 0; here there is no total', () => {
    expect(totalScore([1, 1, 1, 1, null, 1, 1, 1, 1])).toBeNull()
    expect(scoreAssessment(assessment('phq-9', [1, 1, 1, 1, null, 1, 1, 1, 1])).band).toBeNull()
    expect(latestTotal('phq-9', [assessment('phq-9', Array(9).fill(null))]).total).toBeNull()
  })

  test('some pages print GAD-7 bands shifted by one; here they cut at 5, 10 and 15', () => {
    const bands = Array.from(
      { length: 22 },
      (_, total) => scoreAssessment(assessment('gad-7', itemsFor('gad-7', total))).band,
    )
    const cuts = bands.flatMap((band, total) => (total > 0 && band !== bands[total - 1] ? [total] : []))
    expect(cuts).toEqual([5, 10, 15])
  })
})

describe('the total that counts', () => {
  const of = (completedOn: string, score: number | null): Assessment =>
    assessment('gad-7', [score, 0, 0, 0, 0, 0, 0], completedOn)

  test('is that of the latest questionnaire of its kind, wherever it stands', () => {
    const all = [of('2026-02-01', 3), assessment('ucla-3', [3, 3, 3], '2026-03-01'), of('2026-01-01', 1)]
    expect(latestTotal('gad-7', all)).toEqual({ total: 3, indexes: [0] })
    expect(latestTotal('phq-9', all)).toEqual({ total: null, indexes: [] })
  })

  test('is the highest of one day', () => {
    expect(latestTotal('gad-7', [of('2026-02-01', 1), of('2026-02-01', 2)])).toEqual({
      total: 2,
      indexes: [0, 1],
    })
  })

  test('is unknown if the latest one is incomplete: an older total does not stand in for it', () => {
    expect(latestTotal('gad-7', [of('2026-01-01', 3), of('2026-02-01', null)]).total).toBeNull()
  })

  test('is unknown without any', () => {
    expect(
      [latestTotal('gad-7', []), latestTotal('gad-7', null), latestTotal('gad-7', undefined)].map(
        ({ total }) => total,
      ),
    ).toEqual([null, null, null])
  })

  test('does not depend on the order they stand in', () => {
    const dated = fc.record({
      day: fc.integer({ min: 1, max: 4 }),
      score: fc.option(fc.integer({ min: 0, max: 3 })),
    })
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 6 }), (list) => {
        const all = list.map(({ day, score }) => of(`2026-01-0${day}`, score))
        expect(latestTotal('gad-7', [...all].reverse()).total).toBe(latestTotal('gad-7', all).total)
      }),
    )
  })
})

describe('what is seen at the least', () => {
  const of = (completedOn: string, ...items: readonly (number | null)[]): Assessment =>
    assessment(
      'gad-7',
      Array.from({ length: 7 }, (_, index) => items[index] ?? null),
      completedOn,
    )
  const complete = (completedOn: string, each: number) => of(completedOn, ...Array(7).fill(each))

  test.each<[string, readonly Assessment[], number, readonly number[]]>([
    ['is 0 without any', [], 0, []],
    ['is the total of a complete one', [complete('2026-01-01', 2)], 14, [0]],
    ['is the sum of the answered items of a partial one', [of('2026-01-01', 3, 3)], 6, [0]],
    [
      'stays that of a complete one when a later one is broken off',
      [complete('2026-01-01', 3), of('2026-02-01', 0, 0)],
      21,
      [0],
    ],
    [
      'rises with a partial one that is worse',
      [complete('2026-01-01', 1), of('2026-02-01', 3, 3, 3)],
      9,
      [1],
    ],
    [
      'is that of a later complete one, which takes the place of all before it',
      [of('2025-12-01', 3, 3, 3), complete('2026-01-01', 3), complete('2026-02-01', 1)],
      7,
      [2],
    ],
  ])('%s', (_, all, total, indexes) => {
    expect(leastTotal('gad-7', all)).toEqual({ total, indexes })
  })

  test('is the total, where there is one, and does not depend on their order', () => {
    const dated = fc.record({
      day: fc.integer({ min: 1, max: 4 }),
      scores: fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 7, maxLength: 7 }),
    })
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 6 }), (list) => {
        const all = list.map(({ day, scores }) => of(`2026-01-0${day}`, ...scores))
        const { total } = leastTotal('gad-7', all)
        expect(leastTotal('gad-7', [...all].reverse()).total).toBe(total)
        expect(latestTotal('gad-7', all).total ?? total).toBe(total)
      }),
    )
  })
})
