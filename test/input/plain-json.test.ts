import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JsonLimits, REFERRAL_LIMITS, RULE_SET_LIMITS } from '../../src/input/json-limits.js'
import { readPlainJson } from '../../src/input/plain-json.js'
import { formatPath, type Issue } from '../../src/issue/issue.js'
import { isDeeplyFrozen } from '../support/deep-freeze.js'

const issuesOf = (input: unknown, limits: JsonLimits = REFERRAL_LIMITS): readonly Issue[] => {
  const result = readPlainJson(input, limits)
  return result.ok ? [] : result.issues
}

const told = (input: unknown, limits?: JsonLimits): readonly string[] =>
  issuesOf(input, limits).map(({ code, path }) => `${formatPath(path)}: ${code}`)

/** Whether `work` is done in less, at the third try at the latest: what else a machine does only makes it slower. */
const isDoneWithin = (milliseconds: number, work: () => unknown): boolean =>
  [1, 2, 3].some(() => {
    const start = performance.now()
    work()
    return performance.now() - start < milliseconds
  })

/** `levels` arrays or objects in one another, built without recursion. */
const nested = (levels: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1
  for (let level = 0; level < levels; level += 1) value = wrap(value)
  return value
}

const plainData = fc
  .jsonValue({ maxDepth: 6 })
  .filter((value) => !/"(?:__proto__|constructor|prototype)":/.test(JSON.stringify(value)))
  .filter(
    (value) => !/\p{Surrogate}/u.test(JSON.stringify(value)) && !/\\ud[89a-f]/i.test(JSON.stringify(value)),
  )

describe('plain JSON data', () => {
  test('comes out equal to what went in, frozen all the way down', () => {
    fc.assert(
      fc.property(plainData, (data) => {
        const result = readPlainJson(data, REFERRAL_LIMITS)
        const withoutMinusZero = JSON.parse(JSON.stringify(data))
        expect(result).toStrictEqual({ ok: true, value: withoutMinusZero })
        expect(isDeeplyFrozen(result.ok && result.value)).toBe(true)
      }),
    )
  })

  test('is copied, so that the caller can go on writing to theirs', () => {
    const data = { risks: { selfHarm: 'no' }, needs: [1] }
    const result = readPlainJson(data, REFERRAL_LIMITS)
    data.risks.selfHarm = 'yes'
    data.needs.push(2)
    expect(result).toEqual({ ok: true, value: { risks: { selfHarm: 'no' }, needs: [1] } })
  })

  test('has one zero', () => {
    const result = readPlainJson([-0, 0], REFERRAL_LIMITS)
    expect(result.ok && JSON.stringify(result.value)).toBe('[0,0]')
    expect(result.ok && Array.isArray(result.value) && Object.is(result.value[0], 0)).toBe(true)
  })

  test('leaves out what is `undefined` in an object, as JSON.stringify does', () => {
    expect(readPlainJson({ a: undefined, b: 1 }, REFERRAL_LIMITS)).toStrictEqual({
      ok: true,
      value: { b: 1 },
    })
  })

  test('may share a part of itself, as long as it does not contain itself', () => {
    const shared = { a: 1 }
    expect(readPlainJson([shared, shared], REFERRAL_LIMITS)).toEqual({
      ok: true,
      value: [{ a: 1 }, { a: 1 }],
    })
  })

  test('may come from another realm, or have no prototype', () => {
    const foreign: unknown = runInNewContext('({ needs: [{ domain: "money" }] })')
    expect(readPlainJson(foreign, REFERRAL_LIMITS)).toEqual({
      ok: true,
      value: { needs: [{ domain: 'money' }] },
    })
    const bare: unknown = Object.assign(Object.create(null), { a: 1 })
    expect(readPlainJson(bare, REFERRAL_LIMITS)).toEqual({ ok: true, value: { a: 1 } })
  })
})

