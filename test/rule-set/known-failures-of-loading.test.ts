import { Engine, Rule as EngineRule, type RuleProperties } from 'json-rules-engine'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/issue/issue.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { inShort } from './support/issues-of.js'
import { policyAsking, policyWith, smallPolicy } from './support/small-policy.js'

const event = { type: 'rule' }
const leaf = { fact: 'age', operator: 'equal', value: 1 }

/** What json-rules-engine makes of conditions that we refuse: whether the rule fires. */
const engineFires = async (conditions: unknown, facts: Record<string, unknown>): Promise<boolean> => {
  const engine = new Engine()
  engine.addRule({ conditions: conditions as RuleProperties['conditions'], event }) // wrong on purpose
  const { results } = await engine.run(facts)
  return results.length > 0
}

describe('what json-rules-engine loads without a word is refused here:', () => {
  test('`{any: []}` is true', async () => {
    expect(await engineFires({ any: [] }, {})).toBe(true)
    expect(inShort(parseRuleSet(policyAsking({ any: [] })))).toEqual([
      'empty-condition at rules[0].conditions.any',
    ])
  })

  test('a node with both `all` and `any` ignores `all`', async () => {
    const both = { all: [leaf], any: [{ ...leaf, value: 2 }] }
    expect(await engineFires(both, { age: 2 })).toBe(true)
    expect(inShort(parseRuleSet(policyAsking(both)))).toEqual(['several-boolean-keys at rules[0].conditions'])
  })

  test('unknown keys are ignored', async () => {
    const unknown = { all: [leaf], unless: [leaf] }
    expect(await engineFires(unknown, { age: 1 })).toBe(true)
    expect(inShort(parseRuleSet(policyAsking(unknown)))).toEqual([
      'unknown-key at rules[0].conditions.unless',
    ])
  })

  test('`in` with text is a search for a part of it', async () => {
    const part = { all: [{ fact: 'selfNavigation', operator: 'in', value: 'not confident at all' }] }
    expect(await engineFires(part, { selfNavigation: 'confident' })).toBe(true)
    expect(inShort(parseRuleSet(policyAsking(part)))).toEqual([
      'value-outside-domain at rules[0].conditions.all[0].value',
    ])
  })

  test("`'10' lessThan '9'` is true", async () => {
    const text = { all: [{ fact: 'phq9Total', operator: 'lessThan', value: '9' }] }
    expect(await engineFires(text, { phq9Total: '10' })).toBe(true)
    expect(inShort(parseRuleSet(policyAsking(text)))).toEqual([
      'value-outside-domain at rules[0].conditions.all[0].value',
    ])
  })

  test('an unknown operator is found only when the rule runs', async () => {
    const unknown = { all: [{ ...leaf, operator: 'equals' }] }
    await expect(engineFires(unknown, { age: 1 })).rejects.toThrow('Unknown operator: equals')
    expect(inShort(parseRuleSet(policyAsking(unknown)))).toEqual([
      'unknown-operator at rules[0].conditions.all[0].operator',
    ])
  })

  test('an event of type `error` rejects the run', async () => {
    const engine = new Engine()
    engine.addRule({ conditions: { all: [leaf] }, event: { type: 'error' } })
    await expect(engine.run({ age: 1 })).rejects.toBeDefined()
    expect(inShort(parseRuleSet(policyWith(['rules', 0, 'event', 'type'], 'error')))).toEqual([
      'reserved-event-type at rules[0].event.type',
    ])
  })

  test('a cycle of named conditions overflows the stack or exhausts the heap', () => {
    // Not run with the engine: it does not come back.
    const conditions = { ...smallPolicy().conditions, one: { condition: 'two' }, two: { condition: 'one' } }
    expect(inShort(parseRuleSet(policyWith(['conditions'], conditions)))).toEqual([
      'cyclic-condition at conditions.one',
    ])
  })

  test('`{not: {condition: "typo"}}` with undefined conditions allowed is true', async () => {
    const engine = new Engine([], { allowUndefinedConditions: true })
    engine.addRule({ conditions: { not: { condition: 'typo' } }, event })
    expect((await engine.run({})).results.length).toBe(1)
    expect(inShort(parseRuleSet(policyAsking({ not: { condition: 'typo' } })))).toEqual([
      'unknown-condition at rules[0].conditions.not.condition',
    ])
  })

  test('`path` runs an expression over the fact', async () => {
    const path = { all: [{ fact: 'needs', operator: 'equal', value: 2, path: '$.length' }] }
    expect(await engineFires(path, { needs: ['money', 'food'] })).toBe(true)
    expect(inShort(parseRuleSet(policyAsking(path)))).toContain(
      'path-not-allowed at rules[0].conditions.all[0].path',
    )
  })

  test('`new Rule(json)` changes the caller’s JSON; reading a rule set does not', () => {
    const ofCaller = { conditions: { all: [{ ...leaf, priority: '2' }] }, event }
    const before = JSON.stringify(ofCaller)
    new EngineRule(JSON.stringify(ofCaller))
    expect(JSON.stringify(ofCaller)).toBe(before)
    new EngineRule(ofCaller as unknown as RuleProperties) // text for a number, on purpose
    expect(JSON.stringify(ofCaller)).not.toBe(before)

    const document = smallPolicy()
    const unread = JSON.stringify(document)
    unwrap(parseRuleSet(document))
    expect(JSON.stringify(document)).toBe(unread)
  })
})
