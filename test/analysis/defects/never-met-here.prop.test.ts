import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyse } from '../../../src/analysis/analyse.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { referrals } from '../../../src/testing/arbitraries/referrals.js'
import { NINE_SERVICES } from '../../../src/testing/arbitraries/services.js'
import { createTriage } from '../../../src/triage.js'
import { runs } from '../../support/runs.js'

test.each(NINE_SERVICES.map((service) => [service.id, service] as const))(
  'a rule that is said never to be met at %s is met by no referral there, and is met elsewhere',
  (_, service) => {
    const ruleSet = defaultRuleSet()
    const told = analyse(ruleSet, { service }).findings.filter(({ code }) => code === 'rule-never-met-here')
    expect(told.length).toBeGreaterThan(0)
    const never = told.map(({ rule }) => rule)
    const triage = createTriage({ service })
    fc.assert(
      fc.property(referrals(), (referral) => {
        const met = triage.examine(referral).rules.filter(({ verdict }) => verdict === 'met')
        expect(met.map(({ rule }) => rule).filter((name) => never.includes(name))).toEqual([])
      }),
      { numRuns: runs(20) },
    )
    const neverAnywhere = analyse(ruleSet).findings.filter(({ code }) => code === 'rule-never-met')
    expect(neverAnywhere).toEqual([])
  },
)
