import { describe, expect, test } from 'vitest'
import { safeStartEpisode } from '../../src/episode/start-episode.js'
import type { Assessment } from '../../src/referral/assessment-schema.js'
import { type Referral, type ReferralInput, Risks } from '../../src/referral/referral.js'
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
  local: { homelessWithin56Days: 'no' },
} as const satisfies Referral

const withRisk = (risks: Partial<Risks>) => decide({ ...person, risks: { ...CALM, ...risks } })
const withClient = (client: object) => decide({ ...person, client: { ...person.client, ...client } })

/** The risks that a form can ask about; domestic abuse is asked about in private, when there are indicators. */
const ASKED = Object.keys(Risks.shape).filter((risk) => risk !== 'domesticAbuse')

/** A need, by the words that ship. */
type Need = NonNullable<ReferralInput['needs']>[number]['domain']

/** Where the screen is clear, these are inferred and need not be asked. */
const FOLLOW_UPS = ['suicidePlanOrIntent', 'immediateDanger']

/** Asked since 0.7.0: light support does not wait for these, and a “no” that nobody asked for is not one. */
const NOT_WAITED_FOR = [
  'pastSuicideAttempt',
  'pastSelfHarm',
  'harmToPartner',
  'harmFromOthers',
  'selfNeglect',
  'riskToVisitors',
]

