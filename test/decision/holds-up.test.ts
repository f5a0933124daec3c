import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { referrals } from '../support/arbitraries/referrals.js'
import { DEFAULT_TRIAGES, defaultTriages } from '../support/default-triages.js'

describe('what holds a referral up', () => {
  test('are escalations and redirects that nobody can decide yet and that do not only note; never an action or a pathway', () => {
    fc.assert(
      fc.property(referrals, defaultTriages, (referral, triage) => {
        const noting = new Set(
          triage.ruleSet.rules.flatMap(({ name, whenUndetermined }) =>
            whenUndetermined === 'note' ? [name] : [],
          ),
        )
        for (const { event, holdsUp, rule, verdict } of triage.examine(referral).rules) {
          const mayHoldUp = ['escalate', 'redirect'].includes(event.type) && !noting.has(rule)
          expect([rule, holdsUp]).toEqual([rule, mayHoldUp && verdict === 'undetermined'])
        }
      }),
    )
  })

  test('keeps it from being accepted: nobody is, while a rule of the examination says that it holds up', () => {
    fc.assert(
      fc.property(referrals, defaultTriages, (referral, triage) => {
        const { decision, rules } = triage.examine(referral)
        const waits = rules.some(({ holdsUp }) => holdsUp)
        expect(['accept', 'redirect'].includes(decision.disposition) && waits).toBe(false)
        expect(decision.disposition === 'request-information').toBe(
          waits && decision.escalations.length === 0,
        )
      }),
    )
  })

  test('is nothing of the actions and pathways that are open for somebody whom nobody asked anything', () => {
    const [triage] = DEFAULT_TRIAGES
    const { rules } = triage?.examine({ id: 'R-1', receivedOn: '2026-03-02' }) ?? { rules: [] }
    const open = rules.filter(
      ({ event, verdict }) => verdict === 'undetermined' && ['action', 'pathway'].includes(event.type),
    )
    expect(open.length).toBeGreaterThan(20)
    expect(open.filter(({ holdsUp }) => holdsUp)).toEqual([])
  })
})
