import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/issue/issue.js'
import { ALWAYS, NEVER } from '../../src/proof/engine/formula.js'
import { AnalysisFault } from '../../src/proof/finding.js'
import { witnessMaker } from '../../src/proof/witness.js'
import { referralWith } from '../../src/proof/witness-input.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { runs } from '../support/runs.js'
import { policy, redirect, rule } from '../support/small-policy.js'
import { laidOut, possibleChoices } from './support/spaces.js'

const SAFE_SCREEN = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' }
const SAFE = { ...SAFE_SCREEN, suicidePlanOrIntent: 'no', immediateDanger: 'no' }

describe('a witness', () => {
  test('is decided by a triage as it says, for each service and for one made up', async () => {
    const laid = [null, ...NINE_SERVICES].map((service) => laidOut(defaultRuleSet(), service))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...laid).chain((one) => fc.tuple(fc.constant(one), possibleChoices(one.space))),
        async ([{ outcomes, ruleSet, space }, choice]) => {
          const shown = witnessMaker(ruleSet, space, outcomes)(space.factsIn(choice))
          const { asOf, disposition, facts, pathway, referral, service } = shown
          const decision = await createTriage({ service }).crossCheck(referral, { asOf })
          expect(decision.disposition).toBe(disposition)
          expect(decision.pathway ?? decision.provisionalPathway).toBe(pathway)
          expect(Object.values(facts)).not.toContain(null)
          expect(JSON.parse(JSON.stringify(shown))).toEqual(shown)
        },
      ),
      { numRuns: runs(15) },
    )
  })

  const { outcomes, ruleSet, space } = laidOut(
    policy([
      rule('few', redirect('gp'), [{ fact: 'needsCount', operator: 'lessThan', value: 3 }], {
        whenUndetermined: 'note',
      }),
    ]),
    null,
  )

  test('has as many needs as their number says', () => {
    const { referral } = witnessMaker(
      ruleSet,
      space,
      outcomes,
    )({ ...SAFE, needs: ['money', 'legal'], needsCount: 2 })
    expect(referral.needs).toEqual([{ domain: 'money' }, { domain: 'legal' }])
  })

  test('has the own word of somebody whom a relative referred, where it was open whose word the answer is', () => {
    const byLaw = { fact: 'consentBy', operator: 'equal', value: 'decision-maker' } as const
    const agreed = { fact: 'consent', operator: 'equal', value: 'no' } as const
    const small = laidOut(
      policy([rule('law', redirect('gp'), [byLaw, agreed], { whenUndetermined: 'note' })]),
      null,
    )
    const { facts, referral } = witnessMaker(
      small.ruleSet,
      small.space,
      small.outcomes,
    )({ ...SAFE, referralSource: 'relative', consent: 'no', consentBy: 'not-recorded' })
    expect(referral.consent).toEqual({ answer: 'no', by: 'person' })
    expect(facts['consentBy']).toBe('person')
  })

  test('leaves out what is not known', () => {
    const { facts, referral } = witnessMaker(ruleSet, space)({})
    expect(referral).toEqual({ id: 'witness', receivedOn: '2026-01-01' })
    expect(facts).toEqual({})
  })

  test.each<[string, Parameters<ReturnType<typeof witnessMaker>>[0]]>([
    ['nobody can have', { ...SAFE_SCREEN, suicidePlanOrIntent: null }],
    ['are no values of theirs', { consent: 'perhaps' }],
    ['do not go together', { ...SAFE_SCREEN, needs: ['money'], needsCount: 5 }],
  ])('of facts that %s is a fault, and never a finding', (_, facts) => {
    expect(() => witnessMaker(ruleSet, space, outcomes)(facts)).toThrow(AnalysisFault)
  })

  test('that the formulas contradict is a fault', () => {
    const { disposition } = outcomes
    const wrong = {
      ...outcomes,
      disposition: { ...disposition, 'request-information': NEVER, accept: ALWAYS },
    }
    expect(() => witnessMaker(ruleSet, space, wrong)({})).toThrow(/disagree about the disposition/)
    const rules = outcomes.rules.map((one) => ({ ...one, undetermined: NEVER }))
    expect(() => witnessMaker(ruleSet, space, { ...outcomes, rules })({})).toThrow(/disagree about rule/)
  })
})

describe('a referral with a total', () => {
  const phq9 = (phq9Total: number) =>
    unwrap(parseReferral(referralWith({ phq9Total }, { localFacts: [] }))).assessments?.find(
      ({ instrument }) => instrument === 'phq-9',
    )

  test.each(Array.from({ length: 28 }, (_, total) => total))(
    'of %i on the PHQ-9 speaks of suicide only where it must',
    (total) => {
      const items = phq9(total)?.items ?? []
      expect(items.reduce<number>((sum, item) => sum + (item ?? 0), 0)).toBe(total)
      expect(items[8]).toBe(Math.max(0, total - 24))
    },
  )
})

test('of somebody of an age was born so many years before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 115 }), (age) => {
      const laid = laidOut(
        policy([rule('age', redirect('gp'), [{ fact: 'age', operator: 'equal', value: age }])]),
        null,
      )
      expect(witnessMaker(laid.ruleSet, laid.space, laid.outcomes)({ age }).facts['age']).toBe(age)
    }),
    { numRuns: runs(12) },
  )
})
