import { describe, expect, test } from 'vitest'
import { reachableVerdicts } from '../../src/analysis/check-examples.js'
import { compileRuleSet } from '../../src/rule-set/compile.js'
import { ruleSetOnDisk } from './policy-on-disk.js'

const floor = ruleSetOnDisk('safety-floor')
const ours = ruleSetOnDisk('social-prescribing')

describe.each([floor, ours])('the rules of $id', (ruleSet) => {
  const { evaluate } = compileRuleSet(ruleSet)

  test.each(ruleSet.rules.map((rule) => [rule.name, rule] as const))(
    '%s comes to what its examples say, with one for each verdict it can come to',
    (name, rule) => {
      const { examples } = rule
      for (const { title, facts, verdict } of examples) {
        const actual = evaluate(facts).find(({ rule }) => rule.name === name)?.verdict
        expect(`${title}: ${actual}`).toBe(`${title}: ${verdict}`)
      }
      const { witnesses } = reachableVerdicts(rule, ruleSet)
      expect(witnesses.size).toBeGreaterThan(1)
      expect(new Set(examples.map(({ verdict }) => verdict))).toEqual(new Set(witnesses.keys()))
    },
  )

  test('say why as a clause that fits into a sentence, for whoever reads it', () => {
    for (const { event } of ruleSet.rules) expect(event.params.reason).toMatch(/^[^A-Z].*[^.]$/)
  })

  test('use each route, destination, action, named condition and local fact that is there', () => {
    const text = JSON.stringify([ruleSet.rules, ruleSet.conditions, ruleSet.invariants])
    const names = [
      ...[ruleSet.routes, ruleSet.destinations, ruleSet.actions].flat().map(({ id }) => id),
      ...Object.keys(ruleSet.conditions),
      ...ruleSet.localFacts.map(({ name }) => name),
    ]
    expect(names.filter((name) => !text.includes(`"${name}"`))).toEqual([])
  })
})

describe('the safety floor', () => {
  test('holds every decision up while one of its facts is unknown', () => {
    expect(floor.rules.filter(({ whenUndetermined }) => whenUndetermined === 'note')).toEqual([])
  })
})

describe('the default rule set', () => {
  test('has at least forty rules, of every kind', () => {
    expect(ours.rules.length).toBeGreaterThanOrEqual(40)
    expect(new Set(ours.rules.map(({ event }) => event.type)).size).toBe(5)
  })

  test('mentions helplines only as an addition', () => {
    for (const { contact, instruction = '' } of [...floor.routes, ...ours.routes]) {
      expect(contact).not.toMatch(/116 123|0800/)
      if (/116 123|0800/.test(instruction)) expect(instruction).toContain('in addition to this')
    }
  })

  test('never grades the risk of suicide', () => {
    const words = JSON.stringify([floor, ours]).toLowerCase()
    expect(words).not.toMatch(/(low|medium|moderate|high)[ -]risk|risk (level|score|grade|band)/)
  })
})
