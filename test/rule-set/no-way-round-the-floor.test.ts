import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/issue/issue.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../src/rule-set/shipped.js'
import { safeWeld } from '../../src/rule-set/weld.js'
import { parseService } from '../../src/service/parse-service.js'
import { inShort } from './support/issues-of.js'
import { policyWith, smallPolicy } from './support/small-policy.js'

const localFact = (name: string, words: object = {}) => ({
  ...smallPolicy(),
  localFacts: [
    ...smallPolicy().localFacts,
    {
      name: `local.${name}`,
      kind: 'answer',
      title: 'a fact',
      description: 'A fact.',
      question: 'Which one?',
      asksAboutDanger: false,
      ...words,
    },
  ],
})

describe('a local fact about a person states whether it asks about danger', () => {
  const stated = (words: object) => inShort(parseRuleSet(localFact('endThings', words)))

  test('or it is not read', () => {
    expect(stated({ asksAboutDanger: undefined })).toEqual(['missing at localFacts[3].asksAboutDanger'])
    expect(stated({ asksAboutDanger: 'no' })).toEqual(['wrong-type at localFacts[3].asksAboutDanger'])
    expect(stated({ asksAboutDanger: undefined, about: 'service' })).toEqual([
      'missing at localFacts[3].asksAboutDanger',
    ])
    expect(stated({ asksAboutDanger: undefined, about: 'service', kind: 'boolean' })).toEqual([])
  })

  test('and if it does, is an answer that can worry, and that nobody is let go without', () => {
    const asks = {
      asksAboutDanger: true,
      title: 'ending things',
      question: 'Do you ever want to end things?',
    }
    expect(stated({ ...asks, riskier: 'yes', safety: true })).toEqual([])
    expect(stated({ ...asks, riskier: 'yes', safety: true, step: 'safety' })).toEqual([])
    expect(stated({ ...asks, riskier: 'yes', safety: true, step: 'rest' })).toEqual([
      'not-allowed at localFacts[3].step',
    ])
    expect(stated(asks)).toEqual([
      'not-allowed at localFacts[3].riskier',
      'not-allowed at localFacts[3].safety',
    ])
    expect(stated({ ...asks, kind: 'boolean', riskier: true, safety: true })).toEqual([
      'not-allowed at localFacts[3].kind',
    ])
    expect(stated({ ...asks, riskier: 'yes', safety: true, about: 'service' })).toEqual([
      'not-allowed at localFacts[3].about',
    ])
  })

  test('and may then ask about it in plain words', () => {
    const words = {
      asksAboutDanger: true,
      riskier: 'yes',
      safety: true,
      question: 'Do you want to kill yourself?',
    }
    expect(stated(words)).toEqual([])
    expect(stated({ ...words, asksAboutDanger: false })).toContain(
      'local-fact-shadows at localFacts[3].question',
    )
  })
})

describe('a local fact cannot take answers about suicide or danger past the safety floor', () => {
  test.each([
    'suicidalthoughts',
    'SUICIDALTHOUGHTS',
    'suicidalIdeation',
    'sucidalThoughts',
    'selfharm',
    'immediatedanger',
    'phq9Item9',
    'itemNine',
    'suicideRiskLevel',
    'overdose',
    'noSuicidalThoughts',
    'ableToKeepSafe',
    'passiveDeathWish',
    'si',
    'nssi',
    'ligature',
  ])('under the name `%s`', (name) => {
    expect(inShort(parseRuleSet(localFact(name)))).toContain('local-fact-shadows at localFacts[3].name')
  })

  test.each([
    ['question', 'Are you having thoughts of ending your life?'],
    ['title', 'Suicidal thoughts'],
    ['description', 'Whether the person has suicidal thoughts now.'],
    ['question', 'Would you rather not wake up in the morning?'],
    ['question', 'Do you feel that life is worth living?'],
    ['question', 'Do you wish you were no longer here?'],
  ])('under another name with such a %s', (key, words) => {
    const asking = localFact('item7', { [key]: words })
    expect(inShort(parseRuleSet(asking))).toEqual([`local-fact-shadows at localFacts[3].${key}`])
  })

  test.each(['choice', 'set'])('nor in a value of a %s', (kind) => {
    const presenting = localFact('presenting', { kind, values: ['debt', 'suicidal-thoughts'] })
    expect(inShort(parseRuleSet(presenting))).toContain('local-fact-shadows at localFacts[3].values')
  })

  test.each([
    'safeguardingLead',
    'phq9DoneByPractice',
    'careplan',
    'meansTested',
    'livesAlone',
    'planningAhead',
    'means',
    'plan',
  ])('and `%s` is about something else', (name) => {
    expect(inShort(parseRuleSet(localFact(name)))).toEqual([])
  })
})

