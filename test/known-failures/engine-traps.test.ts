/** Other traps of json-rules-engine, each beside what ours does with the same. */

import { Engine, Rule as EngineRule } from 'json-rules-engine'
import { describe, expect, test } from 'vitest'
import type { ReferralInput } from '../../src/referral/referral.js'
import { conditionCompiler } from '../../src/rule-set/compile.js'
import type { Condition } from '../../src/rule-set/condition.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { deepFreeze } from '../support/deep-freeze.js'
import { action, policy, rule } from '../support/small-policy.js'
import { rawEngineFires } from './raw-engine.js'

const CARER = { fact: 'carer', operator: 'equal', value: 'yes' } as const

/** The codes that a rule set is refused with whose one rule has these conditions, or this over it. */
const refusedWith = (conditions: unknown, over: object = {}, rest: object = {}): readonly string[] => {
  const one = { ...rule('it', action('walk'), { all: [CARER] }), conditions, ...over }
  const parsed = parseRuleSet({ ...policy([]), rules: [one], ...rest })
  return parsed.ok ? [] : [...new Set(parsed.issues.map(({ code }) => code))]
}

const triage = createTriage({ service: services.sp7 })

const referral: ReferralInput = {
  id: 'R-1',
  receivedOn: '2026-03-02',
  risks: { suicidalThoughts: 'yes', suicidePlanOrIntent: 'yes', immediateDanger: 'yes', childAtRisk: 'yes' },
}

describe('a shared engine loses rules under concurrent runs', () => {
  test('the raw engine does, and resolves as if nothing had happened', async () => {
    const engine = new Engine()
    const met = (fact: string) => ({ all: [{ fact, operator: 'equal', value: true }] })
    engine.addRule({ name: 'first', priority: 2, conditions: met('looked-up'), event: { type: 'other' } })
    engine.addRule({ name: 'last', priority: 1, conditions: met('in-danger'), event: { type: 'escalate' } })
    engine.addFact('in-danger', true)
    engine.addFact('looked-up', async (_, almanac) => {
      const delay = await almanac.factValue<number>('delay')
      await new Promise((done) => setTimeout(done, delay))
      return true
    })
    const runs = await Promise.all([engine.run({ delay: 0 }), engine.run({ delay: 20 })])
    const types = runs.map(({ events }) => events.map(({ type }) => type))
    expect(types).toEqual([['other', 'escalate'], ['other']])
  })

  test('200 second opinions at once lose none and mix none up, each by its own rules for its own referral', async () => {
    const own = createTriage({
      service: services.sp7,
      ruleSet: policy([rule('it', action('walk'), { all: [CARER] })]),
    })
    const calm: ReferralInput = {
      ...referral,
      client: { carer: 'yes' },
      risks: { suicidalThoughts: 'no', selfHarm: 'no' },
    }
    const cases = Array.from({ length: 200 }, (_, index) => ({
      made: index % 2 === 0 ? triage : own,
      about: index % 3 === 0 ? calm : { ...referral, id: `R-${index}` },
    }))
    const decisions = cases.map(({ about, made }) => made.decide(about))
    expect(await Promise.all(cases.map(({ about, made }) => made.crossCheck(about)))).toEqual(decisions)
    const kinds = decisions.map(({ escalations }) => escalations.map(({ kind }) => kind))
    expect(kinds.filter((one) => one.includes('specialist-mental-health'))).toHaveLength(133)
  })
})

describe('conditions that mean something else than they say', () => {
  test('an empty any is true for everyone', async () => {
    expect(await rawEngineFires({ any: [] }, {})).toBe(true)
    expect(refusedWith({ any: [] })).toEqual(['empty-condition'])
    expect(refusedWith({ all: [] })).toEqual(['empty-condition'])
    expect(refusedWith({ all: [{ any: [] }] })).toEqual(['empty-condition'])
  })

  test('a node with both all and any ignores all', async () => {
    const conditions = { any: [CARER], all: [{ ...CARER, value: 'no' }] }
    expect(await rawEngineFires(conditions, { carer: 'yes' })).toBe(true)
    expect(refusedWith(conditions)).toEqual(['several-boolean-keys'])
  })

  test('unknown keys are ignored', async () => {
    const conditions = { all: [{ ...CARER, unless: 'it is Sunday' }] }
    expect(await rawEngineFires(conditions, { carer: 'yes' })).toBe(true)
    expect(refusedWith(conditions)).toEqual(['unknown-key'])
  })

  test('in with text is a search for a part of it', async () => {
    const conditions = { all: [{ fact: 'carer', operator: 'in', value: 'yes, always' }] }
    expect(await rawEngineFires(conditions, { carer: 'yes' })).toBe(true)
    expect(refusedWith(conditions)).toEqual(['value-outside-domain'])
    // And even past the parser, text is no list of its parts.
    const leaf: Condition = { fact: 'carer', operator: 'in', value: 'yes, always' }
    expect(conditionCompiler({})(leaf)({ carer: 'yes' })).toBe('false')
  })

  test('dates never compare', async () => {
    const before = { all: [{ fact: 'on', operator: 'lessThan', value: new Date(2026, 0, 2) }] }
    expect(await rawEngineFires(before, { on: new Date(2026, 0, 1) })).toBe(false)
    expect(refusedWith(before)).toEqual(['not-plain-data', 'unknown-fact'])
  })

  test("text that looks like numbers is ordered as text: '10' is less than '9'", async () => {
    const conditions = { all: [{ fact: 'phq9Total', operator: 'lessThan', value: '9' }] }
    expect(await rawEngineFires(conditions, { phq9Total: '10' })).toBe(true)
    expect(refusedWith(conditions)).toEqual(['value-outside-domain'])
    const leaf: Condition = { fact: 'phq9Total', operator: 'lessThan', value: '9' }
    expect(conditionCompiler({})(leaf)({ phq9Total: '10' })).toBe('false')
  })
})

