/** Nobody is sent back to those who refer them; only a recorded fact lifts a redirect, and what is not recorded is asked. */
import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/analysis/analyse.js'
import type { Decision } from '../../src/decision/decision.js'
import { withAnswer } from '../../src/decision/with-answer.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import type { ReferralInput } from '../../src/referral/referral.js'
import { shippedVocabulary } from '../../src/referral/vocabulary.js'
import type { RootCondition } from '../../src/rule-set/condition.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'

const NO_RISK = {
  suicidalThoughts: 'no',
  recentSuicideAttempt: 'no',
  selfHarm: 'no',
  pastSuicidalThoughts: 'no',
  harmToOthers: 'no',
  childAtRisk: 'no',
  adultSafeguarding: 'no',
  substanceDependence: 'no',
  underSecondaryMentalHealthCare: 'no',
} as const

const triage = createTriage({ service: services.sp7 })

/** Somebody who was asked everything about risk, agrees, and wants company and work. */
const decided = (overrides: Partial<ReferralInput>): Decision => triage.decide(referral(overrides))

const referral = ({ risks, ...overrides }: Partial<ReferralInput>): ReferralInput => ({
  id: 'R-1',
  receivedOn: '2026-03-02',
  source: 'gp',
  consent: 'yes',
  client: { dateOfBirth: '1975-01-01' },
  needs: [{ domain: 'loneliness' }, { domain: 'employment' }],
  risks: { ...NO_RISK, ...risks },
  ...overrides,
})

const DEPENDENT = { substanceDependence: 'yes' } as const
const UNDER_A_TEAM = { underSecondaryMentalHealthCare: 'yes' } as const

const leadsTo = ({ disposition, redirects }: Decision) => [
  disposition,
  ...redirects.map(({ destination }) => destination),
]

describe('the policy that ships', () => {
  test.each(Object.entries(services))('sends nobody at %s to the team that referred them', (_, service) => {
    const { findings, unfinished } = analyse(defaultRuleSet(), { service })
    expect(findings.filter(({ code }) => code === 'redirect-loop')).toEqual([])
    expect(unfinished).not.toContain('redirect-loop')
  })

  test('says of every place that is a team which one it is', () => {
    const teams = new Set(defaultRuleSet().destinations.flatMap(({ team }) => team ?? []))
    expect([...teams].sort()).toEqual(shippedVocabulary.teams.map(({ id }) => id).sort())
  })

  test('of which a rule sends whoever refers to one place, says who goes round, and by which referral', () => {
    const { rules, ...others } = defaultRuleSet()
    const whoever: RootCondition = {
      all: [{ fact: 'substanceDependence', operator: 'equal', value: 'yes' }],
    }
    const round = rules.map((rule) =>
      rule.name === 'substance-dependence' ? { ...rule, conditions: whoever } : rule,
    )
    const [finding] = analyse({ ...others, rules: round }).findings.filter(
      ({ code }) => code === 'redirect-loop',
    )
    expect(finding).toMatchObject({ severity: 'error', rule: 'substance-dependence' })
    expect(finding?.message).toContain('`drug-and-alcohol-worker`')
    expect(finding?.hint).toContain('`agreed.drug-and-alcohol-service`')
    expect(finding?.witnesses).toMatchObject([
      { disposition: 'redirect', facts: { referrerTeam: 'drug-and-alcohol-service' } },
    ])
  })
})

describe('somebody who is dependent', () => {
  test('is sent to the drug and alcohol service by a GP or by themselves, where nothing else is recorded', () => {
    for (const source of ['gp', 'self'])
      expect(leadsTo(decided({ source, risks: DEPENDENT }))).toEqual(['redirect', 'drug-and-alcohol-service'])
  })

  test('is accepted with the service beside the link worker where it refers, or agrees', () => {
    const inTreatment: readonly Partial<ReferralInput>[] = [
      { source: 'drug-and-alcohol-worker' },
      { source: 'health-professional', referrerTeam: 'drug-and-alcohol-service' },
      { source: 'gp', agreements: { 'drug-and-alcohol-service': 'yes' } },
      { source: 'gp', agreements: { 'drug-and-alcohol-service': { answer: 'yes', askedOn: '2026-02-20' } } },
    ]
    for (const overrides of inTreatment) {
      const decision = decided({ ...overrides, risks: DEPENDENT })
      expect([decision.disposition, decision.pathway]).toEqual(['accept', 'holistic'])
      expect(decision.actions.map(({ action }) => action)).toContain('agree-with-team')
    }
  })

  test('is asked about where a health professional refers and nobody says of which team', () => {
    const given = referral({ source: 'health-professional', risks: DEPENDENT })
    const decision = triage.decide(given)
    const question = decision.questions.find(({ fact }) => fact === 'referrerTeam')
    expect(decision.disposition).toBe('request-information')
    expect(question).toMatchObject({ askOf: 'referrer', holdsUp: true })
    if (question === undefined) throw new Error('nobody is asked')
    const answered = (team: string) => triage.decide(withAnswer(given, question, team))
    expect(leadsTo(answered('drug-and-alcohol-service'))).toEqual(['accept'])
    expect(leadsTo(answered('none'))).toEqual(['redirect', 'drug-and-alcohol-service'])
  })

  test('is not accepted where the service that refers does not agree when asked', () => {
    const decision = decided({
      source: 'drug-and-alcohol-worker',
      agreements: { 'drug-and-alcohol-service': 'no' },
      risks: DEPENDENT,
    })
    expect(leadsTo(decision)).toEqual(['redirect', 'mdt-case-discussion'])
  })

  test('or may be, has support alongside, and is offered the service', () => {
    const decision = decided({ risks: { substanceDependence: 'unsure' } })
    expect([decision.disposition, decision.pathway]).toEqual(['accept', 'holistic'])
    expect(decision.actions.map(({ action }) => action)).toContain('offer-drug-and-alcohol-service')
  })
})

