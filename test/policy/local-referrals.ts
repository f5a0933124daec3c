/** Random referrals that also answer some of the local facts of the default rule set. */
import fc from 'fast-check'
import { type Referral, Risks } from '../../src/referral/referral.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { answers, knownValues, orUnasked } from '../../src/testing/arbitraries/fact-values.js'
import { datesIn } from '../../src/testing/arbitraries/random-referrals.js'
import { fullReferrals, referrals } from '../support/arbitraries/referrals.js'

/** A PHQ-9 that adds up to a great deal without a word about suicide. */
const lowMood = fc.array(fc.integer({ min: 2, max: 3 }), { minLength: 8, maxLength: 8 }).map((items) => ({
  instrument: 'phq-9' as const,
  completedOn: '2023-12-31',
  items: [...items, 0],
}))

/** People who see no danger, and said so. */
const calm = fc.oneof(referrals, fullReferrals).map((referral): Referral => {
  const risks = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' } as const
  return { ...referral, risks: { ...referral.risks, ...risks } }
})

const RISKS = Object.keys(Risks.shape)
const noRisk = Object.fromEntries(RISKS.map((risk) => [risk, 'no'])) as Risks // every risk is a key

/** People for whom brief help is nearly enough: at most one answer about risk is other than "no". */
const nearlyLight = fc
  .tuple(fullReferrals, fc.constantFrom(...RISKS), orUnasked(answers), fc.integer({ min: 0, max: 2 }))
  .map(([referral, risk, answer, count]): Referral => {
    const client = {
      ...referral.client,
      selfNavigation: 'confident',
      housebound: 'no',
      carer: 'no',
      interpreterNeeded: 'no',
      longTermConditions: 1,
    } as const
    return {
      ...referral,
      source: 'mdt',
      consent: 'yes',
      client,
      needs: (referral.needs ?? []).slice(0, count),
      risks: { ...noRisk, [risk]: answer },
      assessments: [],
    }
  })

/** Half-filled and wholly filled referrals, calm ones and those for whom brief help is nearly enough. */
export const localReferrals = (ruleSet: RuleSet): fc.Arbitrary<Referral> => {
  const local = fc.record(
    Object.fromEntries(
      ruleSet.localFacts.map((fact) => [
        fact.name.slice('local.'.length),
        fc.option(knownValues(fact), { nil: null, freq: 2 }),
      ]),
    ),
    { requiredKeys: [] },
  )
  return fc
    .tuple(
      fc.oneof(referrals, fullReferrals, calm, nearlyLight),
      fc.option(local, { freq: 3 }),
      fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: lowMood }),
      fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: datesIn(2009, 2016) }),
    )
    .map(([referral, values, score, bornLately]): Referral => {
      const assessments = score === null ? referral.assessments : [score]
      const client = bornLately === null ? referral.client : { ...referral.client, dateOfBirth: bornLately }
      return { ...referral, client, assessments, local: values } as Referral // values that the facts can have
    })
}
