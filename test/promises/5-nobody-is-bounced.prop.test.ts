/** Promise 5: nobody is bounced. A redirect always names a destination and a reason that can be acted on. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { DISPOSITIONS } from '../../src/rule-set/rule-set.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { calmReferrals, fullReferrals, referrals } from '../support/arbitraries/referrals.js'
import { defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'

const WORDS = /\w{2}/

/** Whatever its disposition, a decision leads somewhere. */
const leadsSomewhere = (decision: Decision): void => {
  const { disposition, escalations, intervention, pathway, provisionalPathway, questions, redirects } =
    decision
  for (const redirect of redirects) {
    for (const text of [redirect.destination, redirect.title, redirect.advice, redirect.reason]) {
      expect(text).toMatch(WORDS)
    }
    expect(redirect.rules.length).toBeGreaterThan(0)
  }
  for (const { contact, within } of escalations) {
    expect(contact).toMatch(WORDS)
    expect(within).toMatch(/^P/)
  }
  switch (disposition) {
    case 'escalate':
      expect(escalations.length).toBeGreaterThan(0)
      expect(provisionalPathway).toMatch(WORDS)
      break
    case 'request-information':
      expect(questions.some(({ holdsUp, question }) => holdsUp && WORDS.test(question))).toBe(true)
      expect(provisionalPathway).toMatch(WORDS)
      break
    case 'redirect':
      expect(redirects.length).toBeGreaterThan(0)
      expect(pathway).toBeNull()
      break
    case 'accept':
      expect(pathway).toMatch(WORDS)
      expect(intervention).not.toBeNull()
  }
}

describe('nobody is bounced', () => {
  test('by any rules: every decision leads to a route, a question, a place or a pathway', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(calmReferrals, anyService, safeRuleSets(), (referral, service, ruleSet) => {
        const decision = createTriage({ service, ruleSet }).decide(referral)
        seen.add(decision.disposition)
        leadsSomewhere(decision)
      }),
      { numRuns: runs(150) },
    )
    expect([...seen].sort()).toEqual([...DISPOSITIONS].sort())
  })

  test('by the default rules', () => {
    fc.assert(
      fc.property(fc.oneof(referrals, fullReferrals), defaultTriages, (referral, triage) => {
        leadsSomewhere(triage.decide(referral))
      }),
      { numRuns: runs(50) },
    )
  })

  test('and there is no disposition that rejects', () => {
    expect(DISPOSITIONS).toEqual(['accept', 'redirect', 'request-information', 'escalate'])
  })
})
