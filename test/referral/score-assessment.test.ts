import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Assessment } from '../../src/referral/assessment-schema.js'
import type { ScoredInstrument } from '../../src/referral/instrument.js'
import { latestItem, latestTotal, leastTotal, scoreAssessment } from '../../src/referral/score-assessment.js'
import { shippedInstruments } from '../../src/referral/shipped-instruments.js'

const instrument = (id: string): ScoredInstrument => {
  const found = shippedInstruments().find((one) => one.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

const [gad7, phq9, core10, swemwbs, ons4] = ['gad-7', 'phq-9', 'core-10', 'swemwbs', 'ons4'].map(
  instrument,
) as [ScoredInstrument, ScoredInstrument, ScoredInstrument, ScoredInstrument, ScoredInstrument]

const withTotals = shippedInstruments().filter(({ total }) => total !== null)

const assessment = (
  id: string,
  items: readonly (number | null)[],
  completedOn = '2026-01-01',
): Assessment => ({ instrument: id, completedOn, items })

const stated = (id: string, total: number, completedOn = '2026-01-01'): Assessment => ({
  instrument: id,
  completedOn,
  total,
})

/** Items that come to `total`: every item as low as it goes, then filled up from the first. */
const itemsFor = ({ itemRange: { max, min }, items }: ScoredInstrument, total: number): readonly number[] => {
  let left = total - items.length * min
  return items.map(() => {
    const more = Math.min(left, max - min)
    left -= more
    return min + more
  })
}

const anyItems = fc.constantFrom(...withTotals).chain((one) => {
  const items = fc.array(fc.option(fc.integer(one.itemRange), { freq: 6 }), {
    minLength: one.items.length,
    maxLength: one.items.length,
  })
  return items.map((all) => assessment(one.id, all))
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
      'epds',
      [
        [9, 'below the cut-offs'],
        [10, 'depression is possible'],
        [12, 'depression is possible'],
        [13, 'depression is likely'],
      ],
    ],
    [
      'core-10',
      [
        [10, 'below the cut-off'],
        [11, 'mild'],
        [15, 'moderate'],
        [20, 'moderately severe'],
        [25, 'severe'],
        [40, 'severe'],
      ],
    ],
    [
      'ucla-3',
      [
        [3, null],
        [9, null],
      ],
    ],
  ] as const)(
    'of %s has its total and its band, at each edge of each band, and so has a total alone',
    (id, edges) => {
      for (const [total, band] of edges) {
        const scores = [
          scoreAssessment(assessment(id, itemsFor(instrument(id), total))),
          scoreAssessment(stated(id, total)),
        ]
        expect(scores.map((score) => [score.total, score.band])).toEqual([
          [total, band],
          [total, band],
        ])
      }
    },
  )

  test('says between what its total can lie', () => {
    for (const { id, itemRange, items } of withTotals) {
      const score = scoreAssessment(assessment(id, Array(items.length).fill(itemRange.min)))
      expect(score.range).toEqual({ min: items.length * itemRange.min, max: items.length * itemRange.max })
      expect(score.total).toBe(score.range?.min)
    }
  })

  test('falls into one band, whatever its total, if it has bands', () => {
    for (const { bands, id, total } of withTotals) {
      const totals = Array.from({ length: (total?.max ?? 0) + 1 }, (_, index) => index).slice(total?.min)
      const named = totals.map((one) => scoreAssessment(stated(id, one)).band)
      if (id !== 'swemwbs')
        expect(
          named.every((band) => (band !== null) === bands.length > 0),
          id,
        ).toBe(true)
    }
  })

  test('without a total has each rating with its band', () => {
    const score = scoreAssessment(assessment('ons4', [4, 9, null, 2]))
    expect(score).toMatchObject({ total: null, band: null, range: null, missing: [3] })
    expect(score.items).toEqual([
      { item: 'satisfaction', score: 4, band: 'low' },
      { item: 'worthwhile', score: 9, band: 'very high' },
      { item: 'happy', score: null, band: null },
      { item: 'anxiety', score: 2, band: 'low' },
    ])
  })

  test('that nobody knows is not scored', () => {
    expect(() => scoreAssessment(assessment('phq-7', [0]))).toThrow('unknown instrument')
  })
})

describe('a total on another scale than that of the items', () => {
  const metric = { instrument: 'swemwbs', completedOn: '2026-01-01', total: 17.98, scale: 'metric' }

  test('is not turned into it: no table was verified', () => {
    expect(scoreAssessment(metric).total).toBeNull()
    expect(latestTotal(swemwbs, [metric]).total).toBeNull()
  })

  test('leaves that of the items as it is', () => {
    expect(scoreAssessment({ ...metric, items: [3, 3, 3, 3, 3, 2, 2] }).total).toBe(19)
    expect(scoreAssessment({ ...metric, total: 19, scale: 'raw' }).total).toBe(19)
  })
})

