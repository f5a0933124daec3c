import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { everyQuestion } from '../../src/decision/every-question.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import type { Explanation } from '../../src/explain/explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import type { Answer } from '../../src/referral/vocabulary.js'
import type { NationId } from '../../src/service/nation.js'
import { services } from '../../src/service/shipped.js'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { anAnsweredReferral, aReferral, aService } from '../../src/testing/builders/builders.js'
import { createTriage } from '../../src/triage.js'
import { localReferrals } from './local-referrals.js'
import { ruleSetOnDisk } from './policy-on-disk.js'

const ruleSet = ruleSetOnDisk('social-prescribing')
const triageAt = (service: Parameters<typeof createTriage>[0]['service']) =>
  createTriage({ service, ruleSet })

const visiting = triageAt(aService({ settings: ['home', 'gp-practice'] }))
const atThePractice = triageAt(aService({ settings: ['gp-practice'] }))

const LOCAL = {
  inCatchment: true,
  complexPhysicalHealth: 'no',
  mainRequest: 'practical-or-social-support',
  supportAlreadyInPlace: 'no',
  willingToMakeChange: 'yes',
  homelessWithin56Days: 'no',
} as const

/** Somebody who was asked everything, is at no risk and is accepted: otherwise only where a test says so. */
const answered = (overrides: Parameters<typeof anAnsweredReferral>[0] = {}) =>
  anAnsweredReferral({ source: 'gp', local: LOCAL, ...overrides })

const actionsOf = ({ actions }: Decision) => actions.map(({ action }) => action)
const factsAsked = ({ questions }: Decision) => questions.map(({ fact }) => fact)
const textOf = ({ sections }: Explanation) => JSON.stringify(sections)

const OPEN = ['unsure', 'declined', 'yes'] as const satisfies readonly Answer[]

