/** What the second reading of the matrix changed (docs/decisions/0073). */
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import type { Explanation } from '../../src/explain/explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { aReferral, aService } from '../../src/testing/builders/builders.js'
import { createTriage } from '../../src/triage.js'
import { ruleSetOnDisk } from './policy-on-disk.js'

const ruleSet = ruleSetOnDisk('social-prescribing')
const triageAt = (service: Parameters<typeof createTriage>[0]['service']) =>
  createTriage({ service, ruleSet })
const atThePractice = triageAt(aService({ settings: ['gp-practice'] }))

/** As most referrals arrive: the screen was asked, and little else. */
const ordinary = ({ client, risks, ...overrides }: Parameters<typeof aReferral>[0] = {}) =>
  aReferral({
    source: 'gp',
    consent: 'yes',
    needs: [{ domain: 'loneliness' }],
    client: { dateOfBirth: '1975-05-05', ...client },
    risks: { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no', ...risks },
    ...overrides,
  })

const actionsOf = ({ actions }: Decision) => actions.map(({ action }) => action)
const textOf = (explanation: Explanation, heading?: string) =>
  JSON.stringify(
    explanation.sections.filter((section) => heading === undefined || section.heading === heading),
  )
const instructionOf = (id: string) =>
  [...ruleSet.routes, ...ruleSet.actions].find((one) => one.id === id)?.instruction ?? ''

describe('a link worker who may visit', () => {
  test('is told at once to ask whoever referred about a risk to visitors, also while other risks are open', () => {
    const decision = triageAt(aService({ settings: ['home'] })).decide(
      ordinary({ client: { dateOfBirth: '1950-01-02', housebound: 'yes' } }),
    )
    expect(decision.questions.map(({ fact }) => fact)).toContain('harmToOthers')
    expect(decision.questions.find(({ fact }) => fact === 'riskToVisitors')).toMatchObject({
      askOf: 'referrer',
      holdsUp: false,
    })
    expect(textOf(explainToLinkWorker(decision), 'For the referrer')).toContain('at home come to harm')
  })

  test('reads beside “whether a visit can be made” that nobody goes alone where a risk is not ruled out', () => {
    expect(instructionOf('agree-where-to-meet')).toContain('Nobody goes alone unless')
  })
})

describe('somebody under 18 whom the service does not take', () => {
  const child = { client: { dateOfBirth: '2016-01-01' } }

  test('is not rung up as an adult is: whom else to involve comes before any question', () => {
    const decision = atThePractice.decide(ordinary(child))
    expect(decision.disposition).toBe('redirect')
    expect(textOf(explainToLinkWorker(decision), 'Before the person is asked anything')).toContain(
      'safeguarding lead',
    )
  })

  test('and who may be in danger does not wait for that', () => {
    const decision = atThePractice.decide(ordinary({ ...child, risks: { domesticAbuse: 'yes' } }))
    expect(decision.disposition).toBe('escalate')
    expect(actionsOf(decision)).toContain('young-person-arrangements')
    expect(instructionOf('young-person-arrangements')).toContain(
      'Where anybody may be in danger, do not wait',
    )
  })
})

describe('alcohol or drugs', () => {
  test('where dependence is not clear, the offer goes along to another place, too', () => {
    const decision = atThePractice.decide(
      ordinary({ local: { inCatchment: false }, risks: { substanceDependence: 'unsure' } }),
    )
    expect(decision.disposition).toBe('redirect')
    expect(actionsOf(decision)).toContain('offer-drug-and-alcohol-service')
  })

  test('nobody is on record as treated because they are dependent', () => {
    const rule = 'agree-with-drug-and-alcohol-service'
    const verdictOf = (overrides: Parameters<typeof aReferral>[0]) =>
      atThePractice
        .examine(ordinary({ ...overrides, risks: { substanceDependence: 'yes' } }))
        .rules.find((examined) => examined.rule === rule)?.verdict
    expect(verdictOf({})).toBe('not-met')
    expect(verdictOf({ agreements: { 'drug-and-alcohol-service': 'yes' } })).toBe('met')
  })
})

describe('words about who is harmed', () => {
  test('whoever answers the telephone may be in danger, and is not only taken for the danger', () => {
    const rule = ruleSet.rules.find(({ name }) => name === 'agree-safe-contact')
    expect(rule?.event.params).toMatchObject({ reason: expect.stringContaining('or in danger') })
    expect(instructionOf('agree-safe-contact')).toContain('may be the danger, or in danger')
  })

  test('children who live with abuse are asked after, and not only those who are hurt', () => {
    expect(instructionOf('domestic-abuse-service')).toContain('whether children live with them or stay there')
  })
})

describe('somebody who is accepted and has nothing to eat', () => {
  const hungry = ordinary({ needs: [{ domain: 'food' }] })

  test.each([undefined, { status: 'waitlist' }] as const)(
    'reads, and their referrer, what need not wait, with %j',
    (capacity) => {
      const decision = triageAt(aService({ settings: ['gp-practice'], capacity })).decide(hungry)
      expect(decision.disposition).toBe('accept')
      expect(textOf(explainToClient(decision))).toContain('nothing to eat today, tell us')
      expect(textOf(explainToReferrer(decision))).toContain('food bank voucher')
    },
  )
})

test('whoever referred somebody of whom it is not clear who decides reads no reason for a place that comes later', () => {
  const service = aService({ settings: ['gp-practice'], sources: ['gp', 'mdt'] })
  const decision = triageAt(service).decide(
    ordinary({ source: 'social-care', client: { dateOfBirth: '1940-01-02', capacityInDoubt: 'yes' } }),
  )
  const page = explainToReferrer(decision)
  expect(page.title).toContain('who can agree')
  expect(textOf(page)).not.toContain('source')
})