describe('the light pathway', () => {
  test('is for somebody who finds their own way, has one need and no risk that is not ruled out', () => {
    expect(decide(person)).toMatchObject({
      disposition: 'accept',
      pathway: 'light',
      intervention: { weeks: { min: 6, max: 8 }, contacts: { min: 1, max: 3 } },
    })
  })

  // Who comes to harm on a visit says where to meet, not how long to support somebody.
  test.each(ASKED.filter((risk) => risk !== 'riskToVisitors'))(
    'is for nobody whose %s was answered with yes, unsure or declined',
    (risk) => {
      for (const answer of ['yes', 'unsure', 'declined'] as const) {
        const { pathway, provisionalPathway } = withRisk({ [risk]: answer })
        expect([pathway, provisionalPathway]).not.toContain('light')
      }
    },
  )

  test.each(['yes', 'unsure', 'declined'] as const)('is no other for a risk to visitors: %s', (answer) => {
    expect(withRisk({ riskToVisitors: answer })).toMatchObject({ disposition: 'accept', pathway: 'light' })
  })

  test.each(NOT_WAITED_FOR)('does not wait for %s, which nobody asked about', (risk) => {
    expect(withRisk({ [risk]: null })).toMatchObject({ disposition: 'accept', pathway: 'light' })
  })

  test.each(ASKED.filter((risk) => ![...FOLLOW_UPS, ...NOT_WAITED_FOR].includes(risk)))(
    'is for nobody who was not asked about %s',
    (risk) => {
      const { pathway, provisionalPathway } = withRisk({ [risk]: null })
      expect(pathway ?? provisionalPathway).toBe('holistic')
    },
  )

  test.each(['yes', 'unsure', 'declined'])('is for nobody who may lose their home soon: %s', (home) => {
    expect(decide({ ...person, local: { homelessWithin56Days: home } }).pathway).toBe('holistic')
  })

  test('is settled where everything that could make it another is answered', () => {
    expect(decide(person)).toMatchObject({ pathway: 'light', couldBecome: [] })
  })

  test.each([
    ['housebound', { client: { ...person.client, housebound: null } }],
    ['interpreterNeeded', { client: { ...person.client, interpreterNeeded: null } }],
    ['longTermConditions', { client: { ...person.client, longTermConditions: null } }],
    ['local.homelessWithin56Days', { local: { homelessWithin56Days: null } }],
  ])('is provisional while nobody has asked about %s, and starts no episode', (fact, unasked) => {
    const decision = decide({ ...person, ...unasked })
    expect(decision).toMatchObject({
      disposition: 'accept',
      pathway: 'light',
      couldBecome: [{ pathway: 'holistic', questions: [fact] }],
    })
    const start = { decision, startDate: '2026-03-03', confirmedBy: 'Amina Khan' }
    const started = safeStartEpisode(start)
    expect(started.ok ? [] : started.issues.map(({ code }) => code)).toEqual(['provisional-pathway'])
    const override = { reason: 'She starts at the walking group tomorrow, and we talk on the way.' }
    expect(safeStartEpisode({ ...start, override }).ok).toBe(true)
  })

  test('is for one practical query, whatever its domain', () => {
    const alone = (domain: Need, client: object = {}) =>
      decide({ ...person, needs: [{ domain }], client: { ...person.client, ...client } }).pathway
    expect(alone('immigration')).toBe('light')
    expect(alone('mental-wellbeing')).toBe('light')
    expect(alone('caring', { carer: 'yes' })).toBe('light')
    expect(alone('long-term-condition', { longTermConditions: 2 })).toBe('light')
  })

  test('is not for the same query beside another need, and is for two needs of other kinds', () => {
    const beside = (domain: Need, client: object = {}) =>
      decide({
        ...person,
        needs: [{ domain }, { domain: 'digital' }],
        client: { ...person.client, ...client },
      }).pathway
    expect(beside('immigration')).toBe('holistic')
    expect(beside('mental-wellbeing')).toBe('holistic')
    expect(beside('caring', { carer: 'yes' })).toBe('holistic')
    expect(beside('caring', { carer: null })).toBe('holistic')
    expect(beside('long-term-condition', { longTermConditions: 2 })).toBe('holistic')
    expect(beside('money', { carer: 'yes', longTermConditions: 2 })).toBe('light')
  })

  test.each(['yes', 'unsure', 'declined'] as const)(
    'is for nobody who answered %s to domestic abuse',
    (said) => {
      const { pathway, provisionalPathway } = withRisk({ domesticAbuse: said })
      expect(pathway ?? provisionalPathway).toBe('holistic')
    },
  )

  test.each([
    ['a PHQ-9 of 19', { instrument: 'phq-9', items: [3, 3, 3, 3, 3, 3, 1, 0, 0] }],
    ['a PHQ-9 of 10 with an item left out', { instrument: 'phq-9', items: [3, 3, 3, 1, 0, 0, null, 0, 0] }],
    ['a GAD-7 of 21', { instrument: 'gad-7', items: [3, 3, 3, 3, 3, 3, 3] }],
    ['a GAD-7 of 10 with an item left out', { instrument: 'gad-7', items: [3, 3, 3, 1, 0, 0, null] }],
  ] as const)('is for nobody with %s, whatever their needs are', (_, { instrument, items }) => {
    const assessments = [{ instrument, completedOn: '2026-03-01', items }] as Referral['assessments'] // as many as it has
    expect(decide({ ...person, assessments })).toMatchObject({ disposition: 'accept', pathway: 'holistic' })
  })

  test('is not lost because nobody asked about domestic abuse on a form, where it may not be safe to ask', () => {
    expect(withRisk({ domesticAbuse: null })).toMatchObject({ disposition: 'accept', pathway: 'light' })
  })

  test.each([
    { housebound: 'unsure' },
    { interpreterNeeded: 'yes' },
    { interpreterNeeded: 'declined' },
    { longTermConditions: 3 },
    { selfNavigation: 'needs-some-help' },
    { selfNavigation: null },
  ])('is not for somebody with %o', (client) => {
    expect(withClient(client)).toMatchObject({ disposition: 'accept', pathway: 'holistic' })
  })

  test.each(['homelessness', 'alcohol-or-drugs'] as const)(
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
    expect(decide({ ...person, needs: [{ domain: 'loneliness' }] }).pathway).toBe('light')
    const two = [{ domain: 'loneliness' }, { domain: 'money' }] as const
    expect(decide({ ...person, needs: two }).pathway).toBe('holistic')
  })

  test.each([
    ['low', [1, 1, 1, 0, 0, 0, 0, 0, 0], 'light'],
    ['moderate', [2, 2, 2, 2, 1, 1, 1, 1, 0], 'holistic'],
    ['not filled in completely', [2, 2, 2, null, 1, 1, 1, 1, 0], 'holistic'],
  ] as const)('with mental wellbeing among the needs and a PHQ-9 that is %s', (_, items, pathway) => {
    const gad7: Assessment = { instrument: 'gad-7', completedOn: '2026-03-01', items: [0, 0, 1, 0, 0, 1, 0] }
    const phq9: Assessment = { instrument: 'phq-9', completedOn: '2026-03-01', items }
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
    const decision = withRisk({ [risk]: 'declined' as const })
    expect(decision.disposition).toBe('accept')
    expect(decision.actions.map(({ action }) => action)).toContain('return-to-declined-question')
  })

  test('domestic abuse among the needs counts where nobody asked, and where the question was declined', () => {
    for (const domesticAbuse of [null, 'declined'] as const) {
      const risks = { ...CALM, domesticAbuse }
      const decision = decide({ ...person, risks, needs: [{ domain: 'domestic-abuse' }] })
      expect(decision.escalations.map(({ route }) => route)).toContain('domestic-abuse-service')
      expect(decision.actions.map(({ action }) => action)).toContain('debrief-with-manager')
    }
  })

  test('somebody for whom domestic abuse is past is supported with it, and never briefly', () => {
    const decision = decide({ ...person, needs: [{ domain: 'domestic-abuse' }] })
    expect(decision).toMatchObject({ disposition: 'accept', pathway: 'holistic', escalations: [] })
    expect(decision.actions.map(({ action }) => action)).toContain('help-with-domestic-abuse')
  })

  test('where domestic abuse is a need and nobody asked, danger now is a question of its own', () => {
    const { domesticAbuse: _abuse, immediateDanger: _danger, ...risks } = CALM
    const decision = decide({ ...person, risks, needs: [{ domain: 'domestic-abuse' }] })
    const danger = decision.questions.find(({ fact }) => fact === 'immediateDanger')
    expect(danger).toMatchObject({ safety: true, askNow: true })
  })

  test.each([[[3, 3, 3, 3, 3, 3, 2, 0, 0]], [[3, 3, 3, 3, 3, 3, 3, null, 0]]])(
    'a PHQ-9 that shows 20 or more (%j) goes to the duty clinician, without any suicidal thoughts',
    (items) => {
      const assessments = [{ instrument: 'phq-9' as const, completedOn: '2026-03-01', items }]
      expect(decide({ ...person, assessments }).escalations.map(({ route }) => route)).toEqual([
        'duty-clinician-low-mood',
      ])
    },
  )

  const young = { ...person.client, dateOfBirth: '2011-01-01' }

  test.each([
    ['domesticAbuse', 'yes'],
    ['domesticAbuse', 'unsure'],
    ['adultSafeguarding', 'yes'],
    ['adultSafeguarding', 'unsure'],
  ] as const)('%s %s of a 15-year-old reaches children’s social care first', (risk, answer) => {
    const risks = { ...CALM, [risk]: answer }
    const routes = decide({ ...person, client: young, risks }).escalations.map(({ route }) => route)
    expect(routes[0]).toBe('childrens-social-care')
    expect(withRisk({ [risk]: answer }).escalations.map(({ route }) => route)).not.toContain(routes[0])
  })

  test('danger from somebody else reaches emergency services, and nothing says that a child is suicidal', () => {
    const risks = { ...CALM, immediateDanger: 'yes', childAtRisk: 'yes' } as const
    const { actions, escalations, reasons } = decide({ ...person, client: young, risks })
    expect(escalations.map(({ route }) => route)).toEqual([
      'emergency-services',
      'crisis-team',
      'childrens-social-care',
    ])
    expect(actions.map(({ action }) => action)).toContain('debrief-with-manager')
    const text = reasons.map(({ reason, title }) => `${title}: ${reason}`).join('\n')
    expect(text).toContain('in case thoughts of suicide play a part')
    expect(text).not.toMatch(/sign of suicid|may be thinking of suicide|may be having thoughts/)
  })

  test.each([
    { harmToOthers: 'yes' },
    { domesticAbuse: 'unsure' },
    { adultSafeguarding: 'yes' },
    { childAtRisk: 'yes' },
    { suicidalThoughts: 'yes' },
  ] as const)('a mental health team that knows the person hears of %o', (risk) => {
    const { actions } = withRisk({ ...risk, underSecondaryMentalHealthCare: 'yes' })
    expect(actions.map(({ action }) => action)).toContain('inform-care-coordinator')
  })

  test('a young person with thoughts of suicide reaches young people’s crisis care and the floor’s route', () => {
    const client = { ...person.client, dateOfBirth: '2010-01-01' }
    const decision = decide({ ...person, client, risks: { ...CALM, suicidalThoughts: 'yes' } })
    expect(decision.escalations.map(({ route }) => route)).toEqual([
      'young-peoples-crisis-team',
      'mental-health-assessment',
    ])
    expect(decision.actions.map(({ action }) => action)).toContain('share-childline')
  })
})

