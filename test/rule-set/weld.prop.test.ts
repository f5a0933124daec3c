import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { unwrap } from '../../src/issue/issue.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import type { Route, Rule, RuleSet } from '../../src/rule-set/rule-set.js'
import { safeWeld } from '../../src/rule-set/weld.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { ruleSetOnDisk } from '../policy/policy-on-disk.js'
import { isDeeplyFrozen } from '../support/deep-freeze.js'
import { runs } from '../support/runs.js'
import { inShort } from './support/issues-of.js'
import { smallPolicy } from './support/small-policy.js'

const shipped = ruleSetOnDisk('safety-floor')
const policy = unwrap(parseRuleSet(smallPolicy()))

/** The shipped floor with random rules, conditions and routes beside its own, under names of their own. */
const floors: fc.Arbitrary<RuleSet> = ruleSets({ facts: factCatalogue, types: ['escalate'] }).map(
  (random) => {
    const renamed: RuleSet = JSON.parse(
      JSON.stringify(random)
        .replace(/"(first|second|third)"/g, '"floor-$1"')
        .replace(/"(rule-\d+|own-[a-z-]+)"/g, '"floor-$1"')
        .replace(/"Own /g, '"The floor’s own '),
    )
    const rules = renamed.rules.map(({ whenUndetermined: _, ...rule }): Rule => rule)
    const document = {
      ...shipped,
      sources: [...shipped.sources, ...renamed.sources],
      routes: [...shipped.routes, ...renamed.routes],
      conditions: renamed.conditions,
      rules: [...shipped.rules, ...rules],
    }
    return unwrap(parseRuleSet(document))
  },
)

const pairs = fc.tuple(
  floors,
  ruleSets().map((document) => unwrap(parseRuleSet(document))),
)

const named = (rules: readonly Rule[], name: string): Rule | undefined =>
  rules.find((rule) => rule.name === name)

describe('welding', () => {
  test('keeps every rule of the floor and of the rule set, byte for byte', () => {
    fc.assert(
      fc.property(pairs, ([floor, ruleSet]) => {
        const welded = unwrap(safeWeld(floor, ruleSet))
        for (const rule of [...floor.rules, ...ruleSet.rules]) {
          expect(JSON.stringify(named(welded.rules, rule.name))).toBe(JSON.stringify(rule))
        }
        expect(welded.rules.length).toBe(floor.rules.length + ruleSet.rules.length)
      }),
      { numRuns: runs(40) },
    )
  })

  test('keeps the floor’s routes in front, and what rules refer to', () => {
    fc.assert(
      fc.property(pairs, ([floor, ruleSet]) => {
        const welded = unwrap(safeWeld(floor, ruleSet))
        expect(welded.routes.slice(0, floor.routes.length)).toEqual(floor.routes)
        expect(welded.routes.slice(floor.routes.length)).toEqual(ruleSet.routes)
        expect(welded.conditions).toEqual({ ...floor.conditions, ...ruleSet.conditions })
      }),
      { numRuns: runs(40) },
    )
  })

  test('gives a rule set that is right and in order, under the name of the one given', () => {
    fc.assert(
      fc.property(pairs, ([floor, ruleSet]) => {
        const welded = unwrap(safeWeld(floor, ruleSet))
        expect(JSON.stringify(unwrap(parseRuleSet(welded)))).toBe(JSON.stringify(welded))
        expect(isDeeplyFrozen(welded)).toBe(true)
        const { id, version, title, effective, envelope } = ruleSet
        expect(welded).toMatchObject({ id, version, title, effective, envelope })
      }),
      { numRuns: runs(40) },
    )
  })

  test('twice changes nothing', () => {
    fc.assert(
      fc.property(pairs, ([floor, ruleSet]) => {
        const once = unwrap(safeWeld(floor, ruleSet))
        expect(JSON.stringify(unwrap(safeWeld(floor, once)))).toBe(JSON.stringify(once))
      }),
      { numRuns: runs(40) },
    )
  })

  test('is refused whatever rule of the floor is written otherwise', () => {
    const changes = pairs.chain(([floor, ruleSet]) =>
      fc.tuple(fc.constant(floor), fc.constant(ruleSet), fc.constantFrom(...floor.rules)),
    )
    const change = (rule: Rule): readonly Rule[] => [
      { ...rule, whenUndetermined: 'note' },
      { ...rule, conditions: { all: [rule.conditions, { fact: 'age', operator: 'lessThan', value: 18 }] } },
      { ...rule, event: { type: 'extension', params: { reason: 'because' } } },
      { ...rule, title: `${rule.title}.` },
    ]
    fc.assert(
      fc.property(changes, ([floor, ruleSet, rule]) => {
        for (const other of change(rule)) {
          expect(inShort(safeWeld(floor, { ...ruleSet, rules: [other, ...ruleSet.rules] }))).toContain(
            'floor-weakened at rules[0]',
          )
        }
      }),
      { numRuns: runs(40) },
    )
  })
})

const route = (id: string, change: Partial<Route>): RuleSet => ({
  ...policy,
  routes: shipped.routes.filter((one) => one.id === id).map((one) => ({ ...one, ...change })),
  rules: [],
})

describe('the safety floor', () => {
  test('takes contacts of one’s own for its routes, and quicker ones', () => {
    const welded = unwrap(safeWeld(shipped, route('crisis-team', { contact: '0800 000', within: 'PT4H' })))
    expect(welded.routes.find(({ id }) => id === 'crisis-team')).toMatchObject({
      contact: `${shipped.routes[1]?.contact}; here: 0800 000`,
      within: 'PT4H',
    })
    expect(welded.routes.length).toBe(shipped.routes.length)
    expect(unwrap(safeWeld(shipped, welded))).toEqual(welded)
  })

  test.each([
    ['a later route', route('crisis-team', { within: 'P2D' }), 'floor-weakened at routes[0].within'],
    [
      'a later emergency',
      route('emergency-services', { within: 'PT1M' }),
      'floor-weakened at routes[0].within',
    ],
    [
      'a route that nobody can read',
      route('crisis-team', { within: 'soon' }),
      'floor-weakened at routes[0].within',
    ],
    [
      'a route of another kind',
      route('crisis-team', { kind: 'clinician' }),
      'floor-weakened at routes[0].kind',
    ],
    [
      'another source of the same id',
      { ...policy, sources: [{ id: 'nice-ng225', title: 'Something else' }], rules: [] },
      'floor-weakened at sources[0]',
    ],
  ])('does not take %s', (_, ruleSet, expected) => {
    expect(inShort(safeWeld(shipped, ruleSet))).toContain(expected)
  })

  test('does not take another condition or action under a name of its own', () => {
    const floor: RuleSet = {
      ...shipped,
      conditions: { isolated: { any: [{ fact: 'carer', operator: 'equal', value: 'yes' }] } },
      actions: policy.actions.map((action) => ({ ...action, instruction: 'Something else.' })),
    }
    expect(inShort(safeWeld(floor, policy))).toEqual([
      'floor-weakened at actions[0]',
      'floor-weakened at conditions.isolated',
    ])
    expect(
      inShort(safeWeld({ ...floor, ...{ conditions: policy.conditions, actions: policy.actions } }, policy)),
    ).toEqual([])
  })

  test('holds every decision up while a fact is unknown', () => {
    const [rule, ...rules] = shipped.rules
    const noting = rule === undefined ? [] : [{ ...rule, whenUndetermined: 'note' as const }]
    expect(inShort(safeWeld({ ...shipped, rules: [...noting, ...rules] }, policy))).toEqual([
      'note-not-allowed at rules[0].whenUndetermined',
    ])
  })

  test('has no pathway of its own, so the rule set needs one', () => {
    const none = { ...policy, pathways: [], rules: [], invariants: [] }
    expect(inShort(safeWeld(shipped, none))).toEqual(['no-pathway at pathways'])
  })

  test.each(
    shipped.rules
      .filter(({ name }) => /assessment|plan/.test(name))
      .map((rule) => [rule.name, rule] as const),
  )('is none without %s: a suicide signal would reach no specialist', (name) => {
    const rules = shipped.rules.filter((rule) => rule.name !== name)
    expect(inShort(safeWeld({ ...shipped, rules }, policy))).toEqual([
      'no-specialist-route at rules',
      'no-specialist-route at rules',
    ])
  })

  test('lies under the default rule set', () => {
    expect(inShort(safeWeld(shipped, ruleSetOnDisk('social-prescribing')))).toEqual([])
  })
})