describe('somebody whom a mental health team looks after', () => {
  test('is accepted where the care coordinator refers, or the team agrees', () => {
    for (const overrides of [
      { source: 'care-coordinator' },
      { agreements: { 'mental-health-team': 'yes' } },
    ] as const)
      expect(leadsTo(decided({ ...overrides, risks: UNDER_A_TEAM }))).toEqual(['accept'])
  })

  test('waits for the answer of the team, which is asked by itself on the page of the link worker', () => {
    for (const answer of ['yes', 'unsure'] as const) {
      const given = referral({ risks: { underSecondaryMentalHealthCare: answer } })
      const decision = triage.decide(given)
      const question = decision.questions.find(({ fact }) => fact === 'agreement.mental-health-team')
      expect(decision.disposition).toBe('request-information')
      expect(question).toMatchObject({ askOf: 'team', holdsUp: true })
      const headings = explainToLinkWorker(decision).sections.map(({ heading }) => heading)
      expect(headings).toContain('For another team')
      if (question === undefined) throw new Error('nobody is asked')
      const answered = (said: string) => triage.decide(withAnswer(given, question, said))
      expect(leadsTo(answered('yes'))).toEqual(['accept'])
      expect(leadsTo(answered('no'))).toEqual(['redirect', 'care-coordinator'])
    }
  })

  test('is asked about again once the agreement of the team is too old', () => {
    const agreements = { 'mental-health-team': { answer: 'yes', askedOn: '2026-01-10' } } as const
    expect(decided({ agreements, risks: UNDER_A_TEAM }).disposition).toBe('request-information')
  })
})

describe('what a link worker cannot give', () => {
  test.each([
    ['clinical-care', 'gp', 'self', 'gp-practice'],
    ['personal-care', 'social-care', 'gp', 'adult-social-care'],
  ])(
    '%s, asked for by a %s, is discussed at the MDT, and not sent back',
    (mainRequest, own, other, place) => {
      const at = createTriage({ service: { id: 'all', title: 'Takes everybody', nation: 'england' } })
      const asked = (source: string) => leadsTo(at.decide(referral({ source, local: { mainRequest } })))
      expect(asked(own)).toEqual(['redirect', 'mdt-case-discussion'])
      expect(asked(other)).toEqual(['redirect', place])
    },
  )
})

describe('whoever comes by a source that a service does not take', () => {
  const at = createTriage({
    service: { id: 'self-only', title: 'Takes self-referrals', nation: 'england', sources: ['self'] },
  })

  test('is sent the usual way, and where that has been gone already to another service', () => {
    const from = (source: string) => leadsTo(at.decide(referral({ source })))
    expect(from('gp')).toEqual(['redirect', 'mdt-meeting'])
    expect(from('mdt')).toEqual(['redirect', 'another-social-prescribing-service'])
    expect(from('school')).toEqual(['redirect', 'gp-practice-referral'])
  })

  test.each(shippedVocabulary.teams.map(({ id }) => id))(
    'is not sent to the MDT by the MDT, in whose name somebody of the %s writes',
    (referrerTeam) => {
      const decision = at.decide(referral({ source: 'mdt', referrerTeam }))
      expect(leadsTo(decision)).toEqual(['redirect', 'another-social-prescribing-service'])
    },
  )
})

describe('an MDT that has talked about somebody', () => {
  const at = createTriage({ service: { id: 'all', title: 'Takes everybody', nation: 'england' } })

  test.each([
    ['clinical-care', 'gp-practice'],
    ['personal-care', 'adult-social-care'],
    ['talking-therapy', 'talking-therapies'],
  ])('is not told to talk about them: %s, asked for by the %s', (mainRequest, referrerTeam) => {
    const asked = (overrides: Partial<ReferralInput>) =>
      leadsTo(at.decide(referral({ referrerTeam, local: { mainRequest }, ...overrides })))
    expect(asked({ source: 'health-professional' })).toEqual(['redirect', 'mdt-case-discussion'])
    expect(asked({ source: 'mdt' })).toEqual(['accept'])
    expect(asked({ source: 'health-professional', agreements: { mdt: 'yes' } })).toEqual(['accept'])
    expect(asked({ source: 'health-professional', agreements: { mdt: 'no' } })).toEqual([
      'redirect',
      'mdt-case-discussion',
    ])
  })

  test('is not told to talk about somebody with many needs, whoever writes in its name', () => {
    const decision = at.decide(
      referral({
        source: 'mdt',
        referrerTeam: 'gp-practice',
        client: { dateOfBirth: '1975-01-01', longTermConditions: 4, selfNavigation: 'needs-support' },
        needs: (['loneliness', 'money', 'housing', 'food', 'energy', 'digital'] as const).map((domain) => ({
          domain,
        })),
      }),
    )
    expect(leadsTo(decision)).toEqual(['accept'])
  })
})
