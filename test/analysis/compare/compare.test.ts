import { describe, expect, test } from 'vitest'
import { compare } from '../../../src/analysis/compare.js'
import type { Comparison, Move, PartChange } from '../../../src/analysis/comparison/comparison.js'
import { TriageError } from '../../../src/issue/issue.js'
import type { NeedWord } from '../../../src/referral/word.js'
import type { Rule, RuleSet } from '../../../src/rule-set/rule-set.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { services } from '../../../src/service/shipped.js'
import { action, escalate, pathway, policy, redirect, rule, said } from '../../support/small-policy.js'

const BASE: readonly Rule[] = [
  rule('child', escalate('clinician'), said('childAtRisk')),
  rule('carer', pathway('holistic'), said('carer')),
  rule('finds-own-way', pathway('light'), said('carer', 'no')),
  rule('therapy', redirect('gp'), said('substanceDependence')),
]

const without = (name: string): RuleSet => policy(BASE.filter((one) => one.name !== name))
const withRules = (...rules: readonly Rule[]): RuleSet => policy([...BASE, ...rules])

const withRoute = (id: string, changes: object): RuleSet => {
  const before = policy(BASE)
  return {
    ...before,
    routes: before.routes.map((route) => (route.id === id ? { ...route, ...changes } : route)),
  }
}

const errors = ({ changes, moves }: Comparison) =>
  [...moves, ...changes].filter(({ severity }) => severity === 'error')

const ends = ({ direction, from, severity, to }: Move | PartChange) => ({ direction, severity, from, to })

describe('a rule set and itself', () => {
  test('are equivalent, though the words of the rules differ', () => {
    const reworded = policy(BASE.map((one) => ({ ...one, title: `${one.title}, said anew` })))
    expect(compare(policy(BASE), reworded)).toMatchObject({
      verdict: 'equivalent',
      method: 'exact',
      moves: [],
      changes: [],
      moved: { assignments: '0', share: 0 },
      rules: { added: [], removed: [], changed: [] },
      unfinished: [],
      alsoDiffers: BASE.map(({ name }) => `rules: ${name}`).sort(),
    })
  })

  test('say where they differ in what no referral shows: contacts, instructions, dates, invariants, order', () => {
    const before = policy(BASE)
    const after: RuleSet = {
      ...withRoute('crisis', { contact: 'nobody at all' }),
      title: 'Another policy',
      effective: { from: '2026-01-01', to: '2026-02-01' },
      destinations: [...before.destinations].reverse(),
    }
    const { alsoDiffers, verdict } = compare(before, after)
    expect({ alsoDiffers, verdict }).toEqual({
      alsoDiffers: ['title', 'effective', 'routes: crisis', 'destinations (their order)'],
      verdict: 'equivalent',
    })
    expect(compare(before, before).alsoDiffers).toEqual([])
  })

  test('are equivalent, though one says the same in other conditions', () => {
    const told: Rule[] = [
      ...BASE.filter(({ name }) => name !== 'child'),
      rule('child', escalate('clinician'), {
        all: [
          { any: [...said('childAtRisk'), ...said('childAtRisk')] },
          { not: { not: said('childAtRisk')[0] } },
        ],
      }),
    ]
    const { rules, verdict } = compare(policy(BASE), policy(told))
    expect({ rules, verdict }).toEqual({
      rules: { added: [], removed: [], changed: ['child'] },
      verdict: 'equivalent',
    })
  })
})

