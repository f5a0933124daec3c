import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { conditionCompiler } from '../../src/rule-set/compile.js'
import type { Invariant } from '../../src/rule-set/rule-set.js'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { localReferrals } from './local-referrals.js'
import { ruleSetOnDisk } from './policy-on-disk.js'

const ruleSet = ruleSetOnDisk('social-prescribing')
const floor = ruleSetOnDisk('safety-floor')
const triages = NINE_SERVICES.map((service) => createTriage({ service, ruleSet }))

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
      fc.property(localReferrals(ruleSet), fc.constantFrom(...triages), (referral, triage) => {
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
