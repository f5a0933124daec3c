import { describe, expect, test } from 'vitest'
import { analyse } from '../../../src/analysis/analyse.js'
import { counterfactuals } from '../../../src/analysis/counterfactuals.js'
import { formatExplanation } from '../../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../../src/explain/link-worker/explain-to-link-worker.js'
import { definitionsOf } from '../../../src/facts/catalogue.js'
import { unwrap } from '../../../src/issue/issue.js'
import { parseReferral } from '../../../src/referral/parse-referral.js'
import { shippedVocabulary, vocabularyOf } from '../../../src/referral/vocabulary.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import type { Service } from '../../../src/service/service.js'
import { services } from '../../../src/service/shipped.js'
import { anAnsweredReferral, aReferral } from '../../../src/testing/builders/builders.js'
import { withoutFacts } from '../../../src/testing/builders/without-facts.js'
import { coverage } from '../../../src/testing/coverage/coverage.js'
import { runScenarios } from '../../../src/testing/scenarios/run-scenarios.js'
import { parseScenarios } from '../../../src/testing/scenarios/scenario.js'
import { createTriage, safeCreateTriage } from '../../../src/triage.js'
import {
  FIRE_SETTING,
  OWN_RULES,
  OWN_WORDS,
  YOUTH_SERVICE,
  youngPeople,
  youngPeopleDocument,
} from '../../support/young-people.js'
import { inShort, issuesOf } from '../support/issues-of.js'
import { smallPolicy } from '../support/small-policy.js'

const ruleSet = youngPeople()
const triage = createTriage({ ruleSet, service: YOUTH_SERVICE })

const NOBODY = { id: 'R-1', receivedOn: '2026-03-02' }
const SAFE = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' } as const

const factsOf = (referral: object) => triage.examine({ ...NOBODY, ...referral }).facts
const needs = (...domains: readonly string[]) => ({ needs: domains.map((domain) => ({ domain })) })

/** What is wrong with a rule set whose vocabulary adds these. */
const refused = (vocabulary: object, rules: readonly unknown[] = []) =>
  inShort(parseRuleSet(youngPeopleDocument(vocabulary, rules)))

describe('a need that a rule set declares', () => {
  test('is a value of `needs`, in the order of the vocabulary, and counts', () => {
    const facts = factsOf(needs('exam-stress', 'money', 'school'))
    expect([facts['needs'], facts['needsCount']]).toEqual([['money', 'school', 'exam-stress'], 3])
  })

  test('lets the count go as high as there are needs', () => {
    const definition = definitionsOf(ruleSet).get('needsCount')
    const most = shippedVocabulary.needs.length + OWN_WORDS.needs.length
    expect(definition).toMatchObject({ kind: 'integer', max: most })
    const all = vocabularyOf(ruleSet).needs.map(({ id }) => id)
    expect(factsOf(needs(...all))['needsCount']).toBe(most)
  })

  test('is explained by its title', () => {
    const decision = triage.decide({
      ...NOBODY,
      source: 'school-office',
      consent: 'yes',
      risks: { ...SAFE, 'fire-setting': 'no' },
      ...needs('exam-stress'),
    })
    const text = formatExplanation(explainToLinkWorker(decision))
    expect(text).toContain('stress about exams')
    expect(text).not.toContain('exam-stress')
  })

  test('can put domestic abuse on record, until there is an answer', () => {
    const indicated = (risks: object) =>
      factsOf({ ...needs('fear-at-home'), risks })['domesticAbuseIndicated']
    expect([
      indicated({}),
      indicated({ domesticAbuse: 'no' }),
      indicated({ domesticAbuse: 'unsure' }),
    ]).toEqual([true, false, true])
    expect(factsOf(needs('school'))['domesticAbuseIndicated']).toBe(false)
  })

  test('is a slip where nobody declared it, told with the word that was probably meant', () => {
    const issues = issuesOf(triage.safeDecide({ ...NOBODY, ...needs('exam-stres') }))
    expect(issues).toMatchObject([{ code: 'not-allowed', path: ['needs', 0, 'domain'] }])
    expect(issues[0]?.hint).toContain('`exam-stress`')
    const shipped = createTriage({ service: services.sp7 })
    expect(shipped.safeDecide({ ...NOBODY, ...needs('exam-stress') }).ok).toBe(false)
  })

  test.each([
    ['by its id', { id: 'suicide-support', title: 'support' }, 'id'],
    ['by its title', { id: 'dark-days', title: 'thoughts of ending your life' }, 'title'],
  ])('is refused where it names suicide or danger %s', (_, need, key) => {
    expect(refused({ needs: [need] })).toEqual([`local-fact-shadows at vocabulary.needs[0].${key}`])
    expect(refused({ needs: [{ ...need, asksAboutDanger: false }] })).toEqual([])
  })

  test('is not let pass under the id of one that ships, where it is called otherwise', () => {
    expect(refused({ needs: [{ id: 'money', title: 'thoughts of ending your life' }] })).toContain(
      'local-fact-shadows at vocabulary.needs[0].title',
    )
  })

  test.each([
    ['suicidal-thoughts', 'dark days'],
    ['dark-days', 'self-harm'],
  ])('is not called %s, “%s”, whatever it says: that is asked about every person', (id, title) => {
    expect(refused({ needs: [{ id, title, asksAboutDanger: false }] })).not.toEqual([])
  })
})

