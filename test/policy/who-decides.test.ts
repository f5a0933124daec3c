/** Whether somebody can decide this is in doubt: the nation's law says who decides, never the link worker and never whoever referred. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { CONSENT_BY } from '../../src/referral/answered.js'
import { ANSWERS } from '../../src/referral/vocabulary.js'
import { services } from '../../src/service/shipped.js'
import { anAnsweredReferral, aService } from '../../src/testing/index.js'
import { createTriage } from '../../src/triage.js'
import { referrals } from '../support/arbitraries/referrals.js'
import { runs } from '../support/runs.js'

const doubted = fc.constantFrom('yes' as const, 'unsure' as const)
const triages = fc.constantFrom(...Object.values(services).map((service) => createTriage({ service })))
const consents = fc.record({
  answer: fc.option(fc.constantFrom(...ANSWERS), { nil: null }),
  by: fc.option(fc.constantFrom(...CONSENT_BY), { nil: null }),
})
const inDoubt = fc.tuple(referrals, doubted, consents).map(([referral, capacityInDoubt, consent]) => ({
  ...referral,
  local: {},
  consent,
  client: { ...referral.client, capacityInDoubt },
}))
/** By a yes or a no of whoever may decide by law; while they are not sure, it is still theirs. */
const isDecided = ({ answer, by }: { answer: string | null; by: string | null }) =>
  (answer === 'yes' || answer === 'no') && by === 'decision-maker'

const page = (explanation: Parameters<typeof formatExplanation>[0]): string =>
  formatExplanation(explanation).replaceAll(/\s+/g, ' ')
const triage = createTriage({ service: services.sp7 })
const settled = { source: 'gp', client: { capacityInDoubt: 'yes' } } as const

describe('somebody who may not be able to decide this', () => {
  test('is accepted only by the word of whoever may decide for them by law, and never sent back to the referrer without it', () => {
    fc.assert(
      fc.property(inDoubt, triages, (referral, at) => {
        const { disposition, redirects } = at.decide(referral)
        const places = redirects.map(({ destination }) => destination)
        expect(places.includes('capacity-decision')).toBe(!isDecided(referral.consent))
        if (isDecided(referral.consent)) return
        expect(disposition).not.toBe('accept')
        expect(places).not.toContain('referrer')
      }),
      { numRuns: runs(200) },
    )
  })

  test('is escalated as anybody else', () => {
    fc.assert(
      fc.property(inDoubt, triages, (referral, at) => {
        const presumed = at.decide({ ...referral, client: { ...referral.client, capacityInDoubt: null } })
        expect(at.decide(referral).escalations).toEqual(presumed.escalations)
      }),
      { numRuns: runs(100) },
    )
  })

  test('is not asked to agree, by nobody: no question about it holds them up, and none is asked', () => {
    for (const consent of [undefined, 'unsure'] as const) {
      const { questions } = triage.decide(anAnsweredReferral({ ...settled, consent }))
      expect(questions.map(({ fact }) => fact)).not.toContain('consent')
    }
  })

  test('is presumed to be able to while nobody says otherwise, or will not say', () => {
    for (const capacityInDoubt of ['no', 'declined', undefined] as const)
      expect(
        triage.decide(anAnsweredReferral({ source: 'gp', client: { capacityInDoubt } })).disposition,
      ).toBe('accept')
  })

  test.each([
    ['england', 'attorney for health and welfare', 'Mental Capacity Act 2005'],
    ['wales', 'attorney for health and welfare', 'Mental Capacity Act 2005'],
    ['scotland', 'welfare attorney', 'Adults with Incapacity (Scotland) Act 2000'],
    [
      'northern-ireland',
      'no power of attorney covers health and welfare',
      'Mental Capacity Act (Northern Ireland) 2016',
    ],
  ] as const)('in %s has the law of that nation', (nation, who, law) => {
    const { redirects } = createTriage({ service: aService({ nation }) }).decide(anAnsweredReferral(settled))
    expect(redirects.map(({ advice }) => advice).join()).toContain(who)
    expect(redirects.map(({ advice }) => advice).join()).toContain(law)
  })
})

describe('the pages', () => {
  const decision = triage.decide(anAnsweredReferral(settled))

  test('tell the link worker not to decide it', () => {
    const text = page(explainToLinkWorker(decision))
    expect(text).toContain('do not decide it for them')
    expect(text).toContain('Who can agree to this')
    expect(text).not.toMatch(/talk it over with the person|help them get there/i)
  })

  test('tell the person nothing of a doubt', () => {
    const text = page(explainToClient(decision))
    expect(text).toContain('be sure that this is what you want')
    expect(text).not.toMatch(/doubt|capacity|law/i)
  })

  test('tell a professional who decides, and a relative neither that nor to agree for them', () => {
    expect(page(explainToReferrer(decision, { audience: 'professional-referrer' }))).toContain('attorney')
    const text = page(
      explainToReferrer(triage.decide(anAnsweredReferral({ ...settled, source: 'relative' }))),
    )
    expect(text).toContain('Please do not agree for them')
    expect(text).not.toMatch(/doubt|attorney/i)
  })

  test('of a referral that waits ask whoever knows the person, and not the person', () => {
    const waiting = triage.decide(anAnsweredReferral({ ...settled, risks: { suicidalThoughts: undefined } }))
    expect(waiting.disposition).toBe('request-information')
    expect(page(explainToLinkWorker(waiting))).toContain('Ask a professional who knows the person')
    expect(page(explainToClient(waiting))).not.toContain('link worker to talk with you')
    expect(page(explainToReferrer(waiting))).toContain('do not ask the person to agree')
  })

  test('of somebody who may be abused as well send for adult safeguarding, and say who decides after that', () => {
    const abused = triage.decide(
      anAnsweredReferral({ ...settled, consent: 'unsure', risks: { adultSafeguarding: 'yes' } }),
    )
    expect(abused.escalations.map(({ route }) => route)).toEqual(['adult-safeguarding'])
    const text = page(explainToLinkWorker(abused))
    expect(text.indexOf('Adult safeguarding')).toBeLessThan(text.indexOf('Who can agree to this'))
    expect(text).toContain('Nothing follows until it is clear whether the person can decide this')
  })
})

test('whoever may decide by law and does not want it is heeded: the referrer is told, and nobody rings', () => {
  const decision = triage.decide(
    anAnsweredReferral({ ...settled, consent: { answer: 'no', by: 'decision-maker' } }),
  )
  expect(decision.redirects.map(({ destination }) => destination)).toEqual(['referrer'])
  expect(page(explainToLinkWorker(decision))).toContain('Do not contact the person')
})
