import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPath } from '../../src/issue/issue.js'
import { parseInstrument } from '../../src/referral/check-instrument.js'

const mood = {
  id: 'mood-4',
  title: 'MOOD-4',
  measures: 'mood',
  question: 'Would you answer four questions about mood with me?',
  items: ['1', '2', '3', '4'].map((id) => ({ id })),
  itemRange: { min: 0, max: 3 },
  total: { min: 0, max: 12, riskier: 'higher' },
  bands: [
    { min: 0, max: 5, title: 'low' },
    { min: 6, max: 12, title: 'high' },
  ],
  signalItems: [{ item: '4', signals: ['suicidalThoughts'] }],
}

const issuesOf = (changes: object): readonly string[] => {
  const read = parseInstrument({ ...mood, ...changes })
  return read.ok ? [] : read.issues.map(({ code, path }) => `${formatPath(path)} ${code}`)
}

describe('a questionnaire of one’s own', () => {
  test('is read as it was written', () => {
    expect(parseInstrument(mood)).toEqual({ ok: true, value: mood })
  })

  test.each<[string, object, readonly string[]]>([
    [
      'two items of one name',
      { items: ['1', '1', '3', '4'].map((id) => ({ id })) },
      ['items[1].id duplicate-name'],
    ],
    ['a reversed item that is not there', { reversed: ['5'] }, ['reversed[0] not-allowed']],
    [
      'a signal item that is not there',
      { signalItems: [{ item: '9', signals: ['suicidalThoughts'] }] },
      ['signalItems[0].item not-allowed'],
    ],
    [
      'a signal item that signals nothing',
      { signalItems: [{ item: '4', signals: [] }] },
      ['signalItems[0].signals out-of-range'],
    ],
    [
      'a signal item where less is riskier',
      { total: { min: 0, max: 12, riskier: 'lower' } },
      ['signalItems[0] not-allowed'],
    ],
    ['no word on its signal items', { signalItems: undefined }, ['signalItems missing']],
    [
      'a total that its items do not add up to',
      { total: { min: 0, max: 13, riskier: 'higher' }, bands: [] },
      ['total out-of-range'],
    ],
    ['bands without a total', { total: null }, ['bands not-allowed']],
    ['as many items missing as there are', { mayBeMissing: 4 }, ['mayBeMissing out-of-range']],
    [
      'items that cannot differ',
      { itemRange: { min: 3, max: 3 }, total: null, bands: [] },
      ['itemRange range-inverted'],
    ],
    [
      'an item of its own way beside a total',
      { items: [{ id: '1', riskier: 'higher' }, ...mood.items.slice(1)] },
      ['items[0].riskier not-allowed'],
    ],
    [
      'bands of an item with a gap',
      { items: [{ id: '1', bands: [{ min: 0, max: 1, title: 'low' }] }, ...mood.items.slice(1)] },
      ['items[0].bands bands-broken'],
    ],
    [
      'an item that speaks of suicide and is no signal',
      { items: [{ id: 'suicidal-thoughts' }, ...mood.items.slice(1)] },
      ['items[0] missing'],
    ],
  ])('is refused with %s', (_, changes, issues) => {
    expect(issuesOf(changes)).toEqual(issues)
  })

  test('is told all that is wrong with it at once', () => {
    expect(issuesOf({ reversed: ['x'], mayBeMissing: 9, bands: [{ min: 0, max: 3, title: 'low' }] })).toEqual(
      ['reversed[0] not-allowed', 'mayBeMissing out-of-range', 'bands bands-broken'],
    )
  })

  test('has bands that take every total once, or is refused', () => {
    const bands = fc.array(
      fc.record({
        min: fc.integer({ min: -1, max: 13 }),
        max: fc.integer({ min: -1, max: 13 }),
        title: fc.constant('band'),
      }),
      { maxLength: 3 },
    )
    const cut = fc
      .uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 })
      .map((cuts) => [0, ...cuts.sort((a, b) => a - b)])
      .map((starts) =>
        starts.map((min, index) => ({ min, max: (starts[index + 1] ?? 13) - 1, title: 'band' })),
      )
    fc.assert(
      fc.property(fc.oneof(bands, cut), (some) => {
        const totals = Array.from({ length: 15 }, (_, index) => index - 1)
        const isCovered = totals.every(
          (total) =>
            some.filter(({ max, min }) => total >= min && total <= max).length ===
            (total >= 0 && total <= 12 ? 1 : 0),
        )
        const inOrder = some.every(({ min }, index) => index === 0 || min > (some[index - 1]?.min ?? 0))
        const sound = some.every(({ max, min }) => min <= max)
        expect(issuesOf({ bands: some }).length === 0).toBe(
          some.length === 0 || (isCovered && inOrder && sound),
        )
      }),
    )
  })

  test('never stops its reader, whatever is handed in', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(parseInstrument(anything).ok).toBe(false)
      }),
    )
  })
})
