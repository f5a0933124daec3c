import { describe, expect, test } from 'vitest'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { wholeRuleSet } from '../../../src/testing/cases/test-case.js'
import { MUTANT_KINDS } from '../../../src/testing/mutation/mutant.js'
import { mutantsOf } from '../../../src/testing/mutation/mutants-of.js'
import { mutationTable } from '../../../src/testing/mutation/mutation-table.js'
import { type MutationReport, mutationTest } from '../../../src/testing/mutation/mutation-test.js'
import { action, escalate, pathway, policy, redirect, rule, said } from '../../support/small-policy.js'

const mutantsFor = (ruleSet: RuleSet, name: string): readonly string[] =>
  mutantsOf(wholeRuleSet(ruleSet))
    .filter(({ mutant }) => mutant.rule === name)
    .map(({ mutant: { change, kind } }) => `${kind}: ${change}`)

const light = rule('light', pathway('light'), [{ fact: 'needsCount', operator: 'lessThan', value: 2 }])

describe('the mutants of a rule', () => {
  test('have one mistake each', () => {
    const walk = rule('walk-more', action('walk'), [
      { fact: 'age', operator: 'greaterThanInclusive', value: 65 },
      { fact: 'housebound', operator: 'in', value: ['no', 'unsure'] },
    ])
    expect(mutantsFor(policy([walk, light]), 'walk-more')).toEqual([
      'all-any-swapped: `any` instead of `all`',
      'leaf-dropped: without `age greaterThanInclusive 65`',
      'leaf-dropped: without `housebound in ["no","unsure"]`',
      'leaf-negated: `age lessThan 65` instead of `age greaterThanInclusive 65`',
      'operator-flipped: `age greaterThan 65` instead of `age greaterThanInclusive 65`',
      'operator-flipped: `age lessThanInclusive 65` instead of `age greaterThanInclusive 65`',
      'threshold-moved: `age greaterThanInclusive 64` instead of `age greaterThanInclusive 65`',
      'leaf-negated: `housebound notIn ["no","unsure"]` instead of `housebound in ["no","unsure"]`',
      'value-dropped: `housebound in ["unsure"]` instead of `housebound in ["no","unsure"]`',
      'value-dropped: `housebound in ["no"]` instead of `housebound in ["no","unsure"]`',
      'action-swapped: `debrief` instead of `walk`',
      'rule-removed: without the rule `walk-more`',
    ])
  })

  test('lead to every other route or pathway, and to the next destination', () => {
    const swaps = (name: string, ruleSet: RuleSet) =>
      mutantsFor(ruleSet, name).filter((one) => /^(pathway|route|destination)-swapped/.test(one))
    expect(swaps('light', policy([light]))).toEqual([
      'pathway-swapped: `medium` instead of `light`',
      'pathway-swapped: `holistic` instead of `light`',
    ])
    const leave = rule('leave', redirect('gp'), said('consent', 'no'))
    expect(swaps('leave', policy([leave, light]))).toEqual(['destination-swapped: `library` instead of `gp`'])
    const danger = rule('danger', escalate('crisis'), said('harmToOthers'))
    expect(swaps('danger', policy([danger, light])).map((one) => one.split('`')[1])).toEqual(
      expect.arrayContaining(['clinician', 'ambulance']),
    )
  })

  test('are made of the named conditions as well, once for all rules that use them', () => {
    const named = policy(
      [
        rule('walk-more', action('walk'), { condition: 'at-home' }),
        rule('light', pathway('light'), { condition: 'at-home' }),
      ],
      { conditions: { 'at-home': { any: said('housebound') } } },
    )
    const mutants = mutantsOf(wholeRuleSet(named)).filter(({ mutant }) => mutant.path[1] === 'at-home')
    expect(mutants.map(({ affected, mutant }) => [mutant.kind, mutant.path.slice(0, 2), affected])).toEqual([
      ['leaf-negated', ['conditions', 'at-home'], ['light', 'walk-more']],
    ])
  })

  test('are of every kind there is', () => {
    const kinds = new Set(mutantsOf(wholeRuleSet(policy([light]))).map(({ mutant }) => mutant.kind))
    for (const kind of kinds) expect(MUTANT_KINDS).toHaveProperty(kind)
  })
})

