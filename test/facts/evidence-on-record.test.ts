import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { immediateDanger, showsDomesticAbuse } from '../../src/facts/evidence.js'
import { unwrap } from '../../src/issue/issue.js'
import type { Referral } from '../../src/referral/referral.js'
import { ANSWERS, shippedVocabulary } from '../../src/referral/vocabulary.js'
import { holdsFor } from '../../src/service/holds.js'
import { referrals } from '../support/arbitraries/referrals.js'

const evidence = (referral: Referral) => ({
  referral,
  vocabulary: shippedVocabulary,
  asOf: referral.receivedOn,
  holds: holdsFor({}, {}),
})

const bare: Referral = { id: 'R-1', receivedOn: '2026-03-02' }
const service = { id: 'anywhere', title: 'Anywhere', nation: 'england' as const }
const named = [{ domain: 'domestic-abuse' }] as const

const factsOf = (referral: Referral) =>
  unwrap(deriveFacts({ referral, service, asOf: referral.receivedOn }, { localFacts: [] })).facts

describe('domestic abuse on record', () => {
  test.each([
    ['yes', true],
    ['unsure', true],
    ['declined', true],
    ['no', false],
  ] as const)('is there after the answer %s: %s, whatever the needs are', (domesticAbuse, shown) => {
    for (const needs of [null, [], named])
      expect(showsDomesticAbuse(evidence({ ...bare, needs, risks: { domesticAbuse } }))).toBe(shown)
  })

  test('is the need where nobody asked, and nothing where that is not there either', () => {
    expect(showsDomesticAbuse(evidence({ ...bare, needs: named }))).toBe(true)
    for (const needs of [undefined, null, [], [{ domain: 'money' }] as const])
      expect(showsDomesticAbuse(evidence({ ...bare, ...(needs === undefined ? {} : { needs }) }))).toBe(false)
  })

  test('keeps danger now an open question, however clear the screen is', () => {
    const clear = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' } as const
    fc.assert(
      fc.property(referrals, fc.constantFrom(null, ...ANSWERS), (referral, domesticAbuse) => {
        const risks = { ...referral.risks, ...clear, domesticAbuse, immediateDanger: null }
        const said = { ...referral, needs: named, risks }
        return domesticAbuse === 'no' || immediateDanger(evidence(said)).value === null
      }),
    )
    expect(
      immediateDanger(evidence({ ...bare, needs: named, risks: { ...clear, domesticAbuse: 'no' } })).value,
    ).toBe('no')
  })
})

describe('a questionnaire on record', () => {
  test('is the total where there is one, and what was answered where there is none', () => {
    fc.assert(
      fc.property(referrals, (referral) => {
        const { gad7Seen, gad7Total, phq9Seen, phq9Total } = factsOf(referral)
        expect([phq9Total ?? phq9Seen, gad7Total ?? gad7Seen]).toEqual([phq9Seen, gad7Seen])
      }),
    )
    const items = [3, 3, 3, null, 3, 3, 3, 3, 0]
    const assessments = [{ instrument: 'phq-9' as const, completedOn: '2026-03-01', items }]
    expect(factsOf({ ...bare, assessments })).toMatchObject({ phq9Seen: 21, phq9Total: null })
  })

  test('is 0 where nobody filled one in, which is no answer to it', () => {
    expect(factsOf(bare)).toMatchObject({ phq9Seen: 0, phq9Total: null, gad7Seen: 0, gad7Total: null })
  })
})

describe('harm on record', () => {
  test.each(['harmToPartner', 'harmFromOthers', 'selfNeglect'])(
    'is there after any answer but a no about %s, and nothing where nobody asked',
    (risk) => {
      for (const answer of [...ANSWERS, null])
        expect([answer, factsOf({ ...bare, risks: { [risk]: answer } })['harmIndicated']]).toEqual([
          answer,
          answer !== 'no' && answer !== null,
        ])
    },
  )
})
