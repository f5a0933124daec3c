import { describe, expect, test } from 'vitest'
import { formatPath } from '../../src/issue/issue.js'
import { parseReferral, readReferral } from '../../src/referral/parse-referral.js'
import { shippedInstruments } from '../../src/referral/shipped-instruments.js'
import { markedItems } from '../../src/referral/signal-items.js'
import { shippedVocabulary } from '../../src/referral/vocabulary.js'

const withOne = (assessment: object) => ({
  id: 'R-1',
  receivedOn: '2026-03-02',
  assessments: [{ completedOn: '2026-02-27', ...assessment }],
})

const issuesOf = (assessment: object): readonly string[] => {
  const read = parseReferral(withOne(assessment))
  return read.ok ? [] : read.issues.map(({ code, path }) => `${formatPath(path.slice(2))} ${code}`)
}

const nine = [3, 2, 1, 0, 0, 0, 0, 0, 0]

describe('a questionnaire on record', () => {
  test.each([
    ['its items', { instrument: 'phq-9', items: nine }],
    ['a total alone', { instrument: 'phq-9', total: 12 }],
    ['both, where they agree', { instrument: 'phq-9', items: nine, total: 6 }],
    [
      'items, some of them missing, and a total that they can come to',
      { instrument: 'gad-7', items: [3, 3, null, null, 0, 0, 0], total: 9 },
    ],
    ['a total on the scale of the items', { instrument: 'swemwbs', total: 19, scale: 'raw' }],
    ['a total on another scale, with decimals', { instrument: 'swemwbs', total: 17.98, scale: 'metric' }],
    ['ratings', { instrument: 'ons4', items: [7, 8, null, 3] }],
  ])('is taken with %s', (_, assessment) => {
    expect(issuesOf(assessment)).toEqual([])
  })

  test.each([
    ['neither items nor a total', { instrument: 'phq-9' }, ['items missing']],
    [
      'a total that is not what its items come to',
      { instrument: 'phq-9', items: nine, total: 7 },
      ['total total-differs'],
    ],
    [
      'a total below the items that were answered',
      { instrument: 'gad-7', items: [3, 3, 3, null, 0, 0, 0], total: 8 },
      ['total total-differs'],
    ],
    ['a total above its range', { instrument: 'gad-7', total: 22 }, ['total out-of-range']],
    ['a total that does not say of which scale', { instrument: 'swemwbs', total: 19 }, ['scale missing']],
    [
      'decimals on the scale of the items',
      { instrument: 'swemwbs', total: 17.98, scale: 'raw' },
      ['total wrong-type'],
    ],
    [
      'a scale that it does not have',
      { instrument: 'swemwbs', total: 19, scale: 'other' },
      ['scale not-allowed'],
    ],
    [
      'a total, where it has none',
      { instrument: 'ons4', items: [1, 2, 3, 4], total: 10 },
      ['total unknown-key'],
    ],
    ['the number of items of another', { instrument: 'phq-8', items: nine }, ['items wrong-item-count']],
    [
      'a score beyond its items',
      { instrument: 'core-10', items: [5, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
      ['items[0] out-of-range'],
    ],
  ])('is refused with %s', (_, assessment, issues) => {
    expect(issuesOf(assessment)).toEqual(issues)
  })
})

describe('an instrument that is not known', () => {
  const hintFor = (
    instrument: string,
    known: readonly string[] = ['phq-9', 'gad-7', 'swemwbs', 'core-10'],
  ) => {
    const vocabulary = {
      ...shippedVocabulary,
      instruments: shippedInstruments().filter(({ id }) => known.includes(id)),
    }
    const read = parseReferral(withOne({ instrument, items: nine }), { vocabulary })
    const issues = read.ok ? [] : read.issues.filter(({ code }) => code === 'unknown-instrument')
    expect(issues).toHaveLength(1)
    return issues[0]?.hint
  }

  test.each(['phq-8', 'phq-7', 'gad-9', 'wemwbs', 'core-om', 'epds', 'audit'])(
    'is named as such: `%s` is no slip for one that is like it',
    (name) => {
      expect(hintFor(name)).toBe(
        'the rule set knows `phq-9`, `gad-7`, `swemwbs`, `core-10`; it can declare another under `vocabulary.instruments`',
      )
    },
  )

  test.each([
    ['PHQ9', 'phq-9'],
    ['phq_9', 'phq-9'],
    ['swemwsb', 'swemwbs'],
    ['CORE10', 'core-10'],
  ])('is a slip where it is another way to write one: `%s`', (name, meant) => {
    expect(hintFor(name)).toBe(`did you mean \`${meant}\`?`)
  })

  test('is told where the rule set knows none at all', () => {
    expect(hintFor('phq-9', [])).toContain('the rule set knows none')
  })

  test('leaves the referral to a person, and its signals are looked for', () => {
    const read = readReferral(
      withOne({ instrument: 'our-scale', items: [0, 0], notes: 'wants to end her life' }),
      shippedVocabulary,
    )
    expect(read.ok || read.signals.map(({ risk }) => risk)).toEqual(['suicidalThoughts'])
  })
})

describe('data that could not be read', () => {
  const signalsIn = (assessment: unknown) => {
    const read = readReferral({ id: 7, assessments: [assessment] }, shippedVocabulary)
    return read.ok ? null : [...new Set(read.signals.map(({ risk }) => risk))]
  }

  test.each([
    ['item 10 of an EPDS', { instrument: 'EPDS', items: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1] }],
    ['item 10 of an EPDS by its number', { epds: { item1: 0, item10: 2 } }],
    ['item 10 of an EPDS in a column of its own', { epds_q10: '1' }],
    ['a total of an EPDS that cannot be without it', { instrument: 'epds', total: 28 }],
    ['the same under its name', { epds: '29/30' }],
    ['the scores of an EPDS as text', { epds_scores: '0,0,0,0,0,0,0,0,0,3' }],
  ])('gives a signal by %s', (_, assessment) => {
    expect(signalsIn(assessment)).toEqual(['suicidalThoughts'])
  })

  test('gives those of a plan, too, by item 6 of a CORE-10', () => {
    const items = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0]
    expect(signalsIn({ instrument: 'core-10', items })).toEqual(['suicidalThoughts', 'suicidePlanOrIntent'])
    expect(signalsIn({ name: 'CORE 10', total: 37 })).toEqual(['suicidalThoughts', 'suicidePlanOrIntent'])
  })

  test.each([
    ['an EPDS with item 10 at 0', { instrument: 'epds', items: [3, 3, 3, 3, 3, 3, 3, 3, 3, 0] }],
    ['a CORE-10 with item 6 at 0', { instrument: 'core-10', items: [4, 4, 4, 4, 4, 0, 4, 4, 4, 4] }],
    ['a total that can be without it', { instrument: 'epds', total: 27 }],
  ])('gives none by %s', (_, assessment) => {
    expect(signalsIn(assessment)).toEqual([])
  })
})

