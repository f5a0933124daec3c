/** How long things hold: whoever states it, the strictest counts, and nothing looser than its bound is taken. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/issue/issue.js'
import { digestOf } from '../../src/rule-set/digest.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../src/rule-set/shipped.js'
import { weld } from '../../src/rule-set/weld.js'
import { floorHolds, HOLD_NAMES, type HoldName, holdsFor, type StatedHolds } from '../../src/service/holds.js'
import { parseService } from '../../src/service/parse-service.js'
import { services } from '../../src/service/shipped.js'
import { safeCreateTriage } from '../../src/triage.js'
import { runs } from '../support/runs.js'
import { inShort, issuesOf } from './support/issues-of.js'
import { smallPolicy } from './support/small-policy.js'

const source = { ref: 'paper', locator: 'section 4', basis: 'M' }
const holdOf = (days: number) => ({ days, source })

/** One day stricter than the floor, and one day looser. */
const STRICTER: { readonly [name in HoldName]: number } = {
  no: 27,
  recent: 184,
  markedItem: 732,
  firstConversation: 13,
}
const LOOSER: { readonly [name in HoldName]: number } = {
  no: 29,
  recent: 182,
  markedItem: 730,
  firstConversation: 15,
}
const names = HOLD_NAMES.map((name) => [name] as const)

test('the strictest of the safety floor, the rule set and the service counts, also where nobody checked', () => {
  const days = fc.integer({ min: 0, max: 3_000 })
  const stated: fc.Arbitrary<StatedHolds> = fc.record(
    Object.fromEntries(HOLD_NAMES.map((name) => [name, fc.record({ days })])),
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(stated, stated, (ruleSet, service) => {
      const all = [floorHolds, ruleSet, service]
      const of = (name: HoldName) => all.flatMap((one) => one[name]?.days ?? [])
      expect(holdsFor({ holds: ruleSet }, { holds: service })).toEqual({
        no: Math.min(...of('no')),
        recent: Math.max(...of('recent')),
        markedItem: Math.max(...of('markedItem')),
        firstConversation: Math.min(...of('firstConversation')),
      })
    }),
    { numRuns: runs(100) },
  )
})

const withHolds = (holds: object) => ({ ...smallPolicy(), holds })

describe('a rule set', () => {
  test.each(names)('may be stricter about `%s` than the safety floor, and not looser', (name) => {
    const floors = floorHolds[name].days
    for (const days of [STRICTER[name], floors])
      expect(inShort(parseRuleSet(withHolds({ [name]: holdOf(days) })))).toEqual([])
    const [issue, ...others] = issuesOf(parseRuleSet(withHolds({ [name]: holdOf(LOOSER[name]) })))
    expect(others).toEqual([])
    expect(issue).toMatchObject({ code: 'hold-too-loose', path: ['holds', name, 'days'] })
    expect(issue?.message).toContain('looser than the safety floor')
    expect(issue?.hint).toContain(String(floors))
  })

  test('names a source that it lists', () => {
    const unlisted = { days: 7, source: { ...source, ref: 'no-such-paper' } }
    expect(inShort(parseRuleSet(withHolds({ no: unlisted })))).toEqual([
      'unknown-source at holds.no.source.ref',
    ])
    expect(inShort(parseRuleSet(withHolds({ no: { days: 7 } })))).toEqual([
      expect.stringContaining('at holds.no'),
    ])
  })

  test('says what a pathway rests on by a source that it lists, or does not say', () => {
    const policy = smallPolicy()
    const withSource = (one: object) => ({
      ...policy,
      pathways: policy.pathways.map((pathway, index) =>
        index === 0 ? { ...pathway, source: one } : pathway,
      ),
    })
    expect(inShort(parseRuleSet(withSource(source)))).toEqual([])
    expect(inShort(parseRuleSet(withSource({ ...source, ref: 'no-such-paper' })))).toEqual([
      'unknown-source at pathways[0].source.ref',
    ])
  })

  test('is told of every looser one at once', () => {
    const all = Object.fromEntries(HOLD_NAMES.map((name) => [name, holdOf(LOOSER[name])]))
    expect(inShort(parseRuleSet(withHolds(all)))).toEqual(
      HOLD_NAMES.map((name) => `hold-too-loose at holds.${name}.days`),
    )
  })

  test.each(names)(
    'with the safety floor welded under it has the stricter `%s`, with the source of it',
    (name) => {
      const floors = safetyFloor().holds?.[name]
      const own = unwrap(parseRuleSet(withHolds({ [name]: holdOf(STRICTER[name]) })))
      expect(weld(safetyFloor(), own).holds?.[name]).toEqual(holdOf(STRICTER[name]))
      // Whoever welds what nobody read gets the floor's.
      const looser = { ...own, holds: { [name]: holdOf(LOOSER[name]) } } as RuleSet // as the parser would refuse it
      expect(weld(safetyFloor(), looser).holds?.[name]).toEqual(floors)
      expect(weld(safetyFloor(), unwrap(parseRuleSet(smallPolicy()))).holds).toEqual(safetyFloor().holds)
    },
  )
})