describe('mistakes that are found only when a rule runs, if at all', () => {
  test('an unknown operator', async () => {
    const conditions = { all: [{ fact: 'carer', operator: 'equals', value: 'yes' }] }
    const engine = new Engine()
    engine.addRule({ conditions, event: { type: 'x' } }) // nobody objects
    await expect(engine.run({ carer: 'yes' })).rejects.toThrow(/operator/i)
    expect(refusedWith(conditions)).toEqual(['unknown-operator'])
  })

  test('an event of type error rejects the run', async () => {
    const engine = new Engine()
    engine.addRule({ conditions: { all: [CARER] }, event: { type: 'error' } })
    await expect(engine.run({ carer: 'yes' })).rejects.toBeDefined()
    for (const type of ['error', 'success', 'failure']) {
      expect(refusedWith({ all: [CARER] }, { event: { type, params: {} } })).toEqual(['reserved-event-type'])
    }
  })

  test('a cycle of named conditions overflows the stack or exhausts the memory', () => {
    // What the raw engine does with this takes the whole process down, so that it is not shown here.
    const conditions = {
      chicken: { all: [{ condition: 'egg' }] },
      egg: { any: [CARER, { not: { condition: 'chicken' } }] },
    }
    expect(refusedWith({ condition: 'chicken' }, {}, { conditions })).toEqual(['cyclic-condition'])
    const itself = { ouroboros: { condition: 'ouroboros' } }
    expect(refusedWith({ condition: 'ouroboros' }, {}, { conditions: itself })).toEqual(['cyclic-condition'])
  })
})

describe('results', () => {
  test('arrive in the order of completion, not of the rules; ours come in one order', async () => {
    const engine = new Engine()
    for (const fact of ['slow', 'fast']) {
      engine.addRule({
        name: fact,
        conditions: { all: [{ fact, operator: 'equal', value: 1 }] },
        event: { type: fact },
      })
    }
    engine.addFact('slow', () => new Promise((done) => setTimeout(() => done(1), 5)))
    engine.addFact('fast', 1)
    const { results } = await engine.run()
    expect(results.map(({ name }) => name)).toEqual(['fast', 'slow'])

    const once = JSON.stringify(await triage.crossCheck(referral))
    for (let run = 0; run < 5; run += 1) {
      expect(JSON.stringify(await triage.crossCheck(referral))).toBe(once)
    }
  })

  test('are written out twice as JSON; ours are plain data', async () => {
    const engine = new Engine()
    engine.addRule({ conditions: { all: [CARER] }, event: { type: 'x' } })
    const { results } = await engine.run({ carer: 'yes' })
    expect(typeof JSON.parse(JSON.stringify({ results })).results[0]).toBe('string')
    expect(JSON.parse(JSON.stringify(triage.decide(referral)))).toEqual(triage.decide(referral))
  })

  test('hold on to the objects that the caller handed in; ours do not', async () => {
    const needs = ['money']
    const conditions = { all: [{ fact: 'needs', operator: 'contains', value: 'money' }] }
    const engine = new Engine()
    engine.addRule({ conditions, event: { type: 'x' } })
    const { results } = await engine.run({ needs })
    // The engine's types leave out what it adds to conditions.
    const evaluated = results[0]?.conditions as { all: readonly { factResult?: unknown }[] } | undefined
    expect(evaluated?.all[0]?.factResult).toBe(needs)

    const input = structuredClone({ ...referral, needs: [{ domain: 'money' }] })
    const examined = triage.safeExamine(input)
    input.needs.length = 0
    expect(examined).toMatchObject({ ok: true, value: { facts: { needs: ['money'] } } })
  })
})

describe('what the caller handed in', () => {
  test('is changed by the raw engine: `new Rule` writes into the caller’s JSON', () => {
    const conditions = { all: [{ ...CARER, priority: '3' }] }
    const json = { conditions, event: { type: 'x' } }
    // The engine's own types forbid a priority in text; JSON from a file does not.
    new EngineRule(json as unknown as ConstructorParameters<typeof EngineRule>[0])
    expect(conditions.all[0]?.priority).toBe(3)
  })

  test('is left alone by ours, down to the last key', async () => {
    const ruleSet = policy([rule('it', action('walk'), { all: [CARER] })])
    const before = JSON.stringify([ruleSet, referral])
    deepFreeze([ruleSet, referral])
    const own = createTriage({ service: services.sp7, ruleSet })
    await own.crossCheck(referral)
    expect(JSON.stringify([ruleSet, referral])).toBe(before)
    expect(refusedWith({ all: [{ ...CARER, priority: 3 }] })).toEqual(['priority-not-allowed'])
  })

  test('cannot run script: `path`, which runs jsonpath-plus, is refused wherever it stands', () => {
    const path = '$..[?(@.constructor.constructor("return 1")())]'
    expect(refusedWith({ all: [{ ...CARER, path }] })).toEqual(['path-not-allowed'])
    expect(refusedWith({ all: [{ ...CARER, params: { x: 1 } }] })).toEqual(['params-not-allowed'])
    const value = { fact: 'housebound', path }
    expect(refusedWith({ all: [{ ...CARER, value }] })).toContain('fact-valued-value')
  })
})