describe('a text says something', () => {
  const NOTHING = [' ', '-', '…', '\u200b', '\u2060', '\u3164', '\u00ad']
  const PLACES = [
    ['title'],
    ['routes', 0, 'title'],
    ['routes', 0, 'contact'],
    ['destinations', 0, 'advice'],
    ['actions', 0, 'instruction'],
    ['pathways', 0, 'description'],
    ['localFacts', 0, 'question'],
    ['rules', 0, 'title'],
    ['rules', 0, 'event', 'params', 'reason'],
  ] as const

  test.each(PLACES.map((path) => [path.join('.'), path] as const))('as %s of a rule set', (place, path) => {
    for (const text of NOTHING) {
      const at = place.replace(/\.(\d+)/g, '[$1]')
      expect(inShort(parseRuleSet(policyWith(path, text)))).toEqual([`missing at ${at}`])
    }
    expect(inShort(parseRuleSet(policyWith(path, '999')))).toEqual([])
  })

  test('as a title or contact of a service', () => {
    const service = { id: 'here', title: 'Here', nation: 'england' }
    for (const text of NOTHING) {
      expect(inShort(parseService({ ...service, title: text }))).toEqual(['missing at title'])
      expect(inShort(parseService({ ...service, contact: text }))).toEqual(['missing at contact'])
      const routeContacts = { 'crisis-team': text }
      expect(inShort(parseService({ ...service, routeContacts }))).toEqual([
        'missing at routeContacts.crisis-team',
      ])
    }
  })
})

describe('a route of the safety floor keeps its words', () => {
  const floor = safetyFloor()
  const before = floor.routes.find(({ id }) => id === 'crisis-team')
  if (before === undefined) throw new Error('the floor has a crisis team')
  const { instruction: told = '', ...bare } = before

  const welded = (route: object) =>
    safeWeld(floor, unwrap(parseRuleSet({ ...smallPolicy(), routes: [...smallPolicy().routes, route] })))
  const crisisTeam = (route: object) => unwrap(welded(route)).routes.find(({ id }) => id === 'crisis-team')

  test('its title', () => {
    expect(inShort(welded({ ...before, title: 'A chat some time' }))).toEqual([
      'floor-weakened at routes[1].title',
    ])
  })

  test('its instruction, which a rule set can leave out, repeat or add to', () => {
    expect(told).not.toBe('')
    expect(crisisTeam(bare)).toEqual(before)
    expect(crisisTeam(before)).toEqual(before)
    const added = `${told} Fill in form 7.`
    expect(crisisTeam({ ...bare, instruction: 'Fill in form 7.' })?.instruction).toBe(added)
    expect(crisisTeam({ ...bare, instruction: added })?.instruction).toBe(added)
  })
})

describe('no text of a rule set grades the risk of suicide', () => {
  test.each([
    'Low risk',
    'lowRisk',
    'high-risk cases',
    'Risk: medium',
    'The suicide risk is moderate',
    'A risk score of 7 or more',
    'suicide risk level',
    'RAG rating',
    'Rated amber',
    'Amber',
    'medium to high risk',
    'a higher risk of suicide',
    'High likelihood of suicide',
    'Suicidality: severe',
    'Suicide severity: moderate',
    'Tier 3 suicide risk',
    'Risk: 3/5',
    'Code red',
    'R.A.G. amber',
  ])('%s', (text) => {
    expect(inShort(parseRuleSet(policyWith(['routes', 0, 'title'], text)))).toEqual([
      'risk-grade at routes[0].title',
    ])
    const reason = ['rules', 0, 'event', 'params', 'reason'] as const
    expect(inShort(parseRuleSet(policyWith(reason, text)))).toEqual([
      'risk-grade at rules[0].event.params.reason',
    ])
  })

  test.each([
    'beyond a low-level intervention',
    'low mood',
    'a PHQ-9 total of 20 to 27',
    'people at high risk of falls',
    'that could put the child at more risk',
    'a risk assessment of the home visit',
    'green space and the Red Cross',
    'No suicide risk level is ever shown',
  ])('and this is none: %s', (text) => {
    expect(inShort(parseRuleSet(policyWith(['routes', 0, 'title'], text)))).toEqual([])
  })

  test('nor do the shipped ones', () => {
    for (const ruleSet of [safetyFloor(), defaultRuleSet()]) expect(parseRuleSet(ruleSet).ok).toBe(true)
  })
})
