import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { informationGainOf } from '../../../src/analysis/one-referral/information-gain.js'
import { factCatalogue } from '../../../src/facts/catalogue.js'
import type { Facts } from '../../../src/facts/fact.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { services } from '../../../src/service/shipped.js'
import { facts } from '../../../src/testing/arbitraries/referrals.js'
import { runs } from '../../support/runs.js'

const ruleSet = defaultRuleSet()
const service = services.sp7
const QUESTIONS = [...factCatalogue, ...ruleSet.localFacts].map(({ question }) => question)

/** By question, how much its answer tells; of a triage that is asked all the time. */
const gainsOf = informationGainOf({ ruleSet, service })
const worths = (known: Facts): readonly number[] => QUESTIONS.map(gainsOf(known))

/** The same of a triage that nobody has asked yet. */
const worthsAnew = (known: Facts): readonly number[] =>
  QUESTIONS.map(informationGainOf({ ruleSet: { ...ruleSet }, service })(known))

describe('the information gain of answers', () => {
  test('does not depend on what was asked before', () => {
    fc.assert(
      fc.property(facts(ruleSet, service), (known) => {
        expect(worths(known)).toEqual(worthsAnew(known))
      }),
      { numRuns: runs(30) },
    )
  })

  test('does not depend on what else is asked while a list is read', () => {
    const needs = ['loneliness', 'housing']
    const known = { age: 40, needs }
    let asked = 0
    const askingElsewhere = new Proxy(needs, {
      get: (target, key, receiver) => {
        asked += 1
        expect(worths({}).some((worth) => worth > 0)).toBe(true)
        return Reflect.get(target, key, receiver)
      },
    })
    expect(worths(known).some((worth) => worth > 0)).toBe(true)
    expect(worths({ ...known, needs: askingElsewhere })).toEqual(worths(known))
    expect(asked).toBeGreaterThan(0)
  })
})
