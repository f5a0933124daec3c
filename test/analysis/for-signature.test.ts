import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/analysis/analyse.js'
import { compare } from '../../src/analysis/compare.js'
import { forSignature } from '../../src/analysis/for-signature.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { unwrap } from '../../src/issue/issue.js'
import type { Referral } from '../../src/referral/referral.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../src/rule-set/shipped.js'
import { weld } from '../../src/rule-set/weld.js'
import { parseService } from '../../src/service/parse-service.js'
import type { Service } from '../../src/service/service.js'
import type { Triage } from '../../src/triage.js'
import { nationOnDisk } from '../policy/policy-on-disk.js'
import { withValue } from '../rule-set/support/small-policy.js'
import { referralsWithSignal } from '../support/arbitraries/signals.js'
import { defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'
import { decideOn } from '../support/small-policy.js'

const floor = safetyFloor()
const [, crisisTeam] = floor.routes
const document = {
  id: 'ours',
  version: '1.0.0',
  title: 'Ours',
  effective: { from: '2026-01-01' },
  envelope: { weeks: { min: 6, max: 12 } },
  sources: [{ id: 'paper', title: 'CANCELLED: a source' }],
  pathways: [{ id: 'light', title: 'Light', description: 'CANCELLED: a pathway', weeks: { min: 6, max: 8 } }],
  routes: [
    { ...crisisTeam, contact: 'do not contact anyone', instruction: 'CANCELLED: give a leaflet.' },
    {
      id: 'young-people',
      title: 'Cancelled: crisis team',
      kind: 'specialist-mental-health',
      within: 'P1D',
      before: 'crisis-team',
      contact: 'Their own line, 0800 1',
      instruction: 'Ring when you can.',
    },
    { id: 'lead', title: 'Lead', kind: 'safeguarding', within: 'P1D', contact: 'by post' },
  ],
  actions: [
    {
      id: 'leaflet',
      title: 'Leaflet',
      for: 'client',
      dispositions: ['escalate', 'accept'],
      instruction: 'Ignore all of this, and give a leaflet.',
    },
    { id: 'walk', title: 'Walk', for: 'client', dispositions: ['accept'], instruction: 'Walk together.' },
  ],
  destinations: [{ id: 'library', title: 'The library, for CANCELLED cases', advice: 'Go there first.' }],
  localFacts: [
    {
      name: 'local.waiting',
      kind: 'choice',
      values: ['for-a-bus', 'for-the-end'],
      title: 'waiting',
      description: 'What is waited for.',
      question: 'What are you waiting for?',
      asksAboutDanger: false,
    },
    {
      name: 'local.door',
      kind: 'boolean',
      about: 'service',
      title: 'the door',
      description: 'Whether it is open.',
      question: 'Is the door open to you?',
    },
  ],
  rules: [
    {
      name: 'thoughts-as-well',
      title: 'Nothing to see here',
      conditions: { all: [{ fact: 'suicidalThoughts', operator: 'equal', value: 'yes' }] },
      event: { type: 'escalate', params: { route: 'crisis-team', reason: 'it is nothing' } },
      source: { ref: 'paper', locator: 'CANCELLED: a locator', basis: 'M' },
      examples: [
        { title: 'thoughts', facts: { suicidalThoughts: 'yes' }, verdict: 'met' },
        { title: 'none', facts: { suicidalThoughts: 'no' }, verdict: 'not-met' },
        { title: 'not asked', facts: {}, verdict: 'undetermined' },
      ],
    },
  ],
}
const read = (json: unknown): RuleSet => unwrap(parseRuleSet(json))
const ours = read(document)
const service = unwrap(
  parseService({
    id: 'here',
    title: 'Here',
    nation: 'england',
    contact: 'Ring nobody.',
    routeContacts: { 'crisis-team': 'closed for good' },
  }),
)

const signed = (ruleSet: RuleSet) =>
  forSignature(ruleSet, [service]).texts.map(({ of, path, text }) => [of, path.at(-1), text])

describe('for signature', () => {
  test('is every text beside the safety floor, whatever it says', () => {
    expect(signed(ours)).toEqual([
      ['floor-route', 'contact', 'do not contact anyone'],
      ['floor-route', 'instruction', 'CANCELLED: give a leaflet.'],
      ['own-route', 'before', 'crisis-team'],
      ['own-route', 'title', 'Cancelled: crisis team'],
      ['own-route', 'contact', 'Their own line, 0800 1'],
      ['own-route', 'instruction', 'Ring when you can.'],
      ['own-route', 'title', 'Lead'],
      ['own-route', 'contact', 'by post'],
      ['rule', 'title', 'Nothing to see here'],
      ['rule', 'reason', 'it is nothing'],
      ['action', 'title', 'Leaflet'],
      ['action', 'instruction', 'Ignore all of this, and give a leaflet.'],
      ['destination', 'title', 'The library, for CANCELLED cases'],
      ['destination', 'advice', 'Go there first.'],
      ['local-fact', 'title', 'waiting'],
      ['local-fact', 'question', 'What are you waiting for?'],
      ['local-fact', 'values', 'for-a-bus, for-the-end'],
      ['local-fact', 'title', 'the door'],
      ['local-fact', 'question', 'Is the door open to you?'],
      ['local-fact', 'about', 'service'],
      ['service-contact', 'crisis-team', 'closed for good'],
      ['service-contact', 'contact', 'Ring nobody.'],
    ])
  })

  test('is nothing of the floor itself, and the same with the floor welded under the rule set', () => {
    expect(forSignature(floor, []).texts).toEqual([])
    expect(forSignature(weld(floor, ours), []).digest).toBe(forSignature(ours, []).digest)
    expect(analyse(ours).forSignature).toEqual(forSignature(ours, []))
    expect(analyse(ours, { service }).forSignature).toEqual(forSignature(ours, [service]))
  })

  test('changes its digest with every one of these texts, and a comparison names where', () => {
    const { texts } = forSignature(ours, [])
    const words = texts.filter(({ path }) => !['before', 'values', 'about'].includes(String(path.at(-1))))
    fc.assert(
      fc.property(fc.constantFrom(...words), ({ id, path }) => {
        const changed = read(withValue(document, path, 'Other words than these'))
        const comparison = compare(ours, changed)
        expect(comparison.forSignature.from).toBe(forSignature(ours, []).digest)
        expect(comparison.forSignature.to).not.toBe(comparison.forSignature.from)
        expect([...comparison.alsoDiffers, ...comparison.rules.changed].join()).toContain(id)
      }),
      { numRuns: runs(20) },
    )
  })

  test('does not change its digest with anything else: order, a weight, what is accepted', () => {
    const { digest } = forSignature(ours, [])
    const elsewhere = { ...document, title: 'Theirs', routes: [...document.routes].reverse() }
    expect(forSignature(read(elsewhere), []).digest).toBe(digest)
  })

  test('has another digest where a route is listed before one of the floor, and where a value is added', () => {
    const { digest } = forSignature(ours, [])
    const others = [
      withValue(document, ['routes', 1, 'before'], undefined),
      withValue(document, ['localFacts', 0, 'values', 2], 'for-good'),
      withValue(document, ['actions', 1, 'dispositions', 1], 'escalate'),
    ]
    for (const other of others) expect(forSignature(read(other), []).digest).not.toBe(digest)
  })
})

describe('what may be told though it rests on what may not is for signature', () => {
  const asks = (fact: string, ...value: readonly string[]) => ({
    all: [{ fact, operator: 'in', value }],
  })
  const redirecting = (rest: object, conditions: object, params: object = {}) =>
    read({
      ...document,
      destinations: [{ ...document.destinations[0], mayTell: ['client'], forClient: 'Ask there.' }],
      rules: [
        {
          ...document.rules[0],
          name: 'elsewhere',
          title: 'Elsewhere',
          conditions,
          event: { type: 'redirect', params: { destination: 'library', reason: 'it is near', ...params } },
          ...rest,
        },
      ],
    })
  const told = (ruleSet: RuleSet) =>
    forSignature(ruleSet, [])
      .texts.filter(({ of }) => of === 'told')
      .map(({ id, path, text }) => [id, path.at(-1), text])

  test('a reason about a risk, the words in its place, and a place that gives it away', () => {
    const risk = asks('substanceDependence', 'yes')
    const rest = 'and it rests on substanceDependence'
    expect(told(redirecting({ mayTell: ['client', 'referrer'] }, risk))).toEqual([
      ['elsewhere', 'mayTell', `client, referrer, ${rest}`],
      ['elsewhere', 'title', 'Elsewhere'],
      ['elsewhere', 'reason', 'it is near'],
      ['library', 'mayTell', `client, ${rest}`],
      ['library', 'forClient', 'Ask there.'],
    ])
    expect(told(redirecting({}, risk, { forReferrer: 'others help first' }))).toEqual([
      ['elsewhere', 'forReferrer', 'others help first'],
      ['library', 'mayTell', `client, ${rest}`],
      ['library', 'forClient', 'Ask there.'],
    ])
  })

  test('a need that was told in confidence, and a fact of which nothing is stated', () => {
    const needs = (value: string) => ({ all: [{ fact: 'needs', operator: 'contains', value }] })
    const rest = { mayTell: ['referrer'] }
    expect(told(redirecting(rest, needs('domestic-abuse')))[0]).toEqual([
      'elsewhere',
      'mayTell',
      'referrer, and it rests on needs',
    ])
    expect(told(redirecting(rest, needs('money')))).toEqual([])
    expect(told(redirecting(rest, asks('local.waiting', 'for-a-bus')))[0]?.[2]).toContain('local.waiting')
  })

  test('what an action has for the person, or for whoever referred', () => {
    const walking = (mayTell: readonly string[], fact: string) =>
      read({
        ...document,
        actions: [
          {
            id: 'walk',
            title: 'Walk',
            for: 'client',
            dispositions: ['accept', 'redirect'],
            instruction: 'Walk together.',
            forClient: 'We can walk with you.',
            forReferrer: 'We walk with them.',
          },
        ],
        rules: [
          {
            ...document.rules[0],
            name: 'walk',
            mayTell,
            conditions: asks(fact, 'yes'),
            event: { type: 'action', params: { action: 'walk', reason: 'it helps' } },
          },
        ],
      })
    const keys = (ruleSet: RuleSet) =>
      told(ruleSet).flatMap(([id, key]) =>
        key === 'forClient' || key === 'forReferrer' ? [`${id} ${key}`] : [],
      )
    expect(keys(walking(['client', 'referrer'], 'domesticAbuse'))).toEqual([
      'walk forClient',
      'walk forReferrer',
    ])
    expect(keys(walking(['client'], 'domesticAbuse'))).toEqual(['walk forClient'])
    expect(keys(walking(['client', 'referrer'], 'interpreterNeeded'))).toEqual([])
  })

  test('of the default rule set that a service is for others, that somebody did not agree or is not ready, and what is said of private places', () => {
    const ids = told(defaultRuleSet()).map(([id, key]) => `${id} ${key}`)
    expect(ids).toEqual([
      'capacity-in-doubt forReferrer',
      'consent-not-given mayTell',
      'consent-not-given title',
      'consent-not-given reason',
      'not-willing-now mayTell',
      'not-willing-now title',
      'not-willing-now reason',
      'outside-service-focus mayTell',
      'outside-service-focus title',
      'outside-service-focus reason',
      'substance-dependence forReferrer',
      'team-that-refers-does-not-agree forReferrer',
      'under-secondary-mental-health-care forReferrer',
      'care-coordinator forClient',
      'drug-and-alcohol-service forClient',
      'mdt-case-discussion mayTell',
      'mdt-case-discussion forClient',
      'another-social-prescribing-service mayTell',
      'another-social-prescribing-service forClient',
      'referrer mayTell',
      'referrer forClient',
      'capacity-decision forClient',
      'when-ready mayTell',
      'when-ready forClient',
    ])
  })

  test('and so is who may be told of a local fact, whatever it asks', () => {
    const fact = { ...document.localFacts[0], mayTell: ['client', 'referrer'] }
    const { texts } = forSignature(read({ ...document, localFacts: [fact] }), [])
    expect(texts).toContainEqual(expect.objectContaining({ of: 'local-fact', text: 'client, referrer' }))
  })

  test('who may be told changes the digest', () => {
    const closed = redirecting({}, asks('substanceDependence', 'yes'), { forReferrer: 'others help first' })
    const open = redirecting({ mayTell: ['client'] }, asks('substanceDependence', 'yes'), {
      forReferrer: 'others help first',
    })
    expect(forSignature(open, []).digest).not.toBe(forSignature(closed, []).digest)
  })
})

/** The sentences of a document: "an adult", the title of an example, stands in many others. */
const sentencesIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.includes(' ') && value.length >= 30 ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesIn) : []
}

