/** Harm to a partner or the family, harm from others and self-neglect: each is asked by itself, and each has its route. */
import { describe, expect, test } from 'vitest'
import type { Risks } from '../../src/referral/referral.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'

const triage = createTriage({ service: services.sp7 })

const CLEAR: Risks = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' }
const LIGHT: Risks = {
  ...CLEAR,
  pastSuicidalThoughts: 'no',
  harmToOthers: 'no',
  childAtRisk: 'no',
  adultSafeguarding: 'no',
  domesticAbuse: 'no',
  substanceDependence: 'no',
  underSecondaryMentalHealthCare: 'no',
}

const decided = (risks: Risks, dateOfBirth = '1970-05-01') =>
  triage.decide({
    id: 'R-1',
    receivedOn: '2026-03-02',
    source: 'gp',
    consent: 'yes',
    client: {
      dateOfBirth,
      selfNavigation: 'confident',
      housebound: 'no',
      carer: 'no',
      interpreterNeeded: 'no',
      longTermConditions: 0,
    },
    needs: [{ domain: 'loneliness' }],
    risks,
    local: {
      inCatchment: true,
      mainRequest: 'practical-or-social-support',
      supportAlreadyInPlace: 'no',
      willingToMakeChange: 'yes',
      homelessWithin56Days: 'no',
    },
  })

const routesOf = (risks: Risks, dateOfBirth?: string) =>
  decided(risks, dateOfBirth).escalations.map(({ route }) => route)

describe('where nobody asked about them', () => {
  test('nothing is held up, and light support stays within reach', () => {
    const decision = decided(LIGHT)
    expect([decision.disposition, decision.pathway]).toEqual(['accept', 'light'])
    expect(decision.escalations).toEqual([])
  })
})

describe.each(['harmToPartner', 'harmFromOthers', 'selfNeglect'] as const)('%s', (risk) => {
  test.each(['yes', 'unsure'] as const)('answered with %s is escalated', (answer) => {
    expect(decided({ ...LIGHT, [risk]: answer }).disposition).toBe('escalate')
  })

  test.each(['yes', 'unsure', 'declined'] as const)('answered with %s is never light', (answer) => {
    const { pathway, provisionalPathway } = decided({ ...LIGHT, [risk]: answer })
    expect(pathway ?? provisionalPathway).toBe('holistic')
  })

  test('that was declined is gently asked again', () => {
    const { actions, disposition } = decided({ ...LIGHT, [risk]: 'declined' })
    expect([disposition, actions.map(({ action }) => action)]).toEqual([
      // Where a danger may be so, it is not inferred that nobody is in danger now.
      'request-information',
      expect.arrayContaining(['return-to-declined-question']),
    ])
  })

  test('answered with no lets light support be', () => {
    expect(decided({ ...LIGHT, [risk]: 'no' }).pathway).toBe('light')
  })
})

describe('each goes where it belongs', () => {
  test('self-neglect to adult safeguarding', () => {
    expect(routesOf({ ...CLEAR, selfNeglect: 'unsure' })).toEqual(['adult-safeguarding'])
  })

  test('harm from others to the safeguarding lead, and to no route about a danger to others', () => {
    expect(routesOf({ ...CLEAR, harmFromOthers: 'yes' })).toEqual(['safeguarding-lead'])
  })

  test('harm to a partner to a clinician, and to somebody for the partner', () => {
    expect(routesOf({ ...CLEAR, harmToPartner: 'yes' })).toEqual([
      'domestic-abuse-service-for-family',
      'duty-clinician',
    ])
  })

  test('a young person who is exploited, or neglects themselves, to children’s social care as well', () => {
    for (const risk of ['harmFromOthers', 'selfNeglect'])
      expect(routesOf({ ...CLEAR, [risk]: 'yes' }, '2010-05-01')).toContain('childrens-social-care')
  })
})

test('who is harmed is nowhere called a danger to others', () => {
  for (const risk of ['harmFromOthers', 'domesticAbuse', 'adultSafeguarding', 'selfNeglect']) {
    const { escalations, reasons } = decided({ ...CLEAR, [risk]: 'yes' })
    expect(escalations.map(({ route }) => route)).not.toContain('duty-clinician')
    expect(reasons.flatMap(({ facts }) => facts.map(({ fact }) => fact))).not.toContain('harmToOthers')
  }
})

test.each<Risks>([
  { domesticAbuse: 'yes' },
  { domesticAbuse: 'unsure', suicidalThoughts: 'yes' },
  { harmToPartner: 'yes' },
  { harmToPartner: 'unsure', selfHarm: 'yes' },
])('whether a child is at risk is asked at once where there is %j', (risks) => {
  expect(
    decided(risks)
      .questions.filter(({ askNow }) => askNow)
      .map(({ fact }) => fact),
  ).toContain('childAtRisk')
})

test('beside a suicide signal alone, whether a child is at risk can wait until somebody has taken over', () => {
  const { questions } = decided({ suicidalThoughts: 'yes' })
  expect(questions.filter(({ askNow }) => askNow).map(({ fact }) => fact)).not.toContain('childAtRisk')
})

test('a fact to be asked for at once that there is not is told, with its place', () => {
  const ruleSet = defaultRuleSet()
  const at = ruleSet.rules.findIndex(({ name }) => name === 'domestic-abuse')
  const rules = ruleSet.rules.map((rule, index) =>
    index === at
      ? { ...rule, event: { ...rule.event, params: { ...rule.event.params, askAtOnce: ['childAtRsk'] } } }
      : rule,
  )
  const parsed = parseRuleSet({ ...ruleSet, rules })
  expect(parsed.ok ? [] : parsed.issues).toEqual([
    expect.objectContaining({ code: 'unknown-fact', path: ['rules', at, 'event', 'params', 'askAtOnce', 0] }),
  ])
})