const namesOf = (all: readonly { readonly rule: string | null; readonly change: string }[]) =>
  all.map(({ change, rule: name }) => `${name}: ${change}`)

const of = (name: string, { survivors, equivalent }: MutationReport) => ({
  survivors: namesOf(survivors.filter((one) => one.rule === name)),
  equivalent: namesOf(equivalent.filter((one) => one.rule === name)),
})

describe('a mutant', () => {
  test('is noticed by an example whose rule comes to another verdict', () => {
    const walk = rule('walk-more', action('walk'), said('carer'), {
      examples: [{ title: 'looks after somebody', facts: { carer: 'yes' }, verdict: 'met' }],
    })
    const { survivors } = of('walk-more', mutationTest(policy([walk, light])))
    expect(survivors).toEqual([
      'walk-more: `debrief` instead of `walk`',
      'walk-more: without the rule `walk-more`',
    ])
  })

  test('is not noticed by a scenario that does not look', () => {
    const walk = rule('walk-more', action('walk'), said('carer'))
    const ruleSet = policy([walk, light])
    const [killer] = mutationTest(ruleSet, [])
      .survivors.filter((one) => one.rule === 'walk-more' && one.kind === 'rule-removed')
      .flatMap((one) => one.killer ?? [])
    if (killer === undefined) throw new Error('there should be a referral that notices')
    const isKilledBy = (expect: object) =>
      !of('walk-more', mutationTest(ruleSet, [{ ...killer, expect }])).survivors.includes(
        'walk-more: without the rule `walk-more`',
      )
    expect(isKilledBy(killer.expect ?? {})).toBe(true)
    expect(isKilledBy({ actions: ['walk'] })).toBe(true)
    expect(isKilledBy({ disposition: 'accept' })).toBe(false)
    expect(isKilledBy({})).toBe(false)
  })

  test('that changes no decision of anybody is not counted', () => {
    // The second leaf says what the first says: without it, or with `any`, nothing is different.
    const walk = rule('walk-more', action('walk'), [
      { fact: 'age', operator: 'greaterThanInclusive', value: 65 },
      { fact: 'age', operator: 'greaterThan', value: 60 },
    ])
    const { equivalent, survivors } = of('walk-more', mutationTest(policy([walk, light]), []))
    expect(equivalent).toContain('walk-more: without `age greaterThan 60`')
    expect(equivalent).toContain('walk-more: `age greaterThanInclusive 60` instead of `age greaterThan 60`')
    expect(survivors).toContain('walk-more: without `age greaterThanInclusive 65`')
  })

  test('that no case noticed comes with a referral that does', () => {
    const report = mutationTest(safetyFloor(), [])
    expect(report).toMatchObject({ killed: 0, failing: [] })
    expect(report.survivors.filter(({ killer }) => killer === null)).toEqual([])
    const again = mutationTest(
      safetyFloor(),
      report.survivors.flatMap(({ killer }) => killer ?? []),
    )
    expect(again).toMatchObject({ killed: report.mutants, survivors: [] })
  })

  test('is not noticed by a case that fails anyway, and that is said', () => {
    const cases = [{ name: 'wrong', rule: 'self-harm-assessment', facts: {}, verdict: 'met' }]
    expect(mutationTest(safetyFloor(), cases)).toMatchObject({ failing: ['wrong'] })
  })
})

test('the table counts each kind in whole numbers', () => {
  expect(mutationTable(mutationTest(safetyFloor()))).toMatchInlineSnapshot(`
    "leaf-negated     11/11  a condition says the opposite
    value-dropped    12/12  a value is missing from a list
    all-any-swapped    1/1  all is any, or any is all
    leaf-dropped       2/5  a condition is missing
    route-swapped     0/21  the rule leads to another route
    rule-removed       0/7  the rule is not there
    time-moved         0/7  a route gives more time, or less
    all mutants      26/64"
  `)
})
