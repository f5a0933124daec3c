/** Promise 6: same input, same bytes; nothing that is handed in is changed, and nothing handed out changes us. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { unwrap } from '../../src/issue/issue.js'
import type { ReferralInput } from '../../src/referral/referral.js'
import { digestOf } from '../../src/rule-set/digest.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { createTriage, type Triage } from '../../src/triage.js'
import { referrals, referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { deepFreeze, isDeeplyFrozen } from '../support/deep-freeze.js'
import { DEFAULT_TRIAGES, defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'
import { withKeysShuffled } from '../support/shuffled.js'

const bytes = (triage: Triage, referral: ReferralInput): string =>
  JSON.stringify([triage.decide(referral), triage.safeExamine(referral)])

/** The same rule set with its rules, and the keys of every object, in another order. */
const shuffled = (ruleSet: RuleSet): fc.Arbitrary<RuleSet> =>
  fc
    .shuffledSubarray([...ruleSet.rules], { minLength: ruleSet.rules.length })
    .chain((rules) => withKeysShuffled({ ...ruleSet, rules }))

/** Writes into everything that can be written to, as a careless caller might. */
const scribbleOver = (data: unknown): void => {
  if (typeof data !== 'object' || data === null) return
  for (const value of Object.values(data)) scribbleOver(value)
  for (const key of Object.keys(data)) Reflect.set(data, key, 'scribbled')
  if (Array.isArray(data) && !Object.isFrozen(data)) data.length = 0
}

describe('same input, same bytes', () => {
  test('whatever order the rules and the keys stand in', () => {
    const cases = fc
      .tuple(safeRuleSets(), referralsWithLocalFacts, anyService)
      .chain(([ruleSet, referral, service]) =>
        fc.tuple(
          fc.constant({ ruleSet, referral, service }),
          shuffled(ruleSet),
          withKeysShuffled(referral),
          withKeysShuffled(service),
        ),
      )
    fc.assert(
      fc.property(cases, ([original, ruleSet, referral, service]) => {
        expect(digestOf(unwrap(parseRuleSet(ruleSet)))).toBe(digestOf(unwrap(parseRuleSet(original.ruleSet))))
        expect(bytes(createTriage({ service, ruleSet }), referral)).toBe(
          bytes(createTriage({ service: original.service, ruleSet: original.ruleSet }), original.referral),
        )
      }),
      { numRuns: runs(40) },
    )
  })

  test('by the default rules, and however often it is decided', () => {
    const cases = referrals.chain((referral) => fc.tuple(fc.constant(referral), withKeysShuffled(referral)))
    fc.assert(
      fc.property(cases, defaultTriages, ([referral, other], triage) => {
        const before = bytes(triage, referral)
        expect([bytes(triage, other), bytes(triage, referral)]).toEqual([before, before])
      }),
      { numRuns: runs(25) },
    )
  })

  test('whatever other referrals are decided in between', () => {
    fc.assert(
      fc.property(
        referrals,
        fc.array(referrals, { maxLength: 5 }),
        defaultTriages,
        (referral, others, triage) => {
          const before = bytes(triage, referral)
          for (const other of others) triage.safeDecide(other)
          triage.safeDecide({ broken: true })
          expect(bytes(triage, referral)).toBe(before)
        },
      ),
      { numRuns: runs(15) },
    )
  })

  test('a decision is JSON: what is written of it reads back equal', () => {
    fc.assert(
      fc.property(referrals, defaultTriages, (referral, triage) => {
        const decision = triage.decide(referral)
        expect(JSON.parse(JSON.stringify(decision))).toEqual(decision)
      }),
      { numRuns: runs(25) },
    )
  })
})

describe('nothing that is handed in is changed', () => {
  test('by making a triage, deciding, examining or checking twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        referralsWithLocalFacts,
        anyService,
        safeRuleSets(),
        async (referral, service, ruleSet) => {
          const input = { referral, service, ruleSet }
          const before = JSON.stringify(input)
          deepFreeze(input)
          const triage = createTriage({ service, ruleSet })
          triage.decide(referral)
          triage.safeExamine(referral)
          await triage.crossCheck(referral)
          expect(JSON.stringify(input)).toBe(before)
        },
      ),
      { numRuns: runs(30) },
    )
  })

  test('and changing it afterwards changes nothing here', () => {
    fc.assert(
      fc.property(referralsWithLocalFacts, anyService, safeRuleSets(), (referral, service, ruleSet) => {
        const input = structuredClone({ referral, service, ruleSet })
        const triage = createTriage({ service: input.service, ruleSet: input.ruleSet })
        const before = bytes(triage, referral)
        scribbleOver(input)
        expect(bytes(triage, referral)).toBe(before)
      }),
      { numRuns: runs(30) },
    )
  })
})

describe('nothing that is handed out leads back in', () => {
  test('the rule set and the service of a triage cannot be written to', () => {
    for (const { ruleSet, service } of DEFAULT_TRIAGES) {
      expect(isDeeplyFrozen(ruleSet)).toBe(true)
      expect(isDeeplyFrozen(service)).toBe(true)
    }
  })

  test('the catalogue of facts, which every triage reads, cannot be written to', () => {
    const [first] = factCatalogue
    expect(Object.isFrozen(factCatalogue)).toBe(true)
    expect(() => Object.assign(first ?? {}, { derive: () => null })).toThrow(TypeError)
    for (const { derive: _, ...data } of factCatalogue) {
      expect([data.name, Object.values(data).every(isDeeplyFrozen)]).toEqual([data.name, true])
    }
    expect(factCatalogue.every(Object.isFrozen)).toBe(true)
  })

  test('scribbling over a decision or an examination changes no later one', () => {
    fc.assert(
      fc.property(referrals, defaultTriages, (referral, triage) => {
        const before = bytes(triage, referral)
        scribbleOver(triage.decide(referral))
        scribbleOver(triage.safeExamine(referral))
        scribbleOver(triage.safeDecide({ risks: { selfHarm: 'Yes' } }))
        expect(bytes(triage, referral)).toBe(before)
      }),
      { numRuns: runs(20) },
    )
  })
})