describe('a home visit', () => {
  const housebound = (riskToVisitors: Answer | undefined) =>
    answered({ client: { housebound: 'yes' }, risks: { riskToVisitors } })

  test('is offered once it is known that nobody comes to harm on it', () => {
    const actions = actionsOf(visiting.decide(housebound('no')))
    expect(actions).toContain('home-visit')
    expect(actions).not.toContain('do-not-visit-alone')
  })

  test.each(OPEN)('is made by nobody alone where a risk to visitors is answered with %s', (answer) => {
    const actions = actionsOf(visiting.decide(housebound(answer)))
    expect(actions).toContain('do-not-visit-alone')
    expect(actions).not.toContain('home-visit')
  })

  test('waits for the question, which goes to whoever referred and never to the person, and holds nothing up', () => {
    const decision = visiting.decide(housebound(undefined))
    const actions = actionsOf(decision)
    expect(decision.disposition).toBe('accept')
    expect(actions).not.toContain('home-visit')
    expect(actions).not.toContain('do-not-visit-alone')
    expect(decision.questions.find(({ fact }) => fact === 'riskToVisitors')).toMatchObject({
      askOf: 'referrer',
      holdsUp: false,
      askNow: false,
    })
    const ofSelf = visiting.decide({ ...housebound(undefined), source: 'self' })
    expect(ofSelf.questions.find(({ fact }) => fact === 'riskToVisitors')?.askOf).toBe('record')
  })

  test('is not asked about where nobody visits', () => {
    expect(everyQuestion(atThePractice.decide(housebound(undefined))).map(({ fact }) => fact)).not.toContain(
      'riskToVisitors',
    )
  })

  test('of somebody who may harm visitors is told to everybody who may go, whatever the referral comes to', () => {
    const ofVisitors = NINE_SERVICES.filter(({ settings }) => settings?.includes('home')).map(triageAt)
    expect(ofVisitors.length).toBeGreaterThan(2)
    fc.assert(
      fc.property(
        localReferrals(ruleSet),
        fc.constantFrom(...ofVisitors),
        fc.constantFrom(...OPEN),
        (referral, triage, riskToVisitors) => {
          const decision = triage.decide({ ...referral, risks: { ...referral.risks, riskToVisitors } })
          return (
            actionsOf(decision).includes('do-not-visit-alone') && !actionsOf(decision).includes('home-visit')
          )
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a birth', () => {
  const ofAge = (dateOfBirth: string, perinatal?: Answer) =>
    answered({ needs: [{ domain: 'mental-wellbeing' }], client: { dateOfBirth, perinatal } })

  test('is asked about with the other risks, and first of people of an age to give birth alone', () => {
    const asked = (dateOfBirth: string) =>
      atThePractice.decide(ofAge(dateOfBirth)).questions.filter(({ fact }) => fact === 'perinatal')
    expect(asked('1996-01-01')).toMatchObject([{ step: 'safety', holdsUp: false, askOf: 'person' }])
    expect(asked('1970-03-03')).toHaveLength(1)
    for (const born of ['1940-01-01', '1970-03-01', '2019-01-01']) expect(asked(born)).toEqual([])
  })

  test('that somebody tells of counts at every age: the date of birth may be the mistake', () => {
    expect(actionsOf(atThePractice.decide(ofAge('1940-01-01', 'yes')))).toContain('perinatal-mental-health')
  })

  test('is asked about where low mood or thoughts of suicide make it matter, and nowhere else', () => {
    const asks = (overrides: Parameters<typeof answered>[0]) =>
      everyQuestion(atThePractice.decide(answered({ ...overrides, client: { perinatal: undefined } }))).some(
        ({ fact }) => fact === 'perinatal',
      )
    expect(asks({ needs: [{ domain: 'money' }] })).toBe(false)
    expect(asks({ needs: [{ domain: 'mental-wellbeing' }] })).toBe(true)
    expect(asks({ risks: { pastSuicidalThoughts: 'yes' } })).toBe(true)
    expect(asks({ assessments: [{ instrument: 'epds', completedOn: '2026-03-01', total: 11 }] })).toBe(true)
    expect(asks({ assessments: [{ instrument: 'epds', completedOn: '2026-03-01', total: 9 }] })).toBe(false)
  })

  test.each([
    ['a PHQ-9', 'phq-9', 10],
    ['a PHQ-8', 'phq-8', 10],
    ['a GAD-7', 'gad-7', 10],
    ['an EPDS', 'epds', 10],
    ['a CORE-10', 'core-10', 11],
  ] as const)('beside %s at its cut-off names the perinatal team', (_, instrument, total) => {
    const decided = (score: number) =>
      actionsOf(
        atThePractice.decide(
          answered({
            client: { perinatal: 'yes' },
            assessments: [{ instrument, completedOn: '2026-03-01', total: score }],
          }),
        ),
      ).includes('perinatal-mental-health')
    expect([decided(total - 1), decided(total)]).toEqual([false, true])
  })
})

describe('somebody under 18 who looks after somebody', () => {
  test('is offered an assessment of their own by the law of their nation, also where another place is better', () => {
    const by = (nation: NationId) => {
      const triage = triageAt(aService({ nation, ages: { min: 18 }, sources: ['gp'] }))
      const decision = triage.decide(answered({ client: { dateOfBirth: '2010-05-01', carer: 'yes' } }))
      expect(decision.disposition).toBe('redirect')
      return decision.actions.find(({ action }) => action === 'young-carer-assessment')?.instruction
    }
    expect(by('england')).toContain('Children Act 1989, section 17ZA')
    expect(by('wales')).toContain('Social Services and Well-being (Wales) Act 2014, section 24')
    expect(by('scotland')).toContain('Carers (Scotland) Act 2016, section 12')
    expect(by('northern-ireland')).toContain('Children (NI) Order 1995, article 17A')
  })

  test('is offered it while the referral waits or is escalated, too', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        localReferrals(ruleSet),
        fc.constantFrom(...NINE_SERVICES.map(triageAt)),
        (referral, triage) => {
          const client = { ...referral.client, dateOfBirth: '2011-01-01', carer: 'yes' as const }
          const decision = triage.decide({ ...referral, client })
          seen.add(decision.disposition)
          return actionsOf(decision).includes('young-carer-assessment')
        },
      ),
      { numRuns: 200 },
    )
    expect([...seen]).toEqual(expect.arrayContaining(['escalate', 'redirect', 'request-information']))
  })

  test('is not an adult who does', () => {
    const decision = atThePractice.decide(answered({ client: { carer: 'yes' } }))
    expect(actionsOf(decision)).not.toContain('young-carer-assessment')
  })
})

describe('how somebody may be reached', () => {
  const LIMITED = { mayCall: 'no', mayLeaveMessage: 'unsure', mayWrite: 'declined' } as const
  const limited = answered({ client: LIMITED })

  test('is among what is known', () => {
    const known = Object.fromEntries(
      atThePractice.decide(limited).known.map(({ fact, value }) => [fact, value]),
    )
    expect(known).toMatchObject(LIMITED)
  })

  test('stands before the first step that reaches them, on the page of the link worker', () => {
    const [first] = explainToLinkWorker(atThePractice.decide(limited)).sections
    const steps = first?.lines.map(({ text }) => text) ?? []
    expect(steps.slice(0, 3)).toEqual([
      expect.stringMatching(/^Do not ring the person/),
      expect.stringMatching(/^Leave no message/),
      expect.stringMatching(/^Send nothing to the home/),
    ])
    expect(textOf(explainToLinkWorker(atThePractice.decide(answered())))).not.toMatch(
      /Do not ring the person|Leave no message|Send nothing/,
    )
  })

  test('stands among the first steps of an escalation, where a life in danger comes first', () => {
    const decision = atThePractice.decide(answered({ client: LIMITED, risks: { suicidalThoughts: 'yes' } }))
    const [first] = explainToLinkWorker(decision).sections
    expect(JSON.stringify(first)).toContain('Do not ring the person, unless a life may be in danger')
  })

  test('is kept to on the page for the person, which promises no call and no letter', () => {
    const page = textOf(explainToClient(atThePractice.decide(limited)))
    expect(page).toContain('We do not ring you, unless you tell us that we may.')
    expect(page).toContain('We do not leave you messages.')
    expect(page).toContain('We give you this page by hand.')
    const escalated = answered({ client: LIMITED, risks: { suicidalThoughts: 'yes' } })
    const atAnEscalation = textOf(explainToClient(atThePractice.decide(escalated)))
    expect(atAnEscalation).toContain('We give you this page by hand.')
    expect(atAnEscalation).not.toContain('We do not ring you')
    expect(textOf(explainToClient(atThePractice.decide(answered())))).not.toContain('How we reach you')
  })

  test('is asked when there is time for it, and crowds out no other question', () => {
    const unasked = answered({
      client: { mayCall: undefined, mayLeaveMessage: undefined, mayWrite: undefined },
    })
    const decision = atThePractice.decide(unasked)
    const ways = ['mayCall', 'mayLeaveMessage', 'mayWrite']
    expect(factsAsked(decision).filter((fact) => ways.includes(fact))).toEqual([])
    expect(decision.laterQuestions.map(({ fact }) => fact)).toEqual(ways)
  })
})

test('an ordinary referral that is half filled in is asked one question more: what helps to talk and to read', () => {
  const referral = aReferral({
    source: 'gp',
    consent: 'yes',
    client: { dateOfBirth: '1974-02-11' },
    needs: [{ domain: 'money' }, { domain: 'loneliness' }],
    risks: { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' },
  })
  const decision = triageAt(services.sp7).decide(referral)
  const NEW = ['communicationNeeds', 'perinatal', 'riskToVisitors', 'mayCall', 'mayLeaveMessage', 'mayWrite']
  expect(factsAsked(decision).filter((fact) => NEW.includes(fact))).toEqual(['communicationNeeds'])
  expect(decision.questions.filter(({ fact, holdsUp }) => holdsUp && NEW.includes(fact))).toEqual([])
})