describe('an item about suicide', () => {
  const marked = (assessment: object) =>
    markedItems([{ instrument: '', completedOn: '2026-02-27', ...assessment }], shippedInstruments()).map(
      ({ item, place }) => `${place} ${item}`,
    )

  test.each([
    ['phq-9', 24, 25, 9],
    ['epds', 27, 28, 10],
    ['core-10', 36, 37, 6],
  ])('of %s can be at 0 with a total of %i, and not with %i', (instrument, without, telling, item) => {
    expect(marked({ instrument, total: without })).toEqual([])
    expect(marked({ instrument, total: telling })).toEqual([`assessments[0].total ${item}`])
  })

  test('is what is left of the total where the other items are on record', () => {
    expect(marked({ instrument: 'phq-9', items: [1, 1, 1, 1, 1, 1, 1, 1, null], total: 9 })).toEqual([
      'assessments[0].total 9',
    ])
    expect(marked({ instrument: 'phq-9', items: [1, 1, 1, 1, 1, 1, 1, 1, null], total: 8 })).toEqual([])
  })

  test('stays unknown where the total was worked out without it', () => {
    const items = [4, 4, 4, 4, 4, null, 4, 4, 4, 4]
    expect(marked({ instrument: 'core-10', items, total: 40 })).toEqual([])
    expect(marked({ instrument: 'core-10', items, total: 38 })).toEqual(['assessments[0].total 6'])
  })
})
