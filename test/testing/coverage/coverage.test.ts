import { describe, expect, test } from 'vitest'
import { TriageError } from '../../../src/issue/issue.js'
import { defaultRuleSet, safetyFloor } from '../../../src/rule-set/shipped.js'
import { services } from '../../../src/service/shipped.js'
import { coverage } from '../../../src/testing/coverage/coverage.js'
import { coveragePage } from '../../../src/testing/coverage/coverage-page.js'
import type { RuleCoverage } from '../../../src/testing/coverage/coverage-report.js'
import { coverageTable, formatMissingOutcomes } from '../../../src/testing/coverage/coverage-table.js'
import { mutationTest } from '../../../src/testing/mutation/mutation-test.js'
import { action, escalate, pathway, policy, redirect, rule, said } from '../../support/small-policy.js'

const older = rule('older', action('walk'), [
  { fact: 'age', operator: 'greaterThanInclusive', value: 65 },
  { fact: 'housebound', operator: 'equal', value: 'no' },
])
const small = policy([
  older,
  rule('light', pathway('light'), [{ fact: 'needsCount', operator: 'lessThan', value: 2 }]),
])

const example = (name: string, facts: object) => ({ name, rule: 'older', facts })

const olderIn = (cases: readonly object[]): RuleCoverage => {
  const found = coverage(small, cases).rules.find((one) => one.rule === 'older')
  if (found === undefined) throw new Error('the rule is not there')
  return found
}

describe('coverage of a rule', () => {
  test('says of each verdict which cases came to it', () => {
    const { verdicts } = olderIn([
      example('walks', { age: 70, housebound: 'no' }),
      example('too young', { age: 64, housebound: 'no' }),
    ])
    expect(verdicts).toEqual({
      met: { status: 'reached', by: ['walks'] },
      'not-met': { status: 'reached', by: ['too young'] },
      undetermined: { status: 'missing', example: {} },
    })
  })

  test('says of each leaf whether it was true, false, unknown or never asked', () => {
    const { leaves } = olderIn([example('too young', { age: 64, housebound: 'no' })])
    expect(leaves).toMatchObject([
      { truths: { true: { status: 'missing' }, false: { by: ['too young'] } }, notEvaluated: 0 },
      { truths: { true: { status: 'missing' }, false: { status: 'missing' } }, notEvaluated: 1 },
    ])
  })

  test('pairs the cases that show the independent effect of a leaf', () => {
    const { leaves } = olderIn([
      example('walks', { age: 65, housebound: 'no' }),
      example('too young', { age: 64, housebound: 'no' }),
      example('both against', { age: 64, housebound: 'yes' }),
    ])
    expect(leaves.map(({ pair }) => pair)).toEqual([['walks', 'too young'], null])
  })

  test('wants each threshold tried on both sides, where it decides', () => {
    const sides = (cases: readonly object[]) =>
      olderIn(cases).leaves[0]?.thresholds.map(({ seen, value }) => [value, seen.status])
    expect(sides([])).toEqual([
      [64, 'missing'],
      [65, 'missing'],
    ])
    expect(
      sides([
        example('just old enough', { age: 65, housebound: 'no' }),
        example('just too young', { age: 64, housebound: 'no' }),
      ]),
    ).toEqual([
      [64, 'reached'],
      [65, 'reached'],
    ])
    expect(sides([example('does not decide', { age: 64, housebound: 'yes' })])).toContainEqual([
      64,
      'missing',
    ])
  })

  test('counts in whole numbers', () => {
    const { totals } = olderIn([example('walks', { age: 70, housebound: 'no' })])
    expect(totals).toEqual({
      verdicts: { reached: 1, reachable: 3 },
      leaves: { reached: 2, reachable: 6 },
      pairs: { reached: 0, reachable: 2 },
      thresholds: { reached: 0, reachable: 2 },
    })
  })

  test('does not ask for what no referral can do', () => {
    // What the answered items add up to is always known.
    const seen = policy([
      rule('low-mood', action('walk'), [{ fact: 'phq9Seen', operator: 'greaterThanInclusive', value: 10 }]),
      rule('light', pathway('light'), older.conditions),
    ])
    const found = coverage(seen, []).rules.find((one) => one.rule === 'low-mood')
    expect(found?.verdicts.undetermined).toEqual({ status: 'impossible' })
    expect(found?.leaves[0]?.truths.unknown).toEqual({ status: 'impossible' })
    expect(found?.totals.verdicts).toEqual({ reached: 0, reachable: 2 })
  })

  test('is judged for one service where one is given', () => {
    const focus = policy([
      rule('focus', action('walk'), [
        { fact: 'serviceFocus', operator: 'equal', value: 'complex-physical-health' },
      ]),
      rule('light', pathway('light'), older.conditions),
    ])
    const statusOf = (options: object) =>
      coverage(focus, [], options).rules.find((one) => one.rule === 'focus')?.verdicts.met.status
    expect(statusOf({})).toBe('missing')
    expect(statusOf({ service: services.sp7 })).toBe('impossible')
    expect(statusOf({ service: services.sp5 })).toBe('missing')
  })
})

