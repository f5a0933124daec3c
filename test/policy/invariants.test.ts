import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { conditionCompiler } from '../../src/rule-set/compile.js'
import type { Invariant } from '../../src/rule-set/rule-set.js'
import { services } from '../../src/service/shipped.js'
import { datesIn } from '../../src/testing/arbitraries/random-referrals.js'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { localReferrals } from './local-referrals.js'
import { ruleSetOnDisk } from './policy-on-disk.js'

const ruleSet = ruleSetOnDisk('social-prescribing')
const floor = ruleSetOnDisk('safety-floor')
const triages = NINE_SERVICES.map((service) => createTriage({ service, ruleSet }))

/** None of the nine takes children. */
const forChildren = createTriage({ service: { ...services.sp7, children: { from: 5 } }, ruleSet })

const anywhere = fc.constantFrom(...triages)
const local = localReferrals(ruleSet)
const notSure = fc.constantFrom('yes', 'unsure')

/** Referrals of people whose capacity to decide is in doubt. */
const inDoubt = fc
  .tuple(local, notSure)
  .map(([referral, capacityInDoubt]) => ({ ...referral, client: { ...referral.client, capacityInDoubt } }))

/** Of people whom another team treats, or should. */
const treated = fc.tuple(local, notSure, notSure).map(([referral, dependence, looksAfter]) => ({
  ...referral,
  risks: {
    ...referral.risks,
    askedOn: null,
    substanceDependence: dependence,
    underSecondaryMentalHealthCare: looksAfter,
  },
}))

/** Of children. */
const ofChildren = fc
  .tuple(local, datesIn(2009, 2016))
  .map(([referral, dateOfBirth]) => ({ ...referral, client: { ...referral.client, dateOfBirth } }))

/** Referrals with where they arrive. */
const arriving = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(local, anywhere) },
  { weight: 1, arbitrary: fc.tuple(inDoubt, anywhere) },
  { weight: 2, arbitrary: fc.tuple(treated, anywhere) },
  { weight: 1, arbitrary: fc.tuple(ofChildren, fc.constant(forChildren)) },
)

const holds = ({ then }: Invariant, decision: Decision): boolean =>
  (then.disposition === undefined || then.disposition.includes(decision.disposition)) &&
  (then.notPathway === undefined ||
    (decision.pathway !== then.notPathway && decision.provisionalPathway !== then.notPathway)) &&
  (then.routeKind === undefined || decision.escalations.some(({ kind }) => kind === then.routeKind))

describe.each([floor, ruleSet])('what $id promises of every decision', ({ conditions, invariants }) => {
  const compile = conditionCompiler(conditions)

  test.each(invariants.map((invariant) => [invariant.title, invariant] as const))('%s', (_, invariant) => {
    const when = compile(invariant.when)
    let applied = 0
    fc.assert(
      fc.property(arriving, ([referral, triage]) => {
        const examined = triage.safeExamine(referral)
        if (!examined.ok) throw new Error(JSON.stringify(examined.issues))
        if (when(examined.value.facts) !== 'true') return true
        applied += 1
        return holds(invariant, examined.value.decision)
      }),
      { numRuns: 200 },
    )
    expect(applied).toBeGreaterThan(5)
  })
})