describe('what is not plain data is named where it stands', () => {
  class Person {
    suicidalThoughts = 'no'
  }
  test.each([
    ['a date object', { receivedOn: new Date(0) }, ['receivedOn: not-plain-data']],
    ['a date object of another realm', { on: runInNewContext('new Date(0)') }, ['on: not-plain-data']],
    ['a map', { risks: new Map() }, ['risks: not-plain-data']],
    ['a set', [new Set()], ['[0]: not-plain-data']],
    ['an instance of a class', { risks: new Person() }, ['risks: not-plain-data']],
    [
      'an object that inherits its answers',
      { risks: Object.create({ selfHarm: 'no' }) },
      ['risks: not-plain-data'],
    ],
    [
      'an object that inherits its answers from one without a prototype',
      { risks: Object.create(Object.assign(Object.create(null), { suicidePlanOrIntent: 'yes' })) },
      ['risks: not-plain-data'],
    ],
    [
      'an answer that is not listed among the keys',
      { risks: Object.defineProperty({ selfHarm: 'no' }, 'suicidePlanOrIntent', { value: 'yes' }) },
      ['risks: not-plain-data'],
    ],
    [
      'a proxy that lists fewer keys than it has',
      {
        risks: new Proxy(
          { suicidePlanOrIntent: 'yes' },
          { getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: false }) },
        ),
      },
      ['risks: not-plain-data'],
    ],
    ['a symbol as a key', { risks: { [Symbol('mark')]: 'yes' } }, ['risks: not-plain-data']],
    [
      'a symbol that is hidden',
      { risks: Object.defineProperty({}, Symbol('mark'), { value: 'yes' }) },
      ['risks: not-plain-data'],
    ],
    [
      'a list with more than items',
      { needs: Object.assign([1], { selfHarm: 'yes' }) },
      ['needs: not-plain-data'],
    ],
    [
      'a list with a symbol',
      { needs: Object.assign([1], { [Symbol('mark')]: 1 }) },
      ['needs: not-plain-data'],
    ],
    ['a getter', { risks: { get selfHarm() { return 'yes' } } }, ['risks.selfHarm: not-plain-data']], // biome-ignore format: one line
    [
      'a getter in a list',
      { items: Object.defineProperty([1], 0, { get: () => 1 }) },
      ['items[0]: not-plain-data'],
    ],
    ['a setter alone', { risks: { set selfHarm(_: string) {} } }, ['risks.selfHarm: not-plain-data']],
    [
      'a proxy that changes nothing',
      { client: { id: 'C' }, risks: new Proxy({}, {}) },
      ['risks: not-plain-data'],
    ],
    ['a proxy of a list', { needs: [{}, new Proxy([1], {})] }, ['needs[1]: not-plain-data']],
    ['a proxy of everything', new Proxy({ a: { b: 1 } }, {}), ['(top): not-plain-data']],
    [
      'two proxies, and one within another',
      { b: new Proxy({ c: new Proxy({}, {}) }, {}), a: new Proxy({}, {}) },
      ['a: not-plain-data', 'b.c: not-plain-data'],
    ],
    ['boxed text', { id: new String('x') }, ['id: not-plain-data']],
    ['a function', { id: () => 'x' }, ['id: not-plain-data']],
    ['a symbol', { id: Symbol('x') }, ['id: not-plain-data']],
    ['a bigint', { id: 1n }, ['id: not-plain-data']],
    ['not a number', { a: Number.NaN }, ['a: not-plain-data']],
    ['an infinity', { a: [-Infinity] }, ['a[0]: not-plain-data']],
    ['`undefined` alone', undefined, ['(top): not-plain-data']],
    ['a hole in a list', { items: Array(1) }, ['items[0]: not-plain-data']],
    ['half a character', { id: 'a\uD800' }, ['id: not-plain-data']],
    ['several at once', { a: Number.NaN, b: [() => 1] }, ['a: not-plain-data', 'b[0]: not-plain-data']],
  ])('%s', (_, input, expected) => {
    expect(told(input)).toEqual(expected)
  })

  test('a key that could change how objects behave, and nothing is changed by it', () => {
    const input: unknown = JSON.parse(
      '{"a":{"__proto__":{"polluted":1},"constructor":1,"prototype":2,"b":3}}',
    )
    expect(told(input)).toEqual([
      'a.__proto__: forbidden-key',
      'a.constructor: forbidden-key',
      'a.prototype: forbidden-key',
    ])
    expect('polluted' in {}).toBe(false)
  })

  test('data that contains itself', () => {
    const loop: { self?: unknown; list: unknown[] } = { list: [] }
    loop.self = loop
    loop.list.push(loop.list)
    expect(told(loop)).toEqual(['list[0]: not-plain-data', 'self: not-plain-data'])
  })

  test('a getter spoils its own place and no other', () => {
    const input = {
      good: Number.NaN,
      bad: {
        get thoughts(): string {
          throw new Error('gone')
        },
      },
      after: Number.NaN,
    }
    expect(told(input)).toEqual([
      'after: not-plain-data',
      'bad.thoughts: not-plain-data',
      'good: not-plain-data',
    ])
  })

  test('a getter is never run, so it cannot say one thing to the check and another to the rules', () => {
    let times = 0
    const input = {
      get answer(): string {
        times += 1
        return times === 1 ? 'yes' : 'no'
      },
    }
    expect(told(input)).toEqual(['answer: not-plain-data'])
    expect(told([{ deeper: input }])).toEqual(['[0].deeper.answer: not-plain-data'])
    expect(times).toBe(0)
  })

  test('of a proxy nothing is asked but what it lists, and nothing that it says is believed', () => {
    const asked = new Set<string>()
    const handler = new Proxy({}, { get: (_, trap) => (...given: [object]) => {
      asked.add(String(trap))
      return Reflect.apply(Reflect.get(Reflect, trap), Reflect, given)
    } }) // biome-ignore format: one line
    expect(told({ risks: new Proxy({ selfHarm: 'no' }, handler) })).toEqual(['risks: not-plain-data'])
    expect([...asked].sort()).toEqual(['getOwnPropertyDescriptor', 'getPrototypeOf', 'ownKeys'])
  })

  const TRAPS = ['get', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'has'] as const
  test.each(TRAPS)('a proxy whose `%s` throws never makes the guard throw', (trap) => {
    const hostile = () => {
      throw new Error('trap')
    }
    for (const target of [{ a: 1 }, [1]]) {
      const proxy: unknown = new Proxy(target, { [trap]: hostile })
      expect(() => readPlainJson({ inner: proxy }, REFERRAL_LIMITS)).not.toThrow()
    }
  })

  test('a revoked proxy', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(told({ a: proxy })).toEqual(['a: not-plain-data'])
    expect(told(proxy)).toEqual(['(top): not-plain-data'])
  })

  test('anything at all gives a result and no exception', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withNullPrototype: true,
          withObjectString: true,
          withSparseArray: true,
          withTypedArray: true,
          withBoxedValues: true,
        }),
        (input) => {
          const result = readPlainJson(input, REFERRAL_LIMITS)
          expect(result.ok ? isDeeplyFrozen(result.value) : result.issues.length > 0).toBe(true)
        },
      ),
    )
  })
})

