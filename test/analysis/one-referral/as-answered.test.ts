/** What the analysis says of the answers of a referral, held against what the evaluator says of the referral. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answersGiven } from '../../../src/analysis/one-referral/as-answered.js'
import { laidOutTriage, type TriageToAsk } from '../../../src/analysis/one-referral/laid-out-triage.js'
import { isTrueOf } from '../../../src/proof/engine/formula.js'
import { DISPOSITIONS } from '../../../src/rule-set/rule-set.js'
import { ruleSets } from '../../../src/testing/arbitraries/rule-sets.js'
import { ownServices } from '../../../src/testing/arbitraries/services.js'
import { calmReferrals, referrals, referralsWithLocalFacts } from '../../support/arbitraries/referrals.js'
import { DEFAULT_TRIAGES } from '../../support/default-triages.js'
import { runs } from '../../support/runs.js'
import { flooredTriageOf } from '../support/triage-of.js'

const holdAgainst = (triage: TriageToAsk, referral: unknown): string => {
  const examined = triage.safeExamine(referral)
  if (!examined.ok) throw new Error('a valid referral is examined')
  const { decision, origins, rules } = examined.value
  const { answered, outcomes, possible, space } = laidOutTriage(triage)
  const choice = space.choiceFor(answersGiven(space, examined.value))
  expect(isTrueOf(possible, choice)).toBe(true)
  for (const [index, { met, notMet }] of outcomes.rules.entries()) {
    const verdict = isTrueOf(answered(met), choice)
      ? 'met'
      : isTrueOf(answered(notMet), choice)
        ? 'not-met'
        : 'undetermined'
    expect([rules[index]?.rule, verdict]).toEqual([outcomes.rules[index]?.rule.name, rules[index]?.verdict])
  }
  const dispositions = DISPOSITIONS.filter((one) => isTrueOf(answered(outcomes.disposition[one]), choice))
  expect(dispositions).toEqual([decision.disposition])
  return origins['immediateDanger']?.origin ?? 'unknown'
}

test('an inferred answer follows from the others, as it does in the evaluator', () => {
  const origins = new Set<string>()
  const screened = referrals.map((referral) => ({
    ...referral,
    risks: { ...referral.risks, suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' },
  }))
  fc.assert(
    fc.property(fc.nat(DEFAULT_TRIAGES.length - 1), fc.oneof(referrals, screened), (index, referral) => {
      const triage = DEFAULT_TRIAGES[index]
      if (triage !== undefined) origins.add(holdAgainst(triage, referral))
    }),
    { numRuns: runs(60) },
  )
  // Few are asked so long ago that their answer is none any more.
  origins.delete('expired')
  expect([...origins].sort()).toEqual(['given', 'inferred', 'unknown'])
})

test('by any rules, for any service', () => {
  fc.assert(
    fc.property(
      ruleSets(),
      ownServices,
      fc.oneof(referralsWithLocalFacts, calmReferrals),
      (ruleSet, service, referral) => {
        holdAgainst(flooredTriageOf(ruleSet, service), referral)
      },
    ),
    { numRuns: runs(60) },
  )
})