describe('a questionnaire with an item missing', () => {
  test('has no total and no band, and says which items are missing', () => {
    fc.assert(
      fc.property(anyItems, (one) => {
        const score = scoreAssessment(one)
        const missing = (one.items ?? []).flatMap((item, index) => (item === null ? [index + 1] : []))
        expect(score.missing).toEqual(missing)
        const allowed = instrument(one.instrument).mayBeMissing ?? 0
        expect(score.total === null).toBe(missing.length > allowed)
        if (score.total === null) expect(score.band).toBeNull()
        if (missing.length === 0)
          expect(score.total).toBe((one.items ?? []).reduce<number>((sum, item) => sum + (item ?? 0), 0))
      }),
    )
  })

  test('is not scored even where the answered items alone would reach the highest band', () => {
    const { band, missing, total } = scoreAssessment(assessment('phq-9', [3, 3, 3, 3, 3, 3, 3, 3, null]))
    expect({ band, missing, total }).toEqual({ band: null, missing: [9], total: null })
  })
})

describe('a questionnaire that may have an item missing', () => {
  const items = (missing: number) => core10.items.map((_, index) => (index < missing ? null : 3))

  test('is scored by the others in proportion, up to so many, and to the worse of two whole numbers', () => {
    expect([0, 1, 2].map((missing) => scoreAssessment(assessment('core-10', items(missing))).total)).toEqual([
      30,
      30,
      null,
    ])
    expect(scoreAssessment(assessment('core-10', [null, 1, 0, 0, 0, 0, 0, 0, 0, 0])).total).toBe(2)
  })
})

describe('known failures of others: scoring', () => {
  test('two public PHQ-9 scorers count an unanswered item as 0; here there is no total', () => {
    expect(scoreAssessment(assessment('phq-9', [1, 1, 1, 1, null, 1, 1, 1, 1])).band).toBeNull()
    expect(latestTotal(phq9, [assessment('phq-9', Array(9).fill(null))]).total).toBeNull()
  })

  test('some pages print GAD-7 bands shifted by one; here they cut at 5, 10 and 15', () => {
    const bands = Array.from(
      { length: 22 },
      (_, total) => scoreAssessment(assessment('gad-7', itemsFor(gad7, total))).band,
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
    expect(latestTotal(gad7, all)).toEqual({ total: 3, indexes: [0] })
    expect(latestTotal(phq9, all)).toEqual({ total: null, indexes: [] })
  })

  test('is the highest of one day', () => {
    expect(latestTotal(gad7, [of('2026-02-01', 1), of('2026-02-01', 2)])).toEqual({
      total: 2,
      indexes: [0, 1],
    })
  })

  test('is unknown if the latest one is incomplete: an older total does not stand in for it', () => {
    expect(latestTotal(gad7, [of('2026-01-01', 3), of('2026-02-01', null)]).total).toBeNull()
  })

  test('is unknown without any', () => {
    expect(
      [latestTotal(gad7, []), latestTotal(gad7, null), latestTotal(gad7, undefined)].map(
        ({ total }) => total,
      ),
    ).toEqual([null, null, null])
  })

  test('is the one that is given, where no items are; the lowest, where lower is riskier', () => {
    expect(latestTotal(gad7, [of('2026-02-01', 3), stated('gad-7', 12, '2026-02-01')]).total).toBe(12)
    const two = [20, 30].map((total) => ({ ...stated('swemwbs', total), scale: 'raw' }))
    expect(latestTotal(swemwbs, two).total).toBe(20)
  })

  test('of an item that is rated by itself is that of the latest, and the worst of one day', () => {
    const all = [assessment('ons4', [5, 6, 7, 8]), assessment('ons4', [6, 5, 7, 9])]
    expect([0, 1, 2, 3].map((item) => latestItem(ons4, item, all).total)).toEqual([5, 5, 7, 9])
    expect(latestItem(ons4, 0, [...all, assessment('ons4', [null, 1, 1, 1])]).total).toBeNull()
  })

  test('does not depend on the order they stand in', () => {
    const dated = fc.record({
      day: fc.integer({ min: 1, max: 4 }),
      score: fc.option(fc.integer({ min: 0, max: 3 })),
    })
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 6 }), (list) => {
        const all = list.map(({ day, score }) => of(`2026-01-0${day}`, score))
        expect(latestTotal(gad7, [...all].reverse()).total).toBe(latestTotal(gad7, all).total)
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
    expect(leastTotal(gad7, all)).toEqual({ total, indexes })
  })

  test('is the total, where there is one, and does not depend on their order', () => {
    const dated = fc.record({
      day: fc.integer({ min: 1, max: 4 }),
      scores: fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 7, maxLength: 7 }),
    })
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 6 }), (list) => {
        const all = list.map(({ day, scores }) => of(`2026-01-0${day}`, ...scores))
        const { total } = leastTotal(gad7, all)
        expect(leastTotal(gad7, [...all].reverse()).total).toBe(total)
        expect(latestTotal(gad7, all).total ?? total).toBe(total)
      }),
    )
  })
})