describe('data without measure is refused, and quickly', () => {
  test.each([
    ['lists', (inner: unknown): unknown => [inner]],
    ['objects', (inner: unknown): unknown => ({ a: inner })],
  ])('100,000 levels of %s', (_, wrap) => {
    const deep = nested(100_000, wrap)
    let codes: readonly string[] = []
    expect(isDoneWithin(200, () => (codes = issuesOf(deep).map(({ code }) => code)))).toBe(true)
    expect(codes).toEqual(['too-deep'])
    expect(issuesOf(deep, RULE_SET_LIMITS).map(({ code }) => code)).toEqual(['too-deep'])
    expect(issuesOf(deep)[0]?.path.length).toBeLessThan(10)
  })

  test('exactly as many levels as are allowed are taken', () => {
    const limits = { depth: 3, values: 100, keys: 100, text: 100 }
    expect(
      told(
        nested(3, (inner) => [inner]),
        limits,
      ),
    ).toEqual([])
    expect(
      told(
        nested(4, (inner) => [inner]),
        limits,
      ),
    ).toEqual(['[0][0][0]: too-deep'])
  })

  test('exactly as many values as are allowed are taken', () => {
    const limits = { depth: 3, values: 4, keys: 4, text: 100 }
    expect(told([1, 2, 3], limits)).toEqual([])
    expect(told({ a: 1, b: [2] }, limits)).toEqual([])
    expect(told([1, 2, 3, 4], limits)).toEqual(['(top): too-large'])
    expect(told({ a: [1, 2], b: 2 }, limits)).toEqual(['(top): too-large'])
  })

  test('exactly as many characters as are allowed are taken', () => {
    const limits = { depth: 3, values: 100, keys: 100, text: 5 }
    expect(told({ abcde: 'abcde' }, limits)).toEqual([])
    expect(told({ a: 'abcdef' }, limits)).toEqual(['a: too-large'])
    expect(told({ abcdef: 1 }, limits)).toEqual(['abcdef: too-large'])
  })

  test.each([
    ['a list of 4,294,967,295 holes', () => new Array(4_294_967_295)],
    ['a list of a million', () => new Array(1_000_000).fill({})],
    [
      'an object of 100,000 keys',
      () => Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i])),
    ],
    ['many lists that are shared', () => nested(11, (inner) => Array.from({ length: 30 }, () => inner))],
    [
      'a proxy that says it is endless',
      () => new Proxy([], { get: (_, key) => (key === 'length' ? Infinity : 1) }),
    ],
  ])('%s', (_, make) => {
    const input = make()
    let found: readonly string[] = []
    expect(isDoneWithin(500, () => (found = told(input)))).toBe(true)
    expect(found).toEqual(['(top): too-large'])
  })

  test('text of ten million characters', () => {
    expect(told({ id: 'x'.repeat(10_000_000) })).toEqual(['id: too-large'])
  })

  test('a thousand problems are cut short, so that the answer is no flood either', () => {
    expect(issuesOf(Array.from({ length: 1_000 }, () => Number.NaN))).toHaveLength(50)
  })

  test('a rule set of a million values is read in a few seconds', () => {
    const rules = Array.from({ length: 100_000 }, (_, index) => ({
      name: `rule-${index}`,
      examples: [1, 2, 3, 4],
    }))
    expect(isDoneWithin(5_000, () => expect(told(rules, RULE_SET_LIMITS)).toEqual([]))).toBe(true)
  })
})
