import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withAnswer } from '../../src/decision/with-answer.js'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { unwrap } from '../../src/issue/issue.js'
import { CONSENT_BY } from '../../src/referral/answered.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import type { ReferralInput } from '../../src/referral/referral.js'
import { ANSWERS, idsOf, shippedVocabulary } from '../../src/referral/vocabulary.js'
import { aReferral, aService } from '../../src/testing/index.js'
import { createTriage } from '../../src/triage.js'

const consentIn = (given: Omit<ReferralInput, 'id' | 'receivedOn'>) => {
  const referral = unwrap(parseReferral({ id: 'R-1', receivedOn: '2026-03-02', ...given }))
  const { facts, origins } = unwrap(
    deriveFacts({ referral, service: aService(), asOf: '2026-03-02' }, { localFacts: [] }),
  )
  return { consent: facts['consent'], by: facts['consentBy'], from: origins['consent']?.from }
}

const anyAnswer = fc.constantFrom(...ANSWERS)
const anybody = fc.option(fc.constantFrom(...CONSENT_BY), { nil: null })
const OTHERS = idsOf(shippedVocabulary.sources).filter((source) => source !== 'self' && source !== 'relative')

describe('consent', () => {
  test('to be contacted is given by referring oneself, until somebody but the family says something else', () => {
    expect(consentIn({ source: 'self' })).toEqual({ consent: 'yes', by: 'not-recorded', from: ['source'] })
    fc.assert(
      fc.property(anyAnswer, anybody, (answer, by) => {
        const said = by === 'relative' || by === 'parent' ? 'yes' : answer
        expect(consentIn({ source: 'self', consent: { answer, by } }).consent).toBe(said)
      }),
    )
  })

  test('is unknown where anybody else referred and nothing is said of it', () => {
    for (const source of [...OTHERS, 'relative']) expect(consentIn({ source }).consent).toBeNull()
  })

  test('of whom a relative referred is their own word, or that of whoever decides for them by law', () => {
    fc.assert(
      fc.property(anyAnswer, anybody, (answer, by) => {
        const counts = by === 'person' || by === 'decision-maker'
        expect(consentIn({ source: 'relative', consent: { answer, by } }).consent).toBe(
          counts ? answer : null,
        )
      }),
    )
    for (const answer of ANSWERS)
      expect(consentIn({ source: 'relative', consent: answer }).consent).toBeNull()
  })

  test('is never the word of a relative or a parent, whoever referred; anybody else may pass it on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OTHERS), anyAnswer, anybody, (source, answer, by) => {
        expect(consentIn({ source, consent: { answer, by } }).consent).toBe(
          by === 'relative' || by === 'parent' ? null : answer,
        )
      }),
    )
  })

  test('has beside it who said so, if an answer and somebody stand there', () => {
    expect(consentIn({ consent: { answer: 'no', by: 'decision-maker' } }).by).toBe('decision-maker')
    expect(consentIn({ consent: { by: 'person' } }).by).toBe('not-recorded')
    expect(consentIn({ consent: 'yes' }).by).toBe('not-recorded')
  })
})

describe('the question about consent', () => {
  const triage = createTriage({ service: aService({ sources: ['self', 'gp'] }) })
  const ofConsent = (referral: ReferralInput) =>
    triage.decide(referral).questions.find(({ fact }) => fact === 'consent')
  const referral = aReferral({ source: 'relative', consent: 'yes' })

  test('is asked of the person, first, where a relative says that they agree', () => {
    expect(triage.decide(referral).questions[0]).toMatchObject({ fact: 'consent', askOf: 'person' })
  })

  test('is answered by the person, so that it is not asked again', () => {
    const question = ofConsent(referral)
    if (question === undefined) throw new Error('nobody asks for consent')
    const answered = withAnswer(referral, question, 'yes', { askedOn: '2026-03-03' })
    expect(answered.consent).toEqual({ answer: 'yes', askedOn: '2026-03-03', by: 'person' })
    expect(triage.decide(answered, { asOf: '2026-03-03' }).questions.map(({ fact }) => fact)).not.toContain(
      'consent',
    )
  })

  test('can be answered by somebody else, who is named, and by nobody who cannot be', () => {
    const question = ofConsent(referral)
    if (question === undefined) throw new Error('nobody asks for consent')
    expect(withAnswer(referral, question, 'no', { by: 'relative' }).consent).toEqual({
      answer: 'no',
      by: 'relative',
    })
    // @ts-expect-error nobody of the list
    expect(() => withAnswer(referral, question, 'no', { by: 'neighbour' })).toThrow('neighbour')
    const [thoughts] = triage.decide(referral).questions.filter(({ fact }) => fact === 'suicidalThoughts')
    if (thoughts === undefined) throw new Error('nobody asks about thoughts')
    expect(() => withAnswer(referral, thoughts, 'no', { by: 'person' })).toThrow('by')
  })

  test('is not asked of somebody who referred themselves', () => {
    expect(ofConsent(aReferral({ source: 'self' }))).toBeUndefined()
  })
})