describe('an escalation', () => {
  test('that is lost is an error, with a referral that loses it', () => {
    const comparison = compare(policy(BASE), without('child'))
    expect(comparison.verdict).toBe('looser')
    expect(comparison.rules).toEqual({ added: [], removed: ['child'], changed: [] })
    const [worst] = comparison.moves
    expect(worst).toMatchObject({
      from: { disposition: 'escalate', route: 'clinician', kind: 'clinician', within: 'P1D' },
      to: { disposition: 'request-information' },
      direction: 'down',
      severity: 'error',
      witness: {
        referral: { risks: { childAtRisk: 'yes' } },
        from: { disposition: 'escalate', routes: ['clinician'] },
        to: { disposition: 'request-information', routes: [] },
      },
    })
  })

  test('that is new makes the rule set stricter, and is no error', () => {
    const comparison = compare(without('child'), policy(BASE))
    expect(comparison.verdict).toBe('stricter')
    expect(comparison.moves.length).toBeGreaterThan(0)
    expect([...comparison.moves, ...comparison.changes].map(({ severity }) => severity)).not.toContain(
      'error',
    )
  })

  test('that loses one of its routes is an error, though the most urgent one stays', () => {
    const both = withRules(rule('danger', escalate('ambulance'), said('childAtRisk')))
    const comparison = compare(both, policy([...both.rules.filter(({ name }) => name !== 'child')]))
    expect(errors(comparison).map(ends)).toEqual([
      {
        direction: 'down',
        severity: 'error',
        from: { id: 'clinician', kind: 'clinician', within: 'P1D' },
        to: null,
      },
    ])
    expect(comparison).toMatchObject({ verdict: 'looser', moves: [] })
  })

  test('that goes to another route of the same kind, as soon, has lost nothing', () => {
    const before = policy(BASE)
    const renamed: RuleSet = {
      ...before,
      routes: before.routes.map((route) => (route.id === 'clinician' ? { ...route, id: 'doctor' } : route)),
      rules: before.rules.map((one) =>
        one.name === 'child' ? rule('child', escalate('doctor'), said('childAtRisk')) : one,
      ),
    }
    const comparison = compare(before, renamed)
    expect(errors(comparison)).toEqual([])
    expect(comparison.verdict).toBe('incomparable')
    expect(comparison.changes.map(ends)).toContainEqual({
      direction: 'beside',
      severity: 'note',
      from: { id: 'clinician', kind: 'clinician', within: 'P1D' },
      to: { id: 'doctor', kind: 'clinician', within: 'P1D' },
    })
  })

  test.each([
    ['later', { within: 'P7D' }, 'looser', 'error'],
    ['sooner', { within: 'PT4H' }, 'stricter', 'note'],
  ])('whose route is to be reached %s', (_, change, verdict, severity) => {
    const comparison = compare(policy(BASE), withRoute('clinician', change))
    expect(comparison.verdict).toBe(verdict)
    expect(comparison.changes).toEqual([
      expect.objectContaining({ what: 'route', severity, to: expect.objectContaining(change) }),
    ])
  })

  test('whose route becomes one of another kind is an error', () => {
    const comparison = compare(policy(BASE), withRoute('crisis', { kind: 'clinician' }))
    expect(comparison.verdict).toBe('equivalent') // no rule leads there
    const used = (ruleSet: RuleSet): RuleSet => ({
      ...ruleSet,
      rules: [...BASE, rule('harm', escalate('crisis'), said('harmToOthers'))],
    })
    const worse = compare(used(policy(BASE)), used(withRoute('crisis', { kind: 'clinician' })))
    expect(errors(worse).length).toBeGreaterThan(0)
    expect(worse.verdict).toBe('looser')
  })
})

describe('a move that loses no escalation', () => {
  test('to a lighter pathway is a warning, both accepted and to come', () => {
    const comparison = compare(policy(BASE), without('carer'))
    expect(comparison.verdict).toBe('looser')
    const found = [...comparison.moves, ...comparison.changes]
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(['warning']))
    expect(comparison.moves.map(({ from, to }) => [from, to])).toContainEqual([
      { disposition: 'accept', pathway: 'holistic' },
      { disposition: 'accept', pathway: 'light' },
    ])
    expect(comparison.changes.map(({ what }) => what)).toEqual(['provisional-pathway'])
  })

  test('between pathways that no rule set puts in order is neither up nor down', () => {
    const renamed = JSON.parse(JSON.stringify(policy(BASE)).replaceAll('"light"', '"brief"'))
    const { moves, verdict } = compare(policy(BASE), renamed)
    expect(verdict).toBe('incomparable')
    expect(moves.map(({ direction }) => direction)).toEqual(['across'])
  })

  test.each([
    ['action', action('walk')],
    ['destination', redirect('library')],
  ])('in an %s alone has no order', (what, event) => {
    const condition = what === 'action' ? said('carer') : said('substanceDependence')
    const comparison = compare(policy(BASE), withRules(rule('more', event, condition)))
    expect(comparison).toMatchObject({ verdict: 'incomparable', moves: [] })
    expect(comparison.changes).toEqual([
      expect.objectContaining({ what, from: null, severity: 'note', direction: 'beside' }),
    ])
  })

  test('in the limits of a pathway is told with both', () => {
    const before = policy(BASE)
    const longer: RuleSet = {
      ...before,
      pathways: before.pathways.map((one) =>
        one.id === 'light' ? { ...one, weeks: { min: 6, max: 9 } } : one,
      ),
    }
    expect(compare(before, longer).changes).toEqual([
      expect.objectContaining({
        what: 'limits',
        from: { id: 'light', weeks: { min: 6, max: 8 }, contacts: null },
        to: { id: 'light', weeks: { min: 6, max: 9 }, contacts: null },
      }),
    ])
  })

  test('in an extension counts only where the service extends', () => {
    const more = withRules(
      rule('longer', { type: 'extension', params: { reason: 'it helps' } }, said('carer', 'no')),
    )
    const changes = (extension: { readonly allowed: boolean }) =>
      compare(policy(BASE), more, { service: { id: 's', title: 'S', nation: 'england', extension } }).changes
    expect(changes({ allowed: false })).toEqual([])
    expect(changes({ allowed: true })).toEqual([
      expect.objectContaining({ what: 'extension', from: null, to: { id: null } }),
    ])
  })
})

