/** What the guard and the doors behind it cost for data without measure, in processor time: in proportion to the data, and never by the square. */
import { describe, expect, test } from 'vitest'
import { REFERRAL_LIMITS, RULE_SET_LIMITS } from '../../src/input/json-limits.js'
import { readPlainJson } from '../../src/input/plain-json.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import { parseNation } from '../../src/service/parse-nation.js'
import { parseService } from '../../src/service/parse-service.js'
import { services } from '../../src/service/shipped.js'
import { nations } from '../../src/service/shipped-nations.js'

/** Milliseconds of work, however busy the machine is with other things; tried again, at most twice, where that was more than `most`. */
const costOf = (work: () => unknown, most: number): number => {
  let least = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 3 && least >= most; tries += 1) {
    const before = process.cpuUsage()
    work()
    const { system, user } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1_000)
  }
  return least
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

const keyed = (
  count: number,
  name: (index: number) => PropertyKey,
  value: (index: number) => unknown = () => 1,
) => Object.fromEntries(range(count).map((index) => [name(index), value(index)]))

const MARKS = '\u0301'

/** Each with the most milliseconds that the guard may take: three times what it took, or more, when it was written. */
const DATA: readonly (readonly [string, number, () => unknown])[] = [
  ['a million keys', 1_000, () => keyed(1_000_000, (index) => `key${index}`)],
  [
    'a million keys in the risks',
    1_000,
    () => ({ risks: keyed(1_000_000, (index) => `suicidalThoughts${index}`) }),
  ],
  ['a million numbers as keys', 500, () => keyed(1_000_000, (index) => index)],
  ['a list of 4,000 million holes', 50, () => new Array(4_000_000_000)],
  ['a list with one item far out', 50, () => Object.assign([], { 100000000: 1 })],
  [
    'a list with 200,000 keys besides',
    1_000,
    () =>
      Object.assign(
        [1],
        keyed(200_000, (index) => `key${index}`),
      ),
  ],
  [
    'five lists in each of eleven levels',
    1_000,
    () => range(11).reduce<unknown>((inner) => range(5).map(() => inner), 1),
  ],
  ['six keys in each of eleven levels', 1_000, () => range(11).reduce<unknown>((inner) => keyed(6, (index) => `key${index}`, () => inner), 1)], // biome-ignore format: one line
  ['ten texts of 100,000 combining marks', 50, () => range(10).map(() => `e${MARKS.repeat(100_000)}`)],
  ['2,000 texts of 9,998 combining marks', 1_000, () => range(2_000).map(() => `e${MARKS.repeat(9_998)}`)],
  [
    '1,000 keys of 9,000 combining marks',
    500,
    () => keyed(1_000, (index) => `e${MARKS.repeat(9_000)}${index}`),
  ],
  ['2,000 texts of half characters', 500, () => range(2_000).map(() => '\ud800'.repeat(9_999))],
  [
    '2,000 texts that turn the direction of reading',
    1_000,
    () => range(2_000).map(() => '\u202e'.repeat(9_999)),
  ],
  ['a text of 500 million characters', 50, () => 'x'.repeat(500_000_000)],
  ['19,000 keys nearly of one name', 500, () => keyed(19_000, (index) => `suicidalThougt${index}`)],
  ['50 million bytes', 50, () => new Uint8Array(50_000_000)],
]

/** Marks of two classes, which are put in order when a text is normalised: the square of their number is never gone through. */
const MIXED = `e${MARKS.repeat(4_990)}${'\u0323'.repeat(4_990)}`

describe('data without measure', () => {
  test.each(DATA)('%s costs the guard less than %i ms, and no door more than seconds', (_, most, make) => {
    const data = make()
    expect(costOf(() => readPlainJson(data, REFERRAL_LIMITS), most)).toBeLessThan(most)
    for (const door of [parseService, parseNation, parseRuleSet]) {
      expect(costOf(() => door(data), 4_000)).toBeLessThan(4_000)
    }
  })

  test('texts of marks of two classes cost no door more than seconds', () => {
    const contacts = keyed(
      500,
      (index) => `route-${index}`,
      () => MIXED,
    )
    const service = {
      ...services.sp2,
      title: MIXED,
      contact: MIXED,
      routeContacts: contacts,
      words: { cy: contacts },
    }
    expect(costOf(() => parseService(service), 4_000)).toBeLessThan(4_000)
    expect(costOf(() => parseNation({ ...nations.england, ...contacts }), 4_000)).toBeLessThan(4_000)
    expect(
      costOf(() => parseRuleSet({ ...defaultRuleSet(), title: MIXED, conditions: contacts }), 4_000),
    ).toBeLessThan(4_000)
  })

  test('costs about twice as much where it is twice as large', () => {
    const texts = (count: number) => range(count).map((index) => `${index}${MARKS.repeat(9_000)}`)
    const [once, twice] = [texts(900), texts(1_800)]
    const cost = (data: unknown, most: number) => costOf(() => readPlainJson(data, REFERRAL_LIMITS), most)
    const most = 4 * cost(once, 0) + 20
    expect(cost(twice, most)).toBeLessThan(most)
  })
})

describe('limits', () => {
  test('an object of a rule set has at most 20,000 keys, and what stands beside it is looked at', () => {
    const data = { a: keyed(20_001, (index) => `key${index}`), b: Number.NaN }
    const result = readPlainJson(data, RULE_SET_LIMITS)
    expect(result).toMatchObject({
      issues: [
        { code: 'too-large', path: ['a'], message: 'the object has 20001 keys, and 20000 is the most' },
        { code: 'not-plain-data', path: ['b'] },
      ],
    })
    expect(
      readPlainJson(
        keyed(20_000, (index) => `key${index}`),
        RULE_SET_LIMITS,
      ).ok,
    ).toBe(true)
  })
})