describe('a source that a rule set declares', () => {
  const from = (source: string, service: Service = YOUTH_SERVICE) =>
    createTriage({ ruleSet, service }).examine({ ...NOBODY, source })
  const judged = (source: string, service?: Service) => {
    const { facts } = from(source, service)
    return {
      accepted: facts['sourceAccepted'],
      professional: facts['referrerIsProfessional'],
      mdt: facts['referrerInMdt'],
    }
  }
  const healthOnly: Service = { ...YOUTH_SERVICE, sources: ['health-professional'] }

  test('is taken by a service that takes it, and is a professional or of the MDT only if it says so', () => {
    expect(judged('school-office')).toEqual({ accepted: true, professional: false, mdt: false })
    expect(judged('youth-panel')).toEqual({ accepted: false, professional: true, mdt: true })
  })

  test('is taken by a service that takes what it is a kind of, but not the other way round', () => {
    expect(judged('school-nurse', healthOnly)).toEqual({ accepted: true, professional: true, mdt: false })
    expect(judged('health-professional', { ...YOUTH_SERVICE, sources: ['school-nurse'] }).accepted).toBe(
      false,
    )
  })

  test('is redirected by way of the GP practice where the service does not take it, unless it is a professional', () => {
    const redirects = (source: string) =>
      createTriage({ ruleSet, service: { ...services.sp7, sources: ['self'] } })
        .decide({ ...NOBODY, source, consent: 'yes', client: { dateOfBirth: '1990-01-01' }, risks: SAFE })
        .redirects.flatMap(({ rules }) => rules)
    expect(redirects('school-office')).toEqual(['other-source-not-accepted'])
    expect(redirects('school-nurse')).toEqual(['professional-source-not-accepted'])
  })

  test.each([
    ['of nothing that there is', [{ id: 'club', title: 'club', kindOf: 'skool' }], 0],
    ['of itself', [{ id: 'club', title: 'club', kindOf: 'club' }], 0],
    ['of a kind', [{ id: 'club', title: 'club', kindOf: 'gp' }], 0],
  ])('is refused as a kind %s', (_, sources, index) => {
    expect(refused({ sources })).toEqual([`unknown-word at vocabulary.sources[${index}].kindOf`])
  })
})

describe('a risk that a rule set declares', () => {
  const name = `risks.${FIRE_SETTING.id}`

  test('is answered among the risks of a referral, and is a fact that rules ask about', () => {
    const { decision, facts } = triage.examine({ ...NOBODY, risks: { ...SAFE, 'fire-setting': 'unsure' } })
    expect(facts[name]).toBe('unsure')
    expect(decision.escalations.map(({ route }) => route)).toEqual(['crisis-team'])
  })

  test('about danger is a safety fact: it is asked, and nobody is let go while it is open', () => {
    expect(definitionsOf(ruleSet).get(name)).toMatchObject({ safety: true, asksAboutDanger: true })
    const { disposition, questions } = triage.decide({
      ...NOBODY,
      source: 'school-office',
      consent: 'yes',
      client: { dateOfBirth: '2006-01-01', selfNavigation: 'confident' },
      needs: [{ domain: 'school' }],
      risks: SAFE,
    })
    expect(disposition).toBe('request-information')
    expect(questions.find(({ fact }) => fact === name)).toMatchObject({
      question: FIRE_SETTING.question,
      safety: true,
    })
  })

  test('about danger must reach the routes of the floor, or the rule set is refused', () => {
    const rules = OWN_RULES.filter(({ name: rule }) => rule !== 'fires-reach-crisis-team')
    const without = unwrap(parseRuleSet(youngPeopleDocument(OWN_WORDS, rules)))
    const issues = issuesOf(safeCreateTriage({ ruleSet: without, service: YOUTH_SERVICE }))
    expect(issues[0]).toMatchObject({ code: 'unsafe-rule-set', path: ['vocabulary', 'risks', 0] })
    expect(issues[0]?.message).toContain('without any of the safety floor')
    expect(issues[1]?.message).toBe(`while \`${name}\` is unknown, a referral can be redirected`)
  })

  test('about danger is found in a referral that cannot be read, and reaches its route', () => {
    const result = triage.safeDecide({ ...NOBODY, receivedOn: 'soon', risks: { 'fire-setting': 'yes' } })
    if (result.ok) throw new Error('it cannot be read')
    expect(result.handover.signals).toMatchObject([
      { risk: name, answer: 'yes', path: ['risks', 'fire-setting'] },
    ])
    expect(result.handover.escalations.map(({ route }) => route)).toEqual(['crisis-team'])
    expect(result.issues[0].code).toBe('possible-safety-signal')
  })

  test('about something else is none of that', () => {
    const unread = triage.safeDecide({ ...NOBODY, receivedOn: 'soon', risks: { 'online-gambling': 'yes' } })
    expect(unread.ok ? null : unread.handover.signals).toEqual([])
    expect(definitionsOf(ruleSet).get('risks.online-gambling')).toMatchObject({ safety: false })
  })

  test('is refused as not about danger where its words speak of suicide', () => {
    const risk = { ...FIRE_SETTING, id: 'thoughts-at-night', asksAboutDanger: false }
    expect(refused({ risks: [{ ...risk, question: 'Do you think of suicide?' }] })).toEqual([
      'local-fact-shadows at vocabulary.risks[0].question',
    ])
  })

  test('is refused by a name that a slip in a risk of every referral could have, or without saying what it is about', () => {
    const { asksAboutDanger: _, ...silent } = FIRE_SETTING
    expect(refused({ risks: [{ ...FIRE_SETTING, id: 'suicidalThought' }] })).toEqual([
      'wrong-format at vocabulary.risks[0].id',
    ])
    expect(refused({ risks: [silent] })).toEqual(['missing at vocabulary.risks[0].asksAboutDanger'])
  })
})

