import { describe, expect, test } from 'vitest'
import { dueWithin } from '../../src/decision/escalations.js'
import { addDays } from '../../src/referral/calendar-date.js'
import type { Referral, ReferralInput } from '../../src/referral/referral.js'
import { services } from '../../src/service/shipped.js'
import { anAnsweredReferral, aReferral } from '../../src/testing/builders/builders.js'
import { createTriage } from '../../src/triage.js'

const triage = createTriage({ service: services.sp7 })
const RECEIVED = '2026-03-02'

const decide = (referral: ReferralInput, asOf = RECEIVED, by = triage) => by.decide(referral, { asOf })

const dueBy = (referral: Referral, asOf?: string, by = triage): string | undefined => {
  const decision = decide(referral, asOf, by)
  return decision.disposition === 'request-information' ? decision.dueBy : undefined
}

describe('a first conversation', () => {
  const waiting = aReferral({ source: 'gp', consent: 'yes', receivedOn: RECEIVED })

  test('is due a week after the referral was received, whenever it is decided', () => {
    expect(dueBy(waiting)).toBe('2026-03-09')
    expect(dueBy(waiting, '2026-03-05')).toBe('2026-03-09')
  })

  test('stays due on that day when the week is over: deciding again puts nothing off', () => {
    expect(dueBy(waiting, '2026-03-09')).toBe('2026-03-09')
    expect(dueBy(waiting, '2026-04-20')).toBe('2026-03-09')
  })

  test('is due sooner where the service says so', () => {
    const strict = createTriage({ service: { ...services.sp7, holds: { firstConversation: { days: 2 } } } })
    expect(dueBy(waiting, RECEIVED, strict)).toBe('2026-03-04')
  })

  test('is due again for somebody whose "no" wore out while they waited', () => {
    const referral = anAnsweredReferral({ local: { homelessWithin56Days: 'no' } })
    expect(decide(referral).disposition).toBe('accept')
    for (const days of [29, 40, 400])
      expect(dueBy(referral, addDays(RECEIVED, days))).toBe(addDays(RECEIVED, 29 + 7))
  })

  test('is due since receipt where one question was never asked, whatever else wore out', () => {
    const risks = { suicidalThoughts: null }
    const referral = anAnsweredReferral({ risks, local: { homelessWithin56Days: 'no' } })
    expect(dueBy(referral, addDays(RECEIVED, 60))).toBe('2026-03-09')
  })
})

describe('support', () => {
  const startBy = (referral: Referral, asOf?: string): string | undefined => {
    const decision = decide(referral, asOf)
    return decision.disposition === 'accept' ? decision.startBy : undefined
  }
  const answered = { local: { homelessWithin56Days: 'no' } } as const

  test('can start for as long as every "no" counts: four weeks from when they were given', () => {
    expect(startBy(anAnsweredReferral(answered))).toBe(addDays(RECEIVED, 28))
    expect(startBy(anAnsweredReferral(answered), addDays(RECEIVED, 20))).toBe(addDays(RECEIVED, 28))
  })

  test('can start until the first of them wears out', () => {
    const risks = { selfHarm: { answer: 'no', askedOn: '2026-02-20' } } as const
    expect(startBy(anAnsweredReferral({ ...answered, risks }))).toBe(addDays('2026-02-20', 28))
  })

  test('can start later where everybody was asked anew', () => {
    const asked = anAnsweredReferral({
      local: { homelessWithin56Days: { answer: 'no', askedOn: '2026-04-01' } },
      client: Object.fromEntries(
        ['housebound', 'carer', 'interpreterNeeded'].map((key) => [
          key,
          { answer: 'no', askedOn: '2026-04-01' },
        ]),
      ),
      risks: { askedOn: '2026-04-01' },
    })
    expect(startBy(asked, '2026-04-02')).toBe(addDays('2026-04-01', 28))
  })
})

describe('an escalation', () => {
  test.each([
    ['PT0S', RECEIVED],
    ['PT4H', RECEIVED],
    ['P1D', RECEIVED],
    ['PT25H', '2026-03-03'],
    ['P2D', '2026-03-03'],
    ['P1W', '2026-03-08'],
  ])('within %s is taken over by %s', (within, day) => {
    expect(dueWithin(within, RECEIVED)).toBe(day)
  })

  test('says its day', () => {
    const decision = decide(aReferral({ risks: { suicidalThoughts: 'yes' } }))
    expect(decision.escalations.map((one) => one.dueBy)).toEqual(decision.escalations.map(() => RECEIVED))
  })
})

describe('what is known already', () => {
  test('is told once for each question, with who referred, and nothing of the service', () => {
    const { known } = decide(
      aReferral({
        source: 'gp',
        consent: 'yes',
        client: { dateOfBirth: '1974-02-11', longTermConditions: 0 },
        needs: [{ domain: 'money' }, { domain: 'loneliness' }],
        risks: { selfHarm: 'no' },
        assessments: [{ instrument: 'gad-7', completedOn: '2026-02-20', items: [1, 1, 1, 1, 1, 1, 1] }],
      }),
    )
    expect(known.map(({ fact, value }) => [fact, value])).toEqual([
      ['selfHarm', 'no'],
      ['consent', 'yes'],
      ['age', 52],
      ['referralSource', 'gp'],
      ['longTermConditions', 0],
      ['needs', ['loneliness', 'money']],
      ['gad7Seen', 7],
    ])
  })

  test('is nothing where nothing is known, and never what was inferred or has worn out', () => {
    expect(decide(aReferral()).known).toEqual([])
    const clear = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' } as const
    expect(decide(aReferral({ risks: clear })).known.map(({ fact }) => fact)).toEqual(Object.keys(clear))
    expect(decide(aReferral({ risks: clear }), addDays(RECEIVED, 29)).known).toEqual([])
  })
})
