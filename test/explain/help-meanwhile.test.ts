import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import type { ReferralInput } from '../../src/referral/referral.js'
import { services } from '../../src/service/shipped.js'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { textOf } from './support/texts.js'

const triages = NINE_SERVICES.map((service) => createTriage({ service }))
const { decide } = createTriage({ service: services.sp7 })

/** Nothing to eat, an interpreter needed, a home that may be lost and an abuser; nobody asked about safety. */
const inNeed: ReferralInput = {
  id: 'R-1',
  receivedOn: '2026-03-02',
  source: 'gp',
  consent: 'yes',
  client: { dateOfBirth: '1990-01-01', interpreterNeeded: 'yes' },
  needs: [{ domain: 'food' }],
  risks: { domesticAbuse: 'declined', immediateDanger: 'no' },
  local: { homelessWithin56Days: 'yes' },
}

const toClient = (one: Decision): string => textOf(explainToClient(one))
const toAnybody = (one: Decision): string => textOf(explainToReferrer(one))
const toProfessional = (one: Decision): string =>
  textOf(explainToReferrer(one, { audience: 'professional-referrer' }))

test('a link worker who may not ring the person asks no family about abuse: the danger may be theirs', () => {
  const refused = decide({ ...inNeed, source: 'other', consent: 'no', risks: {} })
  const page = explainToLinkWorker(refused)
  const about = page.sections.filter(({ lines }) =>
    lines.some(({ text }) => text.includes('(domestic abuse)')),
  )
  expect(refused.disposition).toBe('request-information')
  expect(about.map(({ intro }) => intro)).toEqual([
    expect.stringMatching(/nobody but a professional: family or a friend who referred may be the danger/),
  ])
})

describe('while answers are missing', () => {
  const waiting = decide(inNeed)

  test('the person reads what they can have today', () => {
    expect(waiting.disposition).toBe('request-information')
    expect(toClient(waiting)).toContain('You do not have to wait for this')
    expect(toClient(waiting)).toContain('If you have nothing to eat today, tell us.')
    expect(toClient(waiting)).toContain('You do not have to bring family or friends.')
  })

  test('whoever referred reads what they can do about it', () => {
    for (const text of [toAnybody(waiting), toProfessional(waiting)]) {
      expect(text).toContain('What need not wait')
      expect(text).toContain('give a food bank voucher if you can')
      expect(text).toContain('please tell us the language')
    }
  })

  test('a home that may be lost, which was told in confidence, is for professionals', () => {
    const help = 'If the person may be without a home soon'
    expect([toClient, toAnybody, toProfessional].map((page) => page(waiting).includes(help))).toEqual([
      false,
      false,
      true,
    ])
  })
})

test('somebody who has not agreed is helped by way of whoever referred, and reads nothing but that it is their choice', () => {
  const refused = decide({
    ...inNeed,
    consent: 'no',
    risks: { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' },
  })
  expect(refused.disposition).toBe('redirect')
  expect(toAnybody(refused)).toContain('give a food bank voucher if you can')
  expect(toClient(refused)).not.toContain('You do not have to wait for this')
})

test('that a safe way to reach the person is looked for is told to nobody outside the service', () => {
  const isSafeContact = ({ action }: { readonly action: string }) => action === 'agree-safe-contact'
  fc.assert(
    fc.property(
      fc.constantFrom(...triages),
      referralsWithLocalFacts,
      ({ decide: decideIt }, { local: _, ...referral }) => {
        const asked = { ...referral, risks: { ...referral.risks, domesticAbuse: 'declined' } } as const
        const decision = decideIt(asked)
        const { instruction = '?', title = '?' } = decision.actions.find(isSafeContact) ?? {}
        for (const page of [toClient, toAnybody, toProfessional]) {
          expect(page(decision)).not.toContain(title)
          expect(page(decision)).not.toContain(instruction)
        }
        expect(decision.actions.some(isSafeContact)).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})
