import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/input/json.js'
import { arrange } from '../../../src/rule-set/reading/arrange.js'
import { defaultRuleSet, safetyFloor } from '../../../src/rule-set/shipped.js'
import { withKeysShuffled } from '../../support/shuffled.js'

const json = (value: unknown): Json => value as Json // as fast-check draws it

describe('keys', () => {
  test('come in one order, however they were written', () => {
    const pairs = fc.jsonValue().chain((data) => fc.tuple(fc.constant(data), withKeysShuffled(data)))
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        expect(JSON.stringify(arrange(json(other)))).toBe(JSON.stringify(arrange(json(one))))
      }),
    )
  })

  test('that are in order are not put in order again', () => {
    const arranged = arrange({ rules: [], title: 'T', id: 'a', limits: { max: 2, min: 1 } })
    expect(Object.keys(Object(arranged))).toEqual(['id', 'title', 'rules', 'limits'])
    expect(arrange(arranged)).toBe(arranged)
    expect(Object.isFrozen(arranged)).toBe(true)
  })
})

/** Everything in a document that is an object or a list. */
const partsOf = (value: unknown): readonly object[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(partsOf)] : []

describe.each([
  ['default rule set', defaultRuleSet],
  ['safety floor', safetyFloor],
])('the %s that ships, which is taken to be in order', (_, shipped) => {
  test('is in order in every part', () => {
    const parts = partsOf(shipped())
    expect(parts.length).toBeGreaterThan(100)
    for (const part of parts) expect(Object.isFrozen(part)).toBe(true)
    expect(JSON.stringify(arrange(json(structuredClone(shipped()))))).toBe(JSON.stringify(shipped()))
  })

  test('is not put in order again', () => {
    expect(arrange(json(shipped()))).toBe(shipped())
    for (const rule of shipped().rules) expect(arrange(json(rule))).toBe(rule)
  })
})
