/**
 * A public referral-triage stub answered these five cases with amber or green: its top rule needed three facts at
 * once, its other rules demanded that intent be false, unanswered questions were filled with false, and the
 * default was green. Hundreds of tests did not see that adding risk lowered urgency.
 */

import { describe, expect, test } from 'vitest'
import type { Assessment } from '../../src/referral/assessment-schema.js'
import type { Risks } from '../../src/referral/referral.js'
import { DEFAULT_TRIAGES } from '../support/default-triages.js'
import { rung } from '../support/ladder.js'

/** A PHQ-9 of 22 with item 9 above 0. */
const POSITIVE: Assessment = {
  instrument: 'phq-9',
  completedOn: '2026-02-27',
  items: [3, 3, 3, 3, 3, 2, 2, 2, 1],
}

const decide = (triage: (typeof DEFAULT_TRIAGES)[number], risks: Partial<Risks>, phq9: boolean) =>
  triage.decide({
    id: 'R-1',
    receivedOn: '2026-03-02',
    consent: 'yes',
    risks,
    ...(phq9 ? { assessments: [POSITIVE] } : {}),
  })

const CASES: readonly (readonly [string, Partial<Risks>, boolean])[] = [
  ['total 22, item 9 positive, no intent now: amber', { suicidePlanOrIntent: 'no' }, true],
  ['total 22, item 9 positive, intent now: green', { suicidePlanOrIntent: 'yes' }, true],
  ['intent and plan, no means: green', { suicidalThoughts: 'yes', suicidePlanOrIntent: 'yes' }, false],
  ['total 22, item 9 positive, intent not asked: green', {}, true],
  ['a recent attempt, medical attention not recorded: green', { recentSuicideAttempt: 'yes' }, false],
]

describe.each(CASES)('the stub’s answer to %s', (_, risks, phq9) => {
  test('is here an escalation to specialist mental health care, today, at every service', () => {
    for (const triage of DEFAULT_TRIAGES) {
      const { disposition, escalations, pathway } = decide(triage, risks, phq9)
      expect([disposition, pathway]).toEqual(['escalate', null])
      const specialists = escalations.filter(({ kind }) => kind === 'specialist-mental-health')
      expect(specialists.length).toBeGreaterThan(0)
      for (const { within } of specialists) expect(['PT0S', 'P1D', 'PT4H']).toContain(within)
    }
  })
})

describe('intent now', () => {
  test('adds the crisis team to what item 9 alone leads to, and takes nothing away', () => {
    for (const triage of DEFAULT_TRIAGES) {
      const [without, unasked, withIntent] = [
        { suicidePlanOrIntent: 'no' },
        {},
        { suicidePlanOrIntent: 'yes' },
      ].map((risks) => decide(triage, risks as Partial<Risks>, true))
      const routes = (decision: typeof without) => decision?.escalations.map(({ route }) => route) ?? []
      expect(routes(withIntent)).toEqual(expect.arrayContaining(routes(without)))
      expect(routes(withIntent)).toContain('crisis-team')
      expect(routes(without)).not.toContain('crisis-team')
      // Not asked, it is a question to ask before anything else.
      expect(unasked?.questions.find(({ fact }) => fact === 'suicidePlanOrIntent')).toMatchObject({
        askNow: true,
        safety: true,
      })
      expect(rung(withIntent?.disposition ?? 'accept')).toBe(rung(without?.disposition ?? 'accept'))
    }
  })
})
