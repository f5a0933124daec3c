import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dispositionFromVerdicts,
  dispositionOf,
  rulesByOutcome,
} from '../../src/decision/rules-by-outcome.js'
import { compileRuleSet } from '../../src/rule-set/compile.js'
import { ALL_FACTS, factsOver } from '../../src/testing/arbitraries/fact-values.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { decideOn, escalate, pathway, policy, redirect, rule, said } from '../support/small-policy.js'

const RULES = [
  rule('r-escalate', escalate('crisis'), said('harmToOthers')),
  rule('r-pathway', pathway('light'), said('carer', 'no')),
  rule('r-redirect', redirect('gp'), said('housebound')),
]

const disposition = (harmToOthers: string | null, housebound: string | null, rules = RULES) =>
  decideOn(policy(rules), { harmToOthers, housebound, carer: 'no' }).disposition

describe('the ladder: the highest disposition that applies wins', () => {
  test.each([
    ['yes', 'yes', 'escalate'],
    ['yes', 'no', 'escalate'],
    ['yes', null, 'escalate'],
    [null, 'yes', 'request-information'],
    [null, 'no', 'request-information'],
    [null, null, 'request-information'],
    ['no', null, 'request-information'],
    ['no', 'yes', 'redirect'],
    ['no', 'no', 'accept'],
  ] as const)('an escalation for %s and a redirect for %s: %s', (harm, housebound, expected) => {
    expect(disposition(harm, housebound)).toBe(expected)
  })

  test('a rule that only notes what is unknown holds nothing up', () => {
    const noting = RULES.map((one) => ({ ...one, whenUndetermined: 'note' as const }))
    expect(disposition(null, null, noting)).toBe('accept')
    expect(disposition(null, 'yes', noting)).toBe('redirect')
    expect(disposition('yes', null, noting)).toBe('escalate')
  })

  test('an unknown fact of a pathway rule holds nothing up', () => {
    expect(decideOn(policy(RULES), { harmToOthers: 'no', housebound: 'no' }).disposition).toBe('accept')
  })
})

test('counting dispositions from bare numbers comes to the same', () => {
  fc.assert(
    fc.property(ruleSets(), factsOver(ALL_FACTS), (ruleSet, facts) => {
      const compiled = compileRuleSet(ruleSet)
      expect(dispositionFromVerdicts(ruleSet)(compiled.verdicts(facts))).toBe(
        dispositionOf(rulesByOutcome(compiled.evaluate(facts))),
      )
    }),
    { numRuns: 300 },
  )
})

describe('what a decision carries on each rung', () => {
  const on = (harmToOthers: string | null, housebound: string) =>
    decideOn(policy(RULES), { harmToOthers, housebound, carer: 'no' })

  test('only an accepted referral has a pathway and limits', () => {
    expect(on('no', 'no')).toMatchObject({
      pathway: 'light',
      provisionalPathway: null,
      intervention: { weeks: { min: 6, max: 8 } },
    })
  })

  test('an escalated or waiting referral has the pathway that follows later', () => {
    for (const harm of ['yes', null]) {
      expect(on(harm, 'no')).toMatchObject({
        pathway: null,
        provisionalPathway: 'light',
        intervention: null,
      })
    }
  })

  test('a redirected referral has none', () => {
    expect(on('no', 'yes')).toMatchObject({ pathway: null, provisionalPathway: null, intervention: null })
  })

  test('an escalated referral still says where else it would have gone', () => {
    expect(on('yes', 'yes')).toMatchObject({
      disposition: 'escalate',
      escalations: [{ route: 'crisis' }],
      redirects: [{ destination: 'gp' }],
    })
  })

  test('every decision is a proposal', () => {
    for (const harm of ['yes', 'no', null]) expect(on(harm, 'yes').status).toBe('proposed')
  })
})
