import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { immediateDanger, screenAnswer, suicidePlanOrIntent } from '../../src/facts/evidence.js'
import type { Referral, Risks } from '../../src/referral/referral.js'
import { ANSWERS, shippedVocabulary } from '../../src/referral/vocabulary.js'
import { holdsFor } from '../../src/service/holds.js'
import { referrals } from '../support/arbitraries/referrals.js'

const suicidalThoughts = (referral: Referral) => screenAnswer('suicidalThoughts')(evidence(referral))

const evidence = (referral: Referral) => ({
  referral,
  vocabulary: shippedVocabulary,
  asOf: referral.receivedOn,
  holds: holdsFor({}, {}),
})

const SAID = [...ANSWERS, null]

const withRisks = (risks: Partial<Risks>, items9: readonly (number | null)[] = []): Referral => ({
  id: 'R-1',
  receivedOn: '2026-03-02',
  risks,
  assessments: items9.map((item) => ({
    instrument: 'phq-9',
    completedOn: '2026-02-27',
    items: [0, 0, 0, 0, 0, 0, 0, 0, item],
  })),
})

describe('suicidal thoughts', () => {
  test.each([1, 2, 3])('are a yes with item 9 of a PHQ-9 at %i, whatever was answered', (item) => {
    for (const answer of SAID) {
      const fact = suicidalThoughts(withRisks({ suicidalThoughts: answer }, [item]))
      expect([answer, fact.value, fact.origin]).toEqual([answer, 'yes', 'combined'])
    }
  })

  test.each([0, null])('are what was answered with item 9 at %s: it is never a no by itself', (item) => {
    for (const answer of SAID) {
      expect(suicidalThoughts(withRisks({ suicidalThoughts: answer }, [item])).value).toBe(answer)
    }
  })

  test('are a yes by any PHQ-9 there is, an older one and an incomplete one too', () => {
    expect(suicidalThoughts(withRisks({ suicidalThoughts: 'no' }, [0, 1, null])).from).toEqual([
      'assessments[1].items[8]',
    ])
    const incomplete: Referral = {
      id: 'R-1',
      receivedOn: '2026-03-02',
      assessments: [
        {
          instrument: 'phq-9',
          completedOn: '2019-01-01',
          items: [null, null, null, null, null, null, null, null, 1],
        },
      ],
    }
    expect(suicidalThoughts(incomplete).value).toBe('yes')
  })

  test('are not read out of another questionnaire', () => {
    const gad7: Referral = {
      id: 'R-1',
      receivedOn: '2026-03-02',
      assessments: [{ instrument: 'gad-7', completedOn: '2026-02-27', items: [3, 3, 3, 3, 3, 3, 3] }],
    }
    expect(suicidalThoughts(gad7).value).toBeNull()
  })

  test('tell the day of the latest PHQ-9 that says so, and none where none does', () => {
    const on = (completedOn: string, item: number) => ({
      instrument: 'phq-9' as const,
      completedOn,
      items: [0, 0, 0, 0, 0, 0, 0, 0, item],
    })
    const assessments = [on('2025-11-01', 1), on('2025-12-24', 2), on('2026-02-27', 0)]
    const referral: Referral = { id: 'R-1', receivedOn: '2026-03-02', assessments }
    expect(suicidalThoughts(referral).completedOn).toBe('2025-12-24')
    expect(suicidalThoughts(withRisks({ suicidalThoughts: 'yes' }, [0]))).not.toHaveProperty('completedOn')
  })

  test('name both places they rest on when both say so', () => {
    expect(suicidalThoughts(withRisks({ suicidalThoughts: 'yes' }, [2])).from).toEqual([
      'risks.suicidalThoughts',
      'assessments[0].items[8]',
    ])
  })
})

describe('a follow-up of the safety screen that nobody asked', () => {
  const screens = SAID.flatMap((suicidalThoughts) =>
    SAID.flatMap((recentSuicideAttempt) =>
      SAID.map((selfHarm) => ({ suicidalThoughts, recentSuicideAttempt, selfHarm })),
    ),
  )

  test('is inferred to be a no only after three explicit noes', () => {
    for (const screen of screens) {
      const clear = Object.values(screen).every((answer) => answer === 'no')
      for (const followUp of [suicidePlanOrIntent, immediateDanger]) {
        const { origin, value } = followUp(evidence(withRisks(screen)))
        expect([screen, value, origin]).toEqual(
          clear ? [screen, 'no', 'inferred'] : [screen, null, 'unknown'],
        )
      }
    }
  })

  const clear = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' } as const

  test('is not inferred when item 9 of a PHQ-9 speaks against the noes', () => {
    expect(suicidePlanOrIntent(evidence(withRisks(clear, [1]))).value).toBeNull()
    expect(immediateDanger(evidence(withRisks(clear, [1]))).value).toBeNull()
  })

  test.each([
    'domesticAbuse',
    'adultSafeguarding',
    'childAtRisk',
    'harmToOthers',
    'harmToPartner',
    'harmFromOthers',
    'selfNeglect',
  ] as const)('leaves immediate danger open unless %s is a no or was not asked either', (danger) => {
    for (const answer of SAID) {
      const inferred = answer === 'no' || answer === null
      const found = immediateDanger(evidence(withRisks({ ...clear, [danger]: answer }))).value
      expect([answer, found]).toEqual([answer, inferred ? 'no' : null])
      expect(suicidePlanOrIntent(evidence(withRisks({ ...clear, [danger]: answer }))).value).toBe('no')
    }
  })
})

describe('an explicit answer', () => {
  test('always beats the inference', () => {
    fc.assert(
      fc.property(referrals, fc.constantFrom(...ANSWERS), (referral, answer) => {
        const said = {
          ...referral,
          assessments: [],
          risks: { ...referral.risks, askedOn: null, suicidePlanOrIntent: answer, immediateDanger: answer },
        }
        expect([suicidePlanOrIntent(evidence(said)), immediateDanger(evidence(said))]).toMatchObject([
          { value: answer, origin: 'given' },
          { value: answer, origin: 'given' },
        ])
      }),
    )
  })
})
