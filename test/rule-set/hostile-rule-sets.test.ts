import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/input/json.js'
import { loadRuleSet } from '../../src/rule-set/load-rule-set.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { checkExpansion } from '../../src/rule-set/reading/check-expansion.js'
import { issueList } from '../../src/rule-set/reading/issue-list.js'
import { inShort, issuesOf } from './support/issues-of.js'
import { policyAsking, policyWith, smallPolicy } from './support/small-policy.js'

const leaf = { fact: 'age', operator: 'equal', value: 1 }

const nested = (levels: number): unknown => {
  let condition: unknown = { any: [leaf] }
  for (let level = 0; level < levels; level += 1) condition = { not: condition }
  return condition
}

const withConditions = (conditions: object) => ({
  ...smallPolicy(),
  conditions: { ...smallPolicy().conditions, ...conditions },
})

/** `c0` refers to `c1`, and so on. */
const chain = (length: number) =>
  Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `c${index}`,
      index === length - 1 ? { any: [leaf] } : { condition: `c${index + 1}` },
    ]),
  )

/** Each of `levels` names refers to the next one ten times: ten to the power of `levels` questions. */
const laughs = (levels: number) =>
  Object.fromEntries(
    Array.from({ length: levels }, (_, index) => [
      `lol${index}`,
      {
        any: Array.from({ length: 10 }, () =>
          index === levels - 1 ? leaf : { condition: `lol${index + 1}` },
        ),
      },
    ]),
  )

/** Everything here is answered in well under a second; the bound leaves room for a busy machine. */
const quickly = <T>(work: () => T): T => {
  const start = performance.now()
  const result = work()
  expect(performance.now() - start).toBeLessThan(10_000)
  return result
}

describe('a hostile rule set is answered with issues, quickly:', () => {
  test('100,000 levels of `not`', () => {
    const result = quickly(() => parseRuleSet(policyAsking(nested(100_000))))
    expect(issuesOf(result).map(({ code }) => code)).toEqual(['too-deep'])
  })

  test('100,000 levels of lists', () => {
    let list: unknown = []
    for (let level = 0; level < 100_000; level += 1) list = [list]
    const result = quickly(() => parseRuleSet({ ...smallPolicy(), routes: list }))
    expect(issuesOf(result).map(({ code }) => code)).toContain('too-deep')
  })

  test('a chain of 10,000 named conditions', () => {
    const result = quickly(() => parseRuleSet(withConditions(chain(10_000))))
    expect(inShort(result)).toEqual([`condition-too-deep at conditions.c${10_000 - 16}`])
  })

  test('a circle of 10,000 named conditions', () => {
    const circle = { ...chain(10_000), c9999: { condition: 'c0' } }
    const result = quickly(() => parseRuleSet(withConditions(circle)))
    expect(inShort(result)).toEqual(['cyclic-condition at conditions.c0'])
    expect(issuesOf(result)[0]?.message).toContain('`c7` → … → `c0`')
  })

  test('named conditions that each refer to all others', () => {
    const names = Array.from({ length: 500 }, (_, index) => `c${index}`)
    const all = names.map((condition) => ({ condition }))
    const result = quickly(() =>
      parseRuleSet(withConditions(Object.fromEntries(names.map((name) => [name, { all }])))),
    )
    expect(new Set(issuesOf(result).map(({ code }) => code))).toEqual(new Set(['cyclic-condition']))
  })

  test('a billion laughs of named conditions', () => {
    const result = quickly(() => parseRuleSet(withConditions(laughs(7))))
    expect(inShort(result)).toEqual(['too-large at conditions.lol3'])
    expect(inShort(quickly(() => parseRuleSet(withConditions(laughs(8)))))).toContain(
      'too-large at conditions.lol4',
    )
  })

  test('many rules that laugh a little each', () => {
    const [rule] = smallPolicy().rules
    const rules = Array.from({ length: 2_000 }, (_, index) => ({
      ...rule,
      name: `rule-${index}`,
      conditions: { condition: 'lol0' },
    }))
    const result = quickly(() => parseRuleSet({ ...withConditions(laughs(3)), rules }))
    expect(inShort(result)).toEqual(['too-large at (top)'])
  })

  test('a hundred thousand faults', () => {
    const any = Array.from({ length: 100_000 }, () => ({ fact: 'agge', operator: 'equals', value: 1 }))
    const issues = issuesOf(quickly(() => parseRuleSet(policyAsking({ any }))))
    expect(issues.length).toBe(500)
  })

  test('a hundred thousand rules that are none', () => {
    const result = quickly(() =>
      parseRuleSet({ ...smallPolicy(), rules: Array.from({ length: 100_000 }, () => 0) }),
    )
    expect(issuesOf(result).length).toBe(500)
  })

  test('a text of ten million characters', () => {
    const result = quickly(() => parseRuleSet(policyWith(['title'], 'x'.repeat(10_000_000))))
    expect(inShort(result)).toEqual(['too-large at title'])
  })

  test('data that contains itself', () => {
    const conditions: Record<string, unknown> = {}
    conditions['not'] = conditions
    expect(inShort(parseRuleSet(policyAsking(conditions)))).toEqual([
      'not-plain-data at rules[0].conditions.not',
    ])
  })

  test('data that throws when it is touched', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no')
        },
      },
    )
    expect(inShort(parseRuleSet(policyWith(['routes'], trap)))).toContain('not-plain-data at routes')
    expect(parseRuleSet(trap).ok).toBe(false)
    expect(loadRuleSet([{ path: 'rule-set.json', json: trap }]).ok).toBe(false)
  })

  test('keys by which objects can be made to misbehave', () => {
    const polluting: unknown = JSON.parse(
      `{"__proto__": {"polluted": true}, "constructor": {}, ${JSON.stringify(smallPolicy()).slice(1)}`,
    )
    expect(inShort(parseRuleSet(polluting))).toEqual([
      'forbidden-key at __proto__',
      'forbidden-key at constructor',
    ])
    const condition: unknown = JSON.parse('{"__proto__": {"any": []}}')
    expect(inShort(parseRuleSet(policyWith(['conditions'], condition)))).toContain(
      'forbidden-key at conditions.__proto__',
    )
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('the checks of expansion', () => {
  test('do not trust that anyone looked at the conditions before', () => {
    const list = issueList()
    const hostile = nested(100_000) as Json // it is JSON, only deep
    quickly(() => checkExpansion({ deep: hostile }, [], list.report))
    expect(list.issues).toEqual([])
  })
})
