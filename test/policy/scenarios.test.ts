import { describe, expect, test } from 'vitest'
import { type Referral, Risks } from '../../src/referral/referral.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { ruleSetOnDisk } from './policy-on-disk.js'

const ruleSet = ruleSetOnDisk('social-prescribing')
const { decide } = createTriage({ service: services.sp7, ruleSet })

/** Every risk asked about, and none there. */
const CALM = Object.fromEntries(Object.keys(Risks.shape).map((risk) => [risk, 'no'])) as Risks // every risk is a key

const person = {
  id: 'R-1',
  receivedOn: '2026-03-02',
  source: 'gp',
  consent: 'yes',
  client: {
    dateOfBirth: '1960-01-01',
    longTermConditions: 1,
    housebound: 'no',
    carer: 'no',
    interpreterNeeded: 'no',
    selfNavigation: 'confident',
  },
  needs: [{ domain: 'physical-activity' }],
  risks: CALM,
} as const satisfies Referral

const withRisk = (risks: Partial<Risks>) => decide({ ...person, risks: { ...CALM, ...risks } })
const withClient = (client: object) => decide({ ...person, client: { ...person.client, ...client } })

/** The risks that a form can ask about; domestic abuse is asked about in private, when there are indicators. */
const ASKED = Object.keys(Risks.shape).filter((risk) => risk !== 'domesticAbuse')

/** Where the screen is clear, these are inferred and need not be asked. */
const FOLLOW_UPS = ['suicidePlanOrIntent', 'immediateDanger']

describe('the light pathway', () => {
  test('is for somebody who finds their own way, has one need and no risk that is not ruled out', () => {
    expect(decide(person)).toMatchObject({
      disposition: 'accept',
      pathway: 'light',
      intervention: { weeks: { min: 6, max: 8 }, contacts: { min: 1, max: 3 } },
    })
  })

  test.each(ASKED)('is for nobody whose %s was answered with yes, unsure or declined', (risk) => {
    for (const answer of ['yes', 'unsure', 'declined'] as const) {
      const { pathway, provisionalPathway } = withRisk({ [risk]: answer })
      expect([pathway, provisionalPathway]).not.toContain('light')
    }
  })

  test.each(ASKED.filter((risk) => !FOLLOW_UPS.includes(risk)))(
    'is for nobody who was not asked about %s',
    (risk) => {
      const { pathway, provisionalPathway } = withRisk({ [risk]: null })
      expect(pathway ?? provisionalPathway).toBe('holistic')
    },
  )

  test('is not lost because nobody asked about domestic abuse on a form, where it may not be safe to ask', () => {
    expect(withRisk({ domesticAbuse: null })).toMatchObject({ disposition: 'accept', pathway: 'light' })
  })

  test.each([
    { housebound: 'unsure' },
    { housebound: null },
    { carer: 'yes' },
    { interpreterNeeded: 'yes' },
    { longTermConditions: 2 },
    { longTermConditions: null },
    { selfNavigation: 'needs-some-help' },
    { selfNavigation: null },
  ])('is not for somebody with %o', (client) => {
    expect(withClient(client)).toMatchObject({ disposition: 'accept', pathway: 'holistic' })
  })

  test.each(['homelessness', 'immigration', 'alcohol-or-drugs'] as const)(
    'is not for somebody whose one need is %s',
    (domain) => {
      expect(decide({ ...person, needs: [{ domain }] })).toMatchObject({
        disposition: 'accept',
        pathway: 'holistic',
      })
    },
  )

  test('is not lost for want of a questionnaire that nobody had a reason to fill in', () => {
    expect(decide({ ...person, needs: [{ domain: 'money' }] }).pathway).toBe('light')
    expect(decide({ ...person, needs: [{ domain: 'mental-wellbeing' }] }).pathway).toBe('holistic')
    expect(decide({ ...person, needs: [{ domain: 'loneliness' }] }).pathway).toBe('holistic')
  })

  test.each([
    ['low', [1, 1, 1, 0, 0, 0, 0, 0, 0], 'light'],
    ['moderate', [2, 2, 2, 2, 1, 1, 1, 1, 0], 'holistic'],
    ['not filled in completely', [2, 2, 2, null, 1, 1, 1, 1, 0], 'holistic'],
  ] as const)('with mental wellbeing among the needs and a PHQ-9 that is %s', (_, items, pathway) => {
    const gad7 = { instrument: 'gad-7', completedOn: '2026-03-01', items: [0, 0, 1, 0, 0, 1, 0] }
    const phq9 = { instrument: 'phq-9', completedOn: '2026-03-01', items }
    const decision = decide({ ...person, needs: [{ domain: 'mental-wellbeing' }], assessments: [phq9, gad7] })
    expect(decision).toMatchObject({ disposition: 'accept', pathway })
  })
})