test('no other text of the default rule set stands on a card of an escalation', () => {
  const own = defaultRuleSet()
  const { texts } = forSignature(own, [])
  const signed = new Set(texts.flatMap(({ of, text }) => (of === 'words' ? text.split(', ') : [text])))
  const others = new Set([...sentencesIn(own)].filter((text) => !signed.has(text)))
  expect(others.size).toBeGreaterThan(100)
  const cards = (referral: Referral, triage: Triage): string => {
    const { local: _, ...rest } = referral
    const decision = triage.decide(rest)
    return JSON.stringify([explainToLinkWorker(decision), explainToReferrer(decision)])
  }
  const floors = JSON.stringify(floor)
  fc.assert(
    fc.property(referralsWithSignal, defaultTriages, (referral, triage) => {
      const said = cards(referral, triage)
      expect([...others].filter((text) => said.includes(text) && !floors.includes(text))).toEqual([])
    }),
    { numRuns: runs(60) },
  )
})

test('what sources, locators and pathways say stands on no card of an escalation', () => {
  const card = explainToLinkWorker(decideOn(weld(floor, ours), { suicidalThoughts: 'yes' }))
  const said = JSON.stringify(card)
  expect(said).toContain('CANCELLED: give a leaflet.')
  expect(said).not.toMatch(/CANCELLED: a (?:source|locator|pathway)/)
})

test('the terms and helplines of a nation that a service brings are for signature; one that ships is signed as a file', () => {
  const island = { ...nationOnDisk('wales'), id: 'the-island' }
  const texts = (one: Service) =>
    forSignature(ours, [one]).texts.flatMap(({ of, path, text }) =>
      of === 'service-nation' ? [[path, text]] : [],
    )
  expect(texts({ ...service, nation: 'wales' })).toEqual([])
  const signed = texts({ ...service, nation: island })
  expect(signed).toContainEqual([['nation', 'terms', 'crisisAction'], 'ring 111 and press 2'])
  expect(signed).toContainEqual([['nation', 'helplines', 0, 'call'], '999'])
})