describe('remit', () => {
  test('whoever may lose their home soon is offered a referral to the council, whatever the needs are', () => {
    for (const home of ['yes', 'unsure'] as const) {
      const { actions } = decide({ ...person, local: { homelessWithin56Days: home } })
      expect(actions.map(({ action }) => action)).toContain('duty-to-refer')
    }
  })

  test('somebody who does not want to begin now hears that they can come back', () => {
    const { redirects } = decide({ ...person, local: { ...person.local, willingToMakeChange: 'no' } })
    expect(redirects).toMatchObject([
      { destination: 'when-ready', forClient: expect.stringMatching(/come back/) },
    ])
  })

  test.each([
    ['no', 'redirect'],
    ['unsure', 'redirect'],
    ['declined', 'redirect'],
    [null, 'request-information'],
  ] as const)('consent %s leads to %s', (consent, disposition) => {
    expect(decide({ ...person, consent }).disposition).toBe(disposition)
  })

  test.each([
    ['underSecondaryMentalHealthCare', 'mental-health-team', 'care-coordinator'],
    ['substanceDependence', 'drug-and-alcohol-service', 'drug-and-alcohol-service'],
  ] as const)('%s goes by the word of the %s: a no goes to %s', (risk, team, destination) => {
    const decision = decide({ ...person, risks: { ...CALM, [risk]: 'yes' }, agreements: { [team]: 'no' } })
    expect(decision.disposition).toBe('redirect')
    expect(decision.redirects.map((one) => one.destination)).toEqual([destination])
  })

  test('whether somebody under a mental health team is supported is a question to the team while it has said nothing', () => {
    const decision = withRisk({ underSecondaryMentalHealthCare: 'yes' })
    expect(decision).toMatchObject({ disposition: 'request-information', redirects: [] })
    expect(decision.questions.map(({ fact }) => fact)).toContain('agreement.mental-health-team')
  })

  test('dependence goes to the drug and alcohol service where a GP practice refers and that service said nothing', () => {
    const decision = withRisk({ substanceDependence: 'yes' })
    expect(decision.disposition).toBe('redirect')
    expect(decision.redirects.map((one) => one.destination)).toEqual(['drug-and-alcohol-service'])
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
    const byMdt: ReferralInput = { ...person, source: 'mdt' }
    expect(
      decideAtSp6(byMdt)
        .questions.filter(({ holdsUp }) => holdsUp)
        .map(({ fact }) => fact),
    ).toEqual(['local.complexPhysicalHealth'])
    expect(
      decideAtSp6({ ...byMdt, local: { ...person.local, complexPhysicalHealth: 'yes' } }).disposition,
    ).toBe('accept')
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