describe('beyond the floor', () => {
  test('thoughts of suicide in the past are no escalation: they are kept, told to the clinician, and never light', () => {
    const decision = withRisk({ pastSuicidalThoughts: 'yes' })
    expect(decision).toMatchObject({ disposition: 'accept', pathway: 'holistic', escalations: [] })
    expect(decision.actions.map(({ action }) => action)).toContain('inform-clinician-past-thoughts')
  })

  test.each([
    ['harmToOthers', 'duty-clinician'],
    ['childAtRisk', 'childrens-social-care'],
    ['adultSafeguarding', 'adult-safeguarding'],
    ['domesticAbuse', 'domestic-abuse-service'],
  ] as const)('%s, yes or unsure, goes to %s', (risk, route) => {
    for (const answer of ['yes', 'unsure'] as const) {
      expect(withRisk({ [risk]: answer }).escalations.map((one) => one.route)).toContain(route)
    }
  })

  test.each([
    'harmToOthers',
    'childAtRisk',
    'adultSafeguarding',
    'domesticAbuse',
    'substanceDependence',
    'underSecondaryMentalHealthCare',
    'pastSuicidalThoughts',
  ])('%s declined is not taken for a no: it is asked about again', (risk) => {
    const decision = withRisk({ [risk]: 'declined' })
    expect(decision.disposition).toBe('accept')
    expect(decision.actions.map(({ action }) => action)).toContain('return-to-declined-question')
  })

  test('domestic abuse among the needs counts, even where the question was answered with no', () => {
    const decision = decide({ ...person, needs: [{ domain: 'domestic-abuse' }] })
    expect(decision.escalations.map(({ route }) => route)).toEqual(['domestic-abuse-service'])
  })

  test('a PHQ-9 of 20 without any suicidal thoughts goes to the duty clinician', () => {
    const items = [3, 3, 3, 3, 3, 3, 2, 0, 0]
    const assessments = [{ instrument: 'phq-9', completedOn: '2026-03-01', items }]
    expect(decide({ ...person, assessments }).escalations.map(({ route }) => route)).toEqual([
      'duty-clinician',
    ])
  })

  test('a young person with thoughts of suicide reaches young people’s crisis care and the floor’s route', () => {
    const client = { ...person.client, dateOfBirth: '2010-01-01' }
    const decision = decide({ ...person, client, risks: { ...CALM, suicidalThoughts: 'yes' } })
    expect(decision.escalations.map(({ route }) => route)).toEqual([
      'mental-health-assessment',
      'young-peoples-crisis-team',
    ])
    expect(decision.actions.map(({ action }) => action)).toContain('share-childline')
  })
})

describe('remit', () => {
  test.each([
    ['no', 'redirect'],
    ['unsure', 'redirect'],
    ['declined', 'redirect'],
    [null, 'request-information'],
  ] as const)('consent %s leads to %s', (consent, disposition) => {
    expect(decide({ ...person, consent }).disposition).toBe(disposition)
  })

  test.each([
    ['underSecondaryMentalHealthCare', 'care-coordinator'],
    ['substanceDependence', 'drug-and-alcohol-service'],
  ] as const)('%s goes to %s, with words for the referrer', (risk, destination) => {
    const decision = withRisk({ [risk]: 'yes' })
    expect(decision.disposition).toBe('redirect')
    expect(decision.redirects.map((one) => one.destination)).toEqual([destination])
  })

  test('whoever is too young for a service is not sent to its MDT meeting only to be turned away there', () => {
    const { decide: decideAtSp1 } = createTriage({ service: services.sp1, ruleSet })
    const young = { ...person, client: { ...person.client, dateOfBirth: '1990-01-01' } }
    expect(decideAtSp1(young).redirects.map(({ destination }) => destination)).toEqual([
      'another-social-prescribing-service',
    ])
  })

  test('a service for complex physical health asks about it, and a service for everyone does not', () => {
    const { decide: decideAtSp6 } = createTriage({ service: services.sp6, ruleSet })
    const byMdt = { ...person, source: 'mdt' }
    expect(
      decideAtSp6(byMdt)
        .questions.filter(({ holdsUp }) => holdsUp)
        .map(({ fact }) => fact),
    ).toEqual(['local.complexPhysicalHealth'])
    expect(decideAtSp6({ ...byMdt, local: { complexPhysicalHealth: 'yes' } }).disposition).toBe('accept')
    expect(decide(byMdt).disposition).toBe('accept')
  })
})

describe('the link worker', () => {
  const disclosure = { ...person, source: 'mdt', risks: { ...CALM, suicidalThoughts: 'yes' } } as const

  test.each([
    ['sp1', ['debrief-with-manager']],
    ['sp2', ['debrief-with-manager', 'supervision-with-psychologist']],
    ['sp6', ['debrief-with-health-professional', 'peer-contact-for-lone-worker']],
    ['sp9', ['debrief-with-peers']],
  ] as const)('of %s debriefs with whoever there is', (service, expected) => {
    const { actions } = createTriage({ service: services[service], ruleSet }).decide(disclosure)
    expect(actions.filter((action) => action.for === 'link-worker').map(({ action }) => action)).toEqual(
      expected,
    )
  })
})
