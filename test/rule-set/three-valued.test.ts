import { describe, expect, test } from 'vitest'
import { all, any, not, type Truth, verdictOf } from '../../src/rule-set/three-valued.js'

const TRUTHS: readonly Truth[] = ['false', 'unknown', 'true']
const pairs = TRUTHS.flatMap((one) => TRUTHS.map((other) => [one, other] as const))

describe('what is not known stays not known until it no longer matters', () => {
  test('the negation of unknown is unknown', () => {
    expect(TRUTHS.map(not)).toEqual(['true', 'unknown', 'false'])
  })

  test('all: one that is false settles it, otherwise one unknown leaves it open', () => {
    expect(pairs.map((pair) => all(pair))).toEqual([
      ...['false', 'false', 'false'],
      ...['false', 'unknown', 'unknown'],
      ...['false', 'unknown', 'true'],
    ])
  })

  test('any: one that is true settles it, otherwise one unknown leaves it open', () => {
    expect(pairs.map((pair) => any(pair))).toEqual([
      ...['false', 'unknown', 'true'],
      ...['unknown', 'unknown', 'true'],
      ...['true', 'true', 'true'],
    ])
  })

  test.each(pairs)('not all of (%s, %s) is any of their negations', (...pair) => {
    expect(not(all(pair))).toBe(any(pair.map(not)))
    expect(not(any(pair))).toBe(all(pair.map(not)))
  })

  test('each truth has its verdict', () => {
    expect(TRUTHS.map(verdictOf)).toEqual(['not-met', 'undetermined', 'met'])
  })
})
