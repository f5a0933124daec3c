import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTolerantly } from '../../../src/cli/reading/tolerant-json.js'

/** JSON without `-0`, which text keeps and people do not. */
const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)))

describe('sound JSON', () => {
  test('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 2), (value, indent) => {
        const read = readTolerantly(JSON.stringify(value, null, indent))
        expect(read).toEqual({ values: [value], duplicates: [], loose: [] })
      }),
    )
  })

  test('keeps a key named __proto__ as a key', () => {
    const [value] = readTolerantly('{"__proto__": {"a": 1}}').values
    expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1}}')
  })
})

describe('a key that is written more than once', () => {
  test('keeps every value, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().map((key) => `k${key}`),
          { maxLength: 5 },
        ),
        fc.array(json, { minLength: 2, maxLength: 4 }),
        (path, values) => {
          const twice = `{${values.map((value) => `"again": ${JSON.stringify(value)}`).join(',')}}`
          const whole = path.reduceRight((inner, key) => `{${JSON.stringify(key)}: ${inner}}`, twice)
          const read = readTolerantly(whole)
          expect(read.duplicates).toMatchObject([{ path: [...path, 'again'] }])
          expect(JSON.stringify(read.values[0])).toContain(`"again":${JSON.stringify(values)}`)
        },
      ),
    )
  })

  test('is told with its lines, the first to be repeated first', () => {
    const { duplicates } = readTolerantly('{"a": {\n"x": 1,\n"x": 2},\n"a": 3, "b": [{"y": 1,\n"y": 2}]}')
    expect(duplicates).toEqual([
      { path: ['a'], lines: [1, 4] },
      { path: ['a', 'x'], lines: [2, 3] },
      { path: ['b', 0, 'y'], lines: [4, 5] },
    ])
  })

  test('is not one that stands in two objects', () => {
    expect(readTolerantly('[{"a": 1}, {"a": {"a": 2}}]').duplicates).toEqual([])
  })
})

describe('broken JSON', () => {
  test('gives what stands before the place where it was cut off', () => {
    const whole = '{"risks": {"suicidalThoughts": "yes"}, "needs": [{"domain": "money"}]}'
    for (let length = '{"risks": {"suicidalThoughts": "yes"'.length; length <= whole.length; length += 1) {
      expect(readTolerantly(whole.slice(0, length)).values[0]).toMatchObject({
        risks: { suicidalThoughts: 'yes' },
      })
    }
  })

  test.each([
    ['{suicidalThoughts: yes}', { suicidalThoughts: 'yes' }],
    ["{'suicidalThoughts': 'yes'}", { suicidalThoughts: 'yes' }],
    ['{"suicidalThoughts" "yes"}', { suicidalThoughts: 'yes' }],
    ['{"a": , "suicidalThoughts": not sure}', { suicidalThoughts: 'not sure' }],
    ['{"suicidalThoughts": True}', { suicidalThoughts: 'True' }],
  ])('is read for what was meant: %s', (text, meant) => {
    expect(readTolerantly(text).values[0]).toEqual(meant)
  })

  test('keeps the words that a stray quote cut out of a text', () => {
    const { loose } = readTolerantly('{"notes": "he said "I want to die" today"}')
    expect(loose).toEqual(['I want to die'])
  })

  test('never throws, whatever the text', () => {
    const mess = fc.string({ unit: fc.constantFrom(...'{}[],:"\\ \n-1aé€', 'null', '"a"', '//') })
    fc.assert(fc.property(mess, (text) => readTolerantly(text) !== null))
  })

  test.each(['[', '{"a":', '[{"a":'])('can be 100,000 levels deep: %s', (opening) => {
    expect(readTolerantly(opening.repeat(100_000)).values).toHaveLength(1)
  })
})
