/** Promise 2: a signal of suicidal thoughts always reaches a specialist mental-health route. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Escalation } from '../../src/decision/decision.js'
import { safetyFloor } from '../../src/rule-set/shipped.js'
import { spoiled } from '../../src/testing/arbitraries/hostile-inputs.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { junk } from '../support/arbitraries/hostile.js'
import { referralsWithSignal } from '../support/arbitraries/signals.js'
import { defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'
import { isSignal } from '../support/safety-answers.js'

const isFloorsSpecialist = (id: string): boolean =>
  safetyFloor().routes.some((route) => route.id === id && route.kind !== 'clinician')

const reachesSpecialist = (escalations: readonly Escalation[]): boolean =>
  escalations.some(({ kind }) => kind === 'specialist-mental-health')

describe('a signal of suicidal thoughts always reaches a specialist', () => {
  test('whatever else the referral says, whatever the service, whatever the rules', () => {
    fc.assert(
      fc.property(referralsWithSignal, anyService, safeRuleSets(), (referral, service, ruleSet) => {
        const { disposition, escalations, status } = createTriage({ service, ruleSet }).decide(referral)
        expect([disposition, status, reachesSpecialist(escalations)]).toEqual(['escalate', 'proposed', true])
        const first = escalations[0]?.kind
        if (isSignal(referral.risks?.immediateDanger)) expect(first).toBe('emergency')
      }),
      { numRuns: runs(60) },
    )
  })

  test('listed before every route of a rule set, however soon or many those are', () => {
    fc.assert(
      fc.property(referralsWithSignal, anyService, safeRuleSets(), (referral, service, ruleSet) => {
        const { escalations } = createTriage({ service, ruleSet }).decide(referral)
        const own = ruleSet.routes.map(({ id }) => id)
        const first = escalations.findIndex(({ route }) => own.includes(route))
        const behind = first === -1 ? [] : escalations.slice(first)
        expect(behind.filter(({ route }) => isFloorsSpecialist(route))).toEqual([])
      }),
      { numRuns: runs(40) },
    )
  })

  test('by the default rules', () => {
    fc.assert(
      fc.property(referralsWithSignal, defaultTriages, (referral, triage) => {
        const { local: _, ...rest } = referral // the local facts of another rule set
        const { disposition, escalations } = triage.decide(rest)
        expect([disposition, reachesSpecialist(escalations)]).toEqual(['escalate', true])
      }),
      { numRuns: runs(40) },
    )
  })

  test('even if the referral cannot be read: then it is handed over with the route to ring', () => {
    const cases = referralsWithSignal.chain((referral) => fc.tuple(fc.constant(referral), spoiled(referral)))
    fc.assert(
      fc.property(cases, anyService, safeRuleSets(), ([referral, unreadable], service, ruleSet) => {
        const result = createTriage({ service, ruleSet }).safeDecide(unreadable)
        if (result.ok) throw new Error('a spoiled referral cannot be decided')
        expect(result.handover.to).toBe('person')
        expect(reachesSpecialist(result.handover.escalations)).toBe(true)
        if (referral.risks?.immediateDanger === 'yes') {
          expect(result.handover.escalations[0]?.kind).toBe('emergency')
        }
      }),
      { numRuns: runs(75) },
    )
  })

  test('even in the middle of junk', () => {
    const buried = fc.tuple(fc.array(junk, { maxLength: 3 }), referralsWithSignal, junk)
    fc.assert(
      fc.property(buried, defaultTriages, ([before, referral, after], triage) => {
        const result = triage.safeDecide([...before, { referral }, after])
        if (result.ok) throw new Error('junk cannot be decided')
        expect(reachesSpecialist(result.handover.escalations)).toBe(true)
      }),
      { numRuns: runs(50) },
    )
  })

  test('even when it is decided at an impossible date', () => {
    fc.assert(
      fc.property(
        referralsWithSignal,
        defaultTriages,
        fc.constantFrom('2026-02-30', '1999-01-01', 'today', ''),
        (referral, triage, asOf) => {
          const { local: _, ...rest } = referral
          const result = triage.safeDecide(rest, { asOf })
          if (result.ok) throw new Error('that is no date to decide at')
          expect(reachesSpecialist(result.handover.escalations)).toBe(true)
        },
      ),
      { numRuns: runs(50) },
    )
  })

  test.each([
    ['declined', 'clinician'],
    ['unsure', 'specialist-mental-health'],
    ['yes', 'specialist-mental-health'],
  ] as const)('and an answer of %s to a safety question goes to a %s', (answer, kind) => {
    for (const question of ['suicidalThoughts', 'selfHarm', 'recentSuicideAttempt'] as const) {
      fc.assert(
        fc.property(anyService, safeRuleSets(), (service, ruleSet) => {
          const referral = { id: 'R-1', receivedOn: '2026-03-02', risks: { [question]: answer } }
          const { disposition, escalations } = createTriage({ service, ruleSet }).decide(referral)
          expect(disposition).toBe('escalate')
          expect(escalations.map((one) => one.kind)).toContain(kind)
        }),
        { numRuns: runs(20) },
      )
    }
  })
})

describe('no rule set can take it away', () => {
  test('by redefining a rule, a route or a condition of the floor', () => {
    const service = { id: 's', title: 'S', nation: 'england' as const }
    const floorRules = createTriage({ service }).ruleSet.rules.filter(({ name }) =>
      ['suicidal-thoughts-assessment', 'suicide-plan-crisis-team'].includes(name),
    )
    expect(floorRules).toHaveLength(2)
    fc.assert(
      fc.property(ruleSets(), fc.constantFrom(...floorRules), (ruleSet, { name }) => {
        const [rule, ...rest] = ruleSet.rules
        if (rule === undefined) throw new Error('there is at least one rule')
        const usurper = { ...ruleSet, rules: [{ ...rule, name }, ...rest] }
        expect(() => createTriage({ service, ruleSet: usurper })).toThrow(/floor-weakened/)
      }),
      { numRuns: runs(25) },
    )
    fc.assert(
      fc.property(
        ruleSets(),
        fc.constantFrom('crisis-team', 'mental-health-assessment'),
        fc.constantFrom({ kind: 'clinician' as const }, { within: 'P3D' }),
        (ruleSet, id, change) => {
          const route = {
            id,
            title: 'Later',
            kind: 'specialist-mental-health' as const,
            within: 'P1D',
            contact: 'by post',
            ...change,
          }
          const usurper = { ...ruleSet, routes: [...ruleSet.routes, route] }
          expect(() => createTriage({ service, ruleSet: usurper })).toThrow(/floor-weakened/)
        },
      ),
      { numRuns: runs(25) },
    )
  })
})