describe('a service', () => {
  const made = (service: Partial<Service>, set = ruleSet) =>
    safeCreateTriage({ ruleSet: set, service: { ...YOUTH_SERVICE, ...service } })

  test('is taken in the words that the rule set declares', () => {
    expect(made({}).ok).toBe(true)
    expect(triage.examine(NOBODY).facts).toMatchObject({
      serviceFocus: 'young-people',
      serviceSettings: ['youth-club'],
      workerSupport: ['youth-lead'],
    })
  })

  test('with slips in them is told each, with the word that was probably meant', () => {
    const issues = issuesOf(
      made({
        employer: 'school-trusts',
        sources: ['school-office', 'school-nurs'],
        settings: ['youth-clup'],
        focus: 'young-peopel',
        workerSupport: ['youth-leed'],
      }),
    )
    expect(issues.map(({ code, hint, path }) => [code, path.join('.'), hint?.split(',')[0]])).toEqual([
      ['unknown-word', 'service.employer', 'did you mean `school-trust`?'],
      ['unknown-word', 'service.sources.1', 'did you mean `school-nurse`?'],
      ['unknown-word', 'service.settings.0', 'did you mean `youth-club`?'],
      ['unknown-word', 'service.focus', 'did you mean `young-people`?'],
      ['unknown-word', 'service.workerSupport.0', 'did you mean `youth-lead`?'],
    ])
  })

  test('in declared words is not taken by a rule set that declares none', () => {
    const shipped = issuesOf(safeCreateTriage({ service: YOUTH_SERVICE }))
    expect(shipped.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['unknown-word', 'service.employer'],
      ['unknown-word', 'service.sources.0'],
      ['unknown-word', 'service.settings.0'],
      ['unknown-word', 'service.focus'],
      ['unknown-word', 'service.workerSupport.0'],
    ])
  })
})

describe('answers that are taken away', () => {
  const vocabulary = vocabularyOf(ruleSet)
  const whole = unwrap(
    parseReferral(
      {
        ...NOBODY,
        source: 'school-nurse',
        risks: { 'fire-setting': 'no', selfHarm: 'no' },
        local: { languages: ['polish'] },
      },
      { vocabulary },
    ),
  )

  test.each([
    ['risks.fire-setting', { ...whole, risks: { selfHarm: 'no' } }],
    ['local.languagesCount', { ...whole, local: {} }],
    ['referrerIsProfessional', { ...NOBODY, risks: whole.risks, local: whole.local }],
  ])('leave nothing known of %s', (fact, left) => {
    const without = withoutFacts(whole, [fact], vocabulary)
    expect(without).toEqual(left)
    expect(triage.examine(without).facts[fact]).toBeNull()
  })
})