describe('coverage of what decisions come to', () => {
  const leaving = policy([
    rule('leave', redirect('gp'), said('consent', 'no')),
    rule('harm', escalate('clinician'), said('harmToOthers'), { whenUndetermined: 'note' }),
    rule('light', pathway('light'), said('selfNavigation', 'confident')),
  ])
  const of = (cases: readonly object[], ruleSet = leaving) =>
    Object.fromEntries(
      coverage(ruleSet, cases, { service: services.sp7 }).outcomes.map(({ id, kind, seen }) => [
        `${kind} ${id}`,
        seen.status === 'reached' ? seen.by : seen.status,
      ]),
    )
  const calm = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' }
  const referral = (id: string, given: object) => ({
    id,
    receivedOn: '2026-03-02',
    consent: 'yes',
    risks: calm,
    ...given,
  })

  test('names who came to each disposition, pathway, route and destination', () => {
    const outcomes = of([
      referral('confident', { client: { selfNavigation: 'confident' } }),
      referral('leaves', { consent: 'no' }),
      referral('asked nothing', { risks: {} }),
      referral('harms', { consent: 'no', risks: { ...calm, harmToOthers: 'yes' } }),
    ])
    expect(outcomes).toMatchObject({
      'disposition accept': ['confident'],
      'disposition redirect': ['leaves'],
      'disposition request-information': ['asked nothing'],
      'disposition escalate': ['harms'],
      'pathway light': ['confident'],
      'pathway holistic': 'missing',
      'route clinician': ['harms'],
      // Whoever is escalated is redirected nowhere, though a rule says where.
      'destination gp': ['leaves'],
    })
  })

  test('does not take a provisional pathway for one that somebody is accepted on', () => {
    expect(of([referral('asked nothing', { risks: {} })])).toMatchObject({ 'pathway holistic': 'missing' })
  })

  test('does not ask for what no referral can come to', () => {
    expect(of([])).toMatchObject({
      'pathway medium': 'impossible',
      'destination library': 'impossible',
      'route emergency-services': 'missing',
      'route ambulance': 'impossible',
    })
    expect(of([], small)).toMatchObject({ 'disposition redirect': 'impossible' })
  })

  test('is not given by examples, which say nothing of a decision', () => {
    const { complete, outcomes } = coverage(leaving)
    expect(complete).toBe(false)
    expect(outcomes.filter(({ seen }) => seen.status === 'reached')).toEqual([])
  })

  test('says in words what no scenario comes to, with facts that lead there', () => {
    const said = formatMissingOutcomes(coverage(leaving, [], { service: services.sp7 }))
    expect(said.map((line) => line.split(', as with')[0])).toEqual(
      expect.arrayContaining([
        'no scenario comes to `redirect`',
        'no scenario is accepted on `light`',
        'no scenario is escalated to `clinician`',
        'no scenario is redirected to `gp`',
      ]),
    )
    expect(said.find((line) => line.includes('`gp`'))).toContain('"consent":"no"')
  })
})