test('moves are disjoint: together they are all that comes to another outcome', () => {
  const { assignments, moved, moves } = compare(policy(BASE), without('child'))
  const sum = moves.reduce((total, move) => total + BigInt(move.assignments ?? 0), 0n)
  expect(String(sum)).toBe(moved.assignments)
  expect(moved.share).toBeCloseTo(Number(sum) / Number(assignments), 3)
})

test('a comparison is plain JSON, the same each time, and leaves the rule sets as they were', () => {
  const [from, to] = [policy(BASE), without('child')]
  const before = JSON.stringify([from, to])
  const comparison = compare(from, to)
  expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison)
  expect(compare(from, to)).toEqual(comparison)
  expect(JSON.stringify([from, to])).toBe(before)
})

describe('what cannot be compared', () => {
  const local = (values: readonly string[]) => ({
    ...policy(BASE),
    localFacts: [
      {
        name: 'local.area',
        kind: 'choice' as const,
        values,
        title: 'area',
        description: 'Where.',
        question: 'Where?',
        safety: false,
        asksAboutDanger: false,
      },
    ],
  })

  test('is a local fact that is something else in the other', () => {
    expect(() => compare(local(['north']), local(['north', 'south']))).toThrow(/local fact `local.area`/)
    expect(compare(local(['north', 'south']), local(['south', 'north'])).verdict).toBe('equivalent')
  })

  test('is a word that means something else in the other, whatever it is called', () => {
    const needs = (needs: readonly NeedWord[]) => ({ ...policy(BASE), vocabulary: { needs } })
    const school = { id: 'school', title: 'school' }
    const abuse = { ...school, indicates: 'domesticAbuse' as const }
    expect(() => compare(needs([school]), needs([abuse]))).toThrow(/word `school` of `needs`/)
    expect(compare(needs([school]), needs([{ ...school, title: 'School' }])).verdict).toBe('equivalent')
  })

  test('is a rule set that is none, and it is said which of the two', () => {
    expect(() => compare(policy(BASE), policy([...BASE, ...BASE]))).toThrow(/in the second rule set/)
  })

  test('is a service that does not fit', () => {
    const service = { id: 'short', title: 'Short', nation: 'england' as const, weeks: { max: 2 } }
    expect(() => compare(policy(BASE), without('child'), { service })).toThrow(TriageError)
  })
})

describe('rule sets that are too large to count on', () => {
  const from = defaultRuleSet()
  const to: RuleSet = { ...from, rules: from.rules.filter(({ name }) => name !== 'consent-not-given') }

  test('have the same moves and changes, found by search and not counted', () => {
    const counted = compare(from, to)
    const searched = compare(from, to, { limits: { nodes: 50 } })
    expect(searched).toMatchObject({
      verdict: counted.verdict,
      method: 'search',
      assignments: null,
      moved: { assignments: null, share: null },
      unfinished: [],
    })
    const kinds = (found: readonly (Move | PartChange)[]) =>
      new Set(found.map((one) => JSON.stringify(ends(one))))
    expect(kinds(searched.moves)).toEqual(kinds(counted.moves))
    expect(kinds(searched.changes)).toEqual(kinds(counted.changes))
    expect(searched.moves.map(({ assignments, share }) => [assignments, share])).toEqual(
      searched.moves.map(() => [null, null]),
    )
  })

  test('and too hard to search: it is said what is not known, and nothing is taken for safe', () => {
    const riddle = withRules(
      rule('riddle', escalate('crisis'), {
        all: [
          { any: [...said('carer'), ...said('housebound')] },
          { any: [...said('carer', 'no'), ...said('housebound', 'no')] },
          { any: [...said('carer'), ...said('housebound', 'no')] },
          { any: [...said('carer', 'no'), ...said('housebound')] },
        ],
      }),
    )
    const { unfinished, verdict } = compare(policy(BASE), riddle, { limits: { nodes: 10, conflicts: 1 } })
    expect(unfinished.length).toBeGreaterThan(0)
    expect(verdict).toBe('unknown')
  })
})

test('a comparison for one service looks only at referrals to it', () => {
  const from = defaultRuleSet()
  const to: RuleSet = { ...from, rules: from.rules.filter(({ name }) => name !== 'under-age-for-service') }
  expect(compare(from, to, { service: services.sp1 })).toMatchObject({ service: 'sp1' })
  expect(compare(from, to).service).toBeNull()
})
