/** Promises 2 and 3 for notes: a phrase of danger reaches its route whatever else is said, and more text never lowers a response. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Referral } from '../../src/referral/referral.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { anyText, around, MARKED, UNMARKED } from '../support/arbitraries/notes.js'
import {
  calmReferrals,
  fullReferrals,
  referrals,
  referralsWithLocalFacts,
} from '../support/arbitraries/referrals.js'
import { defaultTriages } from '../support/default-triages.js'
import { expectNoLess } from '../support/no-less.js'
import { runs } from '../support/runs.js'

const people = fc
  .oneof(calmReferrals, fullReferrals, referrals)
  .map(({ local: _, ...referral }): Referral => referral)

const SCREEN = [
  'suicidalThoughts',
  'recentSuicideAttempt',
  'selfHarm',
  'suicidePlanOrIntent',
  'immediateDanger',
]

/** Somebody of whom a part of the screen was not answered, and in no questionnaire either. */
const partlyAsked = fc
  .tuple(people, fc.subarray(SCREEN.slice(0, 3), { minLength: 1 }))
  .map(([{ assessments: _, ...referral }, unasked]): Referral => {
    const risks = Object.entries(referral.risks ?? {}).filter(([risk]) => !unasked.includes(risk))
    return { ...referral, risks: Object.fromEntries(risks) }
  })

const kindFor = (risk: string) => (risk === 'immediateDanger' ? 'emergency' : 'specialist-mental-health')

const numRuns = runs(150)

describe('a phrase of danger in the notes', () => {
  test('reaches every route that the answer “yes” reaches, in the same time, whatever else is in the referral', () => {
    const telling = fc
      .constantFrom(...UNMARKED)
      .chain((one) => around(one.text).map((notes) => ({ ...one, notes })))
    fc.assert(
      fc.property(people, telling, defaultTriages, (referral, { notes, risk, text }, triage) => {
        const told = triage.decide({ ...referral, notes })
        // One sentence can speak of several risks.
        const said = UNMARKED.filter((one) => one.text === text).map((one) => [one.risk, 'yes'])
        const answered = triage.decide({
          ...referral,
          risks: { ...referral.risks, ...Object.fromEntries(said) },
        })
        expect(told.disposition).toBe('escalate')
        const routes = ({ escalations }: typeof told) =>
          escalations.map(({ route, within }) => `${route} ${within}`)
        expect(routes(told)).toEqual(expect.arrayContaining([...routes(answered)]))
        expect(told.escalations.map(({ kind }) => kind)).toContain(kindFor(risk))
      }),
      { numRuns },
    )
  })

  test('reaches a specialist or an emergency route by any rules, at any service', () => {
    const telling = fc
      .constantFrom(...UNMARKED)
      .chain((one) => around(one.text).map((notes) => ({ ...one, notes })))
    fc.assert(
      fc.property(
        safeRuleSets(),
        anyService,
        referralsWithLocalFacts,
        telling,
        (ruleSet, service, referral, one) => {
          const { disposition, escalations } = createTriage({ service, ruleSet }).decide({
            ...referral,
            notes: one.notes,
          })
          expect(disposition).toBe('escalate')
          expect(escalations.map(({ kind }) => kind)).toContain(kindFor(one.risk))
        },
      ),
      { numRuns: runs(40) },
    )
  })

  test('that is denied, of somebody else or past lets nobody go while the screen is not answered', () => {
    const telling = fc.constantFrom(...MARKED).chain(({ text }) => around(text))
    fc.assert(
      fc.property(partlyAsked, telling, defaultTriages, (referral, notes, triage) => {
        expect(['escalate', 'request-information']).toContain(
          triage.decide({ ...referral, notes }).disposition,
        )
      }),
      { numRuns },
    )
  })

  test('that is denied or of somebody else answers nothing: all but the quotation is as without it', () => {
    const isPast = (text: string) => MARKED.some((one) => one.text === text && one.said === 'past')
    const silent = MARKED.filter(({ text }) => !isPast(text))
    fc.assert(
      fc.property(people, fc.constantFrom(...silent), defaultTriages, (referral, { text }, triage) => {
        const { mentions, ...decision } = triage.decide({ ...referral, notes: text })
        expect(mentions).not.toEqual([])
        const { mentions: _, ...before } = triage.decide({ ...referral, notes: null })
        expect(decision).toEqual(before)
      }),
      { numRuns },
    )
  })
})

describe('more text in the notes', () => {
  /** What was declined can become a “yes”: then the conversation about its being declined is over. */
  const from = ({ risks }: Referral) => (Object.values(risks ?? {}).includes('declined') ? 'declined' : null)

  test('never lowers a response, loses a route or makes it later', () => {
    fc.assert(
      fc.property(
        people,
        fc.option(anyText),
        anyText,
        fc.boolean(),
        defaultTriages,
        (referral, notes, more, isBefore, triage) => {
          const parts = [notes, more].filter((one) => one !== null)
          const joined = (isBefore ? parts.reverse() : parts).join('\n\n')
          expectNoLess(
            triage.decide({ ...referral, notes }),
            triage.decide({ ...referral, notes: joined }),
            triage.ruleSet,
            { from: from(referral), to: 'yes' },
          )
        },
      ),
      { numRuns },
    )
  })
})