describe('what is tried', () => {
  test('are referrals, too, each on every rule', () => {
    const referral = {
      id: 'R-1',
      receivedOn: '2026-03-02',
      client: { dateOfBirth: '1940-01-01', housebound: 'no' },
    }
    const report = coverage(small, [referral, { name: 'again', referral }], { service: services.sp7 })
    expect(report.cases).toEqual({ examples: 0, referrals: 2 })
    const older = report.rules.find((one) => one.rule === 'older')
    expect(older?.verdicts.met).toEqual({ status: 'reached', by: ['R-1', 'again'] })
    const floor = report.rules.find((one) => one.rule === 'suicidal-thoughts-assessment')
    expect(floor?.verdicts.undetermined).toMatchObject({ by: ['R-1', 'again'] })
  })

  test('are the examples of the rules, if nothing is given', () => {
    const { cases, totals } = coverage(defaultRuleSet())
    expect(cases.referrals).toBe(0)
    expect(cases.examples).toBeGreaterThan(300)
    expect(totals.verdicts.reached).toBe(totals.verdicts.reachable)
  })

  test.each([
    [{ housebound: 'maybe' }, 'value-outside-domain', 'housebound'],
    [{ age: 64.5 }, 'value-outside-domain', 'age'],
    [{ houseBound: 'no' }, 'unknown-fact', 'houseBound'],
  ])('reach nothing with facts that nobody can have: %j', (facts, code, fact) => {
    for (const measure of [coverage, mutationTest]) {
      try {
        measure(small, [example('odd', {}), example('odder', facts)])
        expect.unreachable()
      } catch (error) {
        const issues = error instanceof TriageError ? error.issues : []
        expect(issues).toMatchObject([{ code, path: [1, 'facts', fact] }])
      }
    }
  })

  test('must be readable: all problems are told, each with its case', () => {
    const bad = [
      { id: 'R-1', receivedOn: 'yesterday' },
      example('no such rule', {}),
      { name: 'x', rule: 'nobody', facts: {} },
    ]
    expect(() => coverage(small, bad)).toThrow(TriageError)
    try {
      coverage(small, bad)
    } catch (error) {
      const issues = error instanceof TriageError ? error.issues : []
      expect(issues.map(({ code, path }) => [code, path[0]])).toEqual([
        ['not-a-date', 0],
        ['missing', 0],
        ['unknown-rule', 2],
      ])
    }
  })
})

describe('the report', () => {
  const report = coverage(safetyFloor())

  test('is the same every time, to the byte', () => {
    expect(JSON.stringify(coverage(safetyFloor()))).toBe(JSON.stringify(report))
  })

  test('as a table has every rule, or those with something missing, and what decisions come to', () => {
    const [rules = ''] = coverageTable(report).split('\n\n')
    expect(rules.split('\n')).toHaveLength(safetyFloor().rules.length + 2)
    expect(coverageTable(report, { onlyOpen: true })).toMatchInlineSnapshot(`
      "rule                      verdicts  leaves  pairs  thresholds
      safety-question-declined       3/3   10/15    0/5           –
      all rules                    21/21   28/33   6/11           –

      outcome        dispositions  pathways  routes  destinations
      all decisions           0/2         –     0/4             –"
    `)
  })

  test('as a page needs nothing else, and has every rule with its leaves marked', () => {
    const page = coveragePage(report, safetyFloor())
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:/)
    for (const { name } of safetyFloor().rules) expect(page).toContain(`<code>${name}</code>`)
    expect(page).toContain('<code>selfHarm equal &quot;declined&quot;</code>')
    expect(page).toContain('Routes, escalated to <span class="missing">✗&nbsp;emergency-services</span>')
    expect(page).toContain('class="missing"')
    expect(page).toContain('class="reached"')
  })

  test('as a page does not take what rules say for HTML', () => {
    const odd = policy([
      { ...older, title: '<script>alert(1)</script>' },
      rule('light', pathway('light'), older.conditions),
    ])
    expect(coveragePage(coverage(odd, []), odd)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})