describe('a set of its own', () => {
  test('is asked about where only the number of its members is', () => {
    const unused = analyse(ruleSet).findings.filter(({ code }) => code === 'local-fact-unused')
    expect(unused).toEqual([])
  })

  test('is counted by a fact beside it, known with it', () => {
    const count = (local: object) => factsOf({ local })['local.languagesCount']
    expect([count({ languages: ['english', 'polish'] }), count({ languages: [] }), count({})]).toEqual([
      2,
      0,
      null,
    ])
    expect(definitionsOf(ruleSet).get('local.languagesCount')).toMatchObject({
      kind: 'integer',
      min: 0,
      max: 3,
    })
  })

  test('leads where its count leads', () => {
    const { pathway, provisionalPathway, reasons } = triage.decide({
      ...NOBODY,
      local: { languages: ['english', 'polish'] },
    })
    expect(pathway ?? provisionalPathway).toBe('holistic')
    expect(reasons.map(({ rule }) => rule)).toContain('holistic-for-two-languages')
  })
})

describe('a vocabulary', () => {
  test('has the shipped list where it states none, and the stated one in its place where it states one', () => {
    const needs = ['school', 'home', 'sleep'].map((id) => ({ id, title: id }))
    const own = unwrap(parseRuleSet({ ...smallPolicy(), vocabulary: { needs } }))
    expect(vocabularyOf(own)).toEqual({ ...shippedVocabulary, needs })
    expect(vocabularyOf(own)).toBe(vocabularyOf(own))
    expect(vocabularyOf(unwrap(parseRuleSet(smallPolicy())))).toBe(shippedVocabulary)
  })

  test('that says what ships is the one that ships, so that all that is built of it is shared', () => {
    const { needs: same } = shippedVocabulary
    const own = unwrap(parseRuleSet({ ...smallPolicy(), vocabulary: { needs: same } }))
    expect(vocabularyOf(own)).toBe(shippedVocabulary)
  })

  test('takes a need as it ships without the answer that speaks for it, and no other need without its own', () => {
    const home = shippedVocabulary.needs.find(({ indicatedBy }) => indicatedBy !== undefined)
    const others = ['school', 'sleep'].map((id) => ({ id, title: id }))
    const alone = (need: object | undefined) =>
      inShort(parseRuleSet({ ...smallPolicy(), vocabulary: { needs: [...others, need] } }))
    expect(alone(home)).toEqual([])
    const told = ['unknown-local-fact at vocabulary.needs[2].indicatedBy']
    expect(alone({ ...home, id: 'roof' })).toEqual(told)
    expect(alone({ ...home, indicatedBy: 'local.homelessSoon' })).toEqual(told)
  })

  test('with a word twice, or with one that every rule set has, is refused', () => {
    const need = { id: 'school', title: 'school' }
    expect(refused({ needs: [need, need] })).toEqual(['duplicate-name at vocabulary.needs[1].id'])
    expect(refused({ focuses: [{ id: 'general', title: 'all' }] })).toEqual([
      'duplicate-name at vocabulary.focuses[0].id',
    ])
    expect(refused({ routeKinds: [{ id: 'emergency', title: 'emergency' }] })).toEqual([
      'duplicate-name at vocabulary.routeKinds[0].id',
    ])
  })

  test('is what a referral is read by where it is given, and what ships where it is not', () => {
    const referral = { ...NOBODY, ...needs('school'), source: 'school-nurse' }
    expect(parseReferral(referral, { vocabulary: vocabularyOf(ruleSet) }).ok).toBe(true)
    expect(inShort(parseReferral(referral))).toEqual([
      'not-allowed at source',
      'not-allowed at needs[0].domain',
    ])
  })

  test('is what scenarios are read by where it is given, and decided by', () => {
    const scenario = {
      title: 'A pupil',
      service: YOUTH_SERVICE,
      referral: { ...NOBODY, source: 'school-office', ...needs('school') },
      expect: { disposition: 'request-information' },
    }
    const read = unwrap(parseScenarios(scenario, { vocabulary: vocabularyOf(ruleSet) }))
    expect(runScenarios(ruleSet, read)).toMatchObject([{ ok: true }])
    expect(inShort(parseScenarios(scenario))).toEqual([
      'not-allowed at referral.source',
      'not-allowed at referral.needs[0].domain',
    ])
  })

  test('is what everything reads by that is asked about a triage', () => {
    const pupil = aReferral(
      { source: 'school-office', ...needs('school', 'exam-stress') },
      { vocabulary: vocabularyOf(ruleSet) },
    )
    expect(() => aReferral(needs('school'))).toThrow()
    const answered = anAnsweredReferral({}, { vocabulary: vocabularyOf(ruleSet) })
    expect(answered.risks).toMatchObject({ 'fire-setting': 'no', 'online-gambling': 'no' })
    expect(counterfactuals(triage, pupil, 'accept').changes.length).toBeGreaterThan(0)
    expect(coverage(ruleSet, [pupil], { service: YOUTH_SERVICE }).cases.referrals).toBe(1)
  })
})