const stricterBase = unwrap(parseRuleSet(withHolds({ no: holdOf(14), recent: holdOf(365) })))
const bases = [stricterBase]

const extending = (holds: object | undefined) => ({
  id: 'riverside',
  version: '2.0.0',
  title: 'Riverside',
  effective: { from: '2026-06-01' },
  extends: { id: stricterBase.id, digest: digestOf(stricterBase) },
  ...(holds === undefined ? {} : { holds }),
})

describe('a rule set that extends another', () => {
  const read = (holds?: object) => parseRuleSet(extending(holds), { bases })

  test('holds as its base does, in what it does not state itself', () => {
    expect(unwrap(read()).holds).toEqual(stricterBase.holds)
    expect(unwrap(read({ markedItem: holdOf(800) })).holds).toEqual({
      ...stricterBase.holds,
      markedItem: holdOf(800),
    })
  })

  test('may be stricter than its base, and not looser, though the safety floor would let it', () => {
    expect(unwrap(read({ no: holdOf(7), recent: holdOf(400) })).holds).toMatchObject({
      no: { days: 7 },
      recent: { days: 400 },
    })
    expect(inShort(read({ no: holdOf(28), recent: holdOf(200) }))).toEqual([
      'hold-too-loose at holds.no.days',
      'hold-too-loose at holds.recent.days',
    ])
    const [issue] = issuesOf(read({ no: holdOf(15) }))
    expect(issue?.message).toContain('the base `small-policy`')
    expect(issue?.hint).toContain('14 days')
  })

  test('may name a source of its base, and is told of one that is nowhere at its own place', () => {
    expect(inShort(read({ no: holdOf(7) }))).toEqual([])
    expect(inShort(read({ no: { days: 7, source: { ...source, ref: 'no-such-paper' } } }))).toEqual([
      'unknown-source at holds.no.source.ref',
    ])
  })

  test('is no other for holds that are as its base states them', () => {
    expect(unwrap(read({ no: holdOf(14) })).holds).toEqual(stricterBase.holds)
  })
})

describe('a service', () => {
  const at = (holds: object) => ({ ...services.sp7, holds })

  test.each(names)('may be stricter about `%s` than the safety floor, and not looser', (name) => {
    expect(inShort(parseService(at({ [name]: { days: STRICTER[name] } })))).toEqual([])
    expect(inShort(parseService(at({ [name]: { days: LOOSER[name] } })))).toEqual([
      `hold-too-loose at holds.${name}.days`,
    ])
  })

  test('may not be looser than the rule set that it is used with', () => {
    const { firstConversation } = defaultRuleSet().holds ?? {}
    expect(firstConversation?.days).toBe(7)
    const made = (days: number) => safeCreateTriage({ service: at({ firstConversation: { days } }) })
    expect(inShort(made(7))).toEqual([])
    expect(inShort(made(3))).toEqual([])
    expect(issuesOf(made(8))).toMatchObject([
      { code: 'hold-too-loose', path: ['service', 'holds', 'firstConversation', 'days'] },
    ])
  })
})
