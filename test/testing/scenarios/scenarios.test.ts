import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { unwrap } from '../../../src/issue/issue.js'
import { shippedVocabulary, vocabularyOf } from '../../../src/referral/vocabulary.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { services } from '../../../src/service/shipped.js'
import { differencesFrom, expectationOf } from '../../../src/testing/scenarios/expectation.js'
import { runScenarios } from '../../../src/testing/scenarios/run-scenarios.js'
import { parseScenarios, scenarioJsonSchema } from '../../../src/testing/scenarios/scenario.js'
import { createTriage } from '../../../src/triage.js'

const KEPT = join('test', 'policy', 'scenarios', 'social-prescribing')
const readKept = (name: string) => JSON.parse(readFileSync(join(KEPT, name), 'utf8'))
const twelveWeeks = () => readKept('twelve-weeks.scenario.json')

const codesOf = (input: unknown) => {
  const read = parseScenarios(input)
  return read.ok ? [] : read.issues.map(({ code, path }) => `${code} ${path.join('.')}`)
}

const run = (input: unknown) => runScenarios(defaultRuleSet(), unwrap(parseScenarios(input)))

/** The scenario with another expectation of the decision. */
const expecting = (expect: object) => ({ ...twelveWeeks(), expect, episode: undefined })
const withoutEpisode = (expect: object) => {
  const { episode: _, ...scenario } = expecting(expect)
  return scenario
}

describe('a scenario file', () => {
  test('has one scenario, or a list of them', () => {
    const { $schema: _, ...one } = twelveWeeks()
    expect(unwrap(parseScenarios(one))).toEqual([one])
    expect(unwrap(parseScenarios({ scenarios: [one, one] }))).toEqual([one, one])
  })

  test.each([
    ['no referral', { referral: undefined }, 'missing referral'],
    [
      'a referral that cannot be',
      { referral: { id: 'S-1', receivedOn: 'today' } },
      'not-a-date referral.receivedOn',
    ],
    ['a key nobody knows', { expects: {} }, 'unknown-key expects'],
    ['a disposition that is none', { expect: { disposition: 'reject' } }, 'not-allowed expect.disposition'],
    [
      'an episode without steps',
      { episode: { startDate: '2026-03-09', steps: [] } },
      'out-of-range episode.steps',
    ],
  ])('with %s is refused, and says where', (_, changed, issue) => {
    expect(codesOf(JSON.parse(JSON.stringify({ ...twelveWeeks(), ...changed })))).toContain(issue)
  })

  test('has the words of the rule set that it is for, also where a referral is decided anew', () => {
    const vocabulary = vocabularyOf({
      vocabulary: { needs: [...shippedVocabulary.needs, { id: 'exam-stress', title: 'exam stress' }] },
    })
    const withNeed = (domain: string) => {
      const { episode, referral, ...scenario } = twelveWeeks()
      const known = { ...referral, needs: [{ domain }] }
      const anew = { do: 'decide', on: '2026-04-01', referral: known }
      return { ...scenario, referral: known, episode: { ...episode, steps: [anew] } }
    }
    expect(parseScenarios(withNeed('exam-stress'), { vocabulary }).ok).toBe(true)
    expect(codesOf(withNeed('exam-stress'))).toEqual([
      'not-allowed referral.needs.0.domain',
      'not-allowed episode.steps.0.referral.needs.0.domain',
    ])
    const slip = parseScenarios(withNeed('exam-stres'), { vocabulary })
    expect(slip.ok ? [] : slip.issues.map(({ hint }) => hint)).toEqual(
      Array.from({ length: 2 }, () => 'did you mean `exam-stress`?'),
    )
  })

  test('with a service nobody knows is refused', () => {
    expect(codesOf({ ...twelveWeeks(), service: 'sp77' })).toHaveLength(1)
  })

  test.each(['twelve-weeks', 'generated'])('is taken by its JSON Schema: %s', (name) => {
    const schema = z.fromJSONSchema(scenarioJsonSchema())
    expect(schema.safeParse(readKept(`${name}.scenario.json`)).error?.issues ?? []).toEqual([])
    expect(schema.safeParse({ ...twelveWeeks(), expects: {} }).success).toBe(false)
  })
})

test('what cannot be read is no scenario file, and no fault', () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  expect(parseScenarios(proxy)).toMatchObject({ ok: false, issues: [{ code: 'not-plain-data' }] })
})

describe('a scenario that names what the rule set does not have', () => {
  test.each([
    [{ reasons: { exclude: ['light-finds-own-weg'] } }, 'unknown-rule', ['expect', 'reasons']],
    [{ heldUpBy: { exclude: ['no-such-rule'] } }, 'unknown-rule', ['expect', 'heldUpBy']],
    [{ undetermined: { include: ['no-such-rule'] } }, 'unknown-rule', ['expect', 'undetermined']],
    [{ escalations: { exclude: ['crisis-taem'] } }, 'unknown-route', ['expect', 'escalations']],
    [{ within: { 'crisis-taem': 'P1D' } }, 'unknown-route', ['expect', 'within']],
    [{ redirects: { exclude: ['nowhere'] } }, 'unknown-destination', ['expect', 'redirects']],
    [{ actions: { exclude: ['home-visits'] } }, 'unknown-action', ['expect', 'actions']],
    [{ questions: { exclude: ['suicidalThought'] } }, 'unknown-fact', ['expect', 'questions']],
    [{ pathway: 'lite' }, 'unknown-pathway', ['expect', 'pathway']],
    [{ provisionalPathway: 'lite' }, 'unknown-pathway', ['expect', 'provisionalPathway']],
  ])('is no test that passes: %j', (expect_, code, path) => {
    expect(run(withoutEpisode(expect_))).toMatchObject([{ ok: false, issues: [{ code, path }] }])
  })

  test('nor in a step that decides anew', () => {
    const one = twelveWeeks()
    const decide = {
      do: 'decide',
      on: '2026-03-09',
      referral: one.referral,
      expect: { escalations: { exclude: ['crisis-taem'] } },
    }
    const scenario = { ...one, episode: { ...one.episode, steps: [decide] } }
    expect(run(scenario)).toMatchObject([
      {
        ok: false,
        issues: [{ code: 'unknown-route', path: ['episode', 'steps', 0, 'expect', 'escalations'] }],
      },
    ])
  })
})

describe('a scenario', () => {
  test('passes where the decision and all that follows are as it says', () => {
    expect(run(twelveWeeks())).toEqual([
      { title: twelveWeeks().title, ok: true, unexpected: [], issues: null },
    ])
  })

  test.each([
    [
      'the disposition',
      { disposition: 'escalate' },
      { part: 'disposition', expected: 'escalate', actual: 'accept' },
    ],
    ['the pathway', { pathway: 'light' }, { part: 'pathway', actual: 'holistic' }],
    ['no pathway', { pathway: null }, { part: 'pathway', expected: null, actual: 'holistic' }],
    ['the weeks', { weeks: { min: 6, max: 8 } }, { part: 'weeks' }],
    ['no weeks', { weeks: null }, { part: 'weeks', expected: null }],
    ['a route', { escalations: ['crisis-team'] }, { part: 'escalations', actual: [] }],
    ['the time of a route', { within: { 'crisis-team': 'P1D' } }, { part: 'within', actual: {} }],
    ['the most weeks in all', { maxWeeks: 12 }, { part: 'maxWeeks', actual: null }],
    ['no action', { actions: [] }, { part: 'actions', expected: [] }],
    [
      'an action that is not there',
      { actions: { include: ['home-visit', 'book-interpreter'] } },
      { part: 'actions' },
    ],
    ['an action that is there', { actions: { exclude: ['help-with-money'] } }, { part: 'actions' }],
    ['a reason', { reasons: { include: ['light-finds-own-way'] } }, { part: 'reasons' }],
    ['a rule that holds it up', { heldUpBy: ['consent-not-given'] }, { part: 'heldUpBy', actual: [] }],
    ['an open rule', { undetermined: { include: ['holistic-carer'] } }, { part: 'undetermined' }],
    ['a question', { questions: ['age'] }, { part: 'questions' }],
  ])('fails where it expects otherwise: %s', (_, expected, difference) => {
    const [result] = run(withoutEpisode(expected))
    expect(result).toMatchObject({ ok: false, unexpected: [{ step: null, ...difference }] })
  })

  test('may leave out whatever it is not about', () => {
    expect(run(withoutEpisode({}))).toMatchObject([{ ok: true }])
    expect(run(withoutEpisode({ reasons: { include: [], exclude: [] } }))).toMatchObject([{ ok: true }])
  })

  test('lists in any order, but for routes: the most urgent comes first', () => {
    const { service: _, ...input } = twelveWeeks()
    const referral = { ...input.referral, risks: { ...input.referral.risks, immediateDanger: 'yes' } }
    const decision = createTriage({ service: services.sp7 }).decide(referral)
    const whole = expectationOf(decision)
    expect(whole.escalations.length).toBeGreaterThan(1)
    const turned = <T>(list: readonly T[]) => [...list].reverse()
    expect(differencesFrom({ ...whole, reasons: turned(whole.reasons) }, decision)).toEqual([])
    expect(differencesFrom({ ...whole, escalations: turned(whole.escalations) }, decision)).toHaveLength(1)
  })

  test('says by when one route must be reached, and need not say it of others', () => {
    const { referral } = twelveWeeks()
    const danger = { ...referral, risks: { ...referral.risks, immediateDanger: 'yes' } }
    const within = (times: object) => run({ ...withoutEpisode({ within: times }), referral: danger })[0]
    expect(within({ 'emergency-services': 'PT0S' })).toMatchObject({ ok: true })
    expect(within({ 'emergency-services': 'PT1H' })).toMatchObject({ unexpected: [{ part: 'within' }] })
    expect(within({ 'named-clinician': 'P1D' })).toMatchObject({ unexpected: [{ part: 'within' }] })
    expect(codesOf(expecting({ within: { 'crisis-team': 'today' } }))).not.toEqual([])
  })

  test('is for a service that a triage can be made for', () => {
    const service = { id: 'long', title: 'Long', nation: 'england', weeks: { min: 20 } }
    const [result] = run({ ...withoutEpisode({}), service })
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'service-outside-envelope' }, {}] })
  })

  test('decides what the triage decides', () => {
    const { asOf: _, ...kept } = twelveWeeks()
    const decision = createTriage({ service: services.sp7 }).decide(kept.referral)
    expect(run(withoutEpisode(expectationOf(decision)))).toMatchObject([{ ok: true }])
  })

  test('fails with its issues where the referral cannot be decided', () => {
    const [result] = run({ ...withoutEpisode({}), asOf: '2026-01-01' })
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'as-of-before-receipt' }] })
  })
})

describe('over time', () => {
  /** The steps given, after the decision to accept. */
  const over = (...steps: readonly object[]) => {
    const [result] = run({
      ...withoutEpisode({ disposition: 'accept' }),
      episode: { startDate: '2026-03-09', steps },
    })
    return result?.unexpected ?? []
  }

  test('each step must leave the episode as it says', () => {
    expect(over({ do: 'contact', on: '2026-03-10', expect: { contactsSoFar: 1 } })).toEqual([])
    expect(over({ do: 'contact', on: '2026-03-10', expect: { contactsSoFar: 2, week: 1 } })).toEqual([
      { step: 1, part: 'contactsSoFar', expected: 2, actual: 1 },
    ])
  })

  test('a step that is refused must say so, and changes nothing', () => {
    const early = { do: 'contact', on: '2026-03-01' }
    expect(over(early)).toMatchObject([{ step: 1, part: 'refused', expected: null }])
    expect(
      over(
        { ...early, expect: { refused: 'date-before-start' } },
        { do: 'look', on: '2026-03-09', expect: { contactsSoFar: 0 } },
      ),
    ).toEqual([])
    expect(over({ ...early, expect: { refused: 'episode-closed' } })).toHaveLength(1)
    expect(over({ do: 'look', on: '2026-03-09', expect: { refused: 'missing' } })).toMatchObject([
      { part: 'refused', expected: 'missing', actual: null },
    ])
  })

  test('support can pause and go on, and something can go to a specialist', () => {
    expect(
      over(
        { do: 'pause', on: '2026-03-23', expect: { status: 'paused' } },
        { do: 'resume', on: '2026-04-06', expect: { status: 'in-progress', plannedEnd: '2026-06-15' } },
        { do: 'escalate', on: '2026-04-07', route: 'crisis-team', expect: { openEscalations: ['E1'] } },
        { do: 'resolve', on: '2026-04-14', escalation: 'E1', expect: { openEscalations: [] } },
        { do: 'close', on: '2026-04-15', reason: 'moved-on', expect: { status: 'closed' } },
      ),
    ).toEqual([])
  })

  test('the referral can be decided anew, as it is known by then', () => {
    const { referral } = twelveWeeks()
    const worse = { ...referral, risks: { ...referral.risks, suicidalThoughts: 'yes' } }
    const step = (disposition: string) => ({
      do: 'decide',
      on: '2026-04-01',
      referral: worse,
      expect: { disposition },
    })
    expect(over(step('escalate'))).toEqual([])
    expect(over(step('accept'))).toMatchObject([{ step: 1, part: 'disposition', actual: 'escalate' }])
  })

  test('nothing follows where the referral is not accepted', () => {
    const { referral } = twelveWeeks()
    const [result] = run({
      ...twelveWeeks(),
      referral: { ...referral, risks: { ...referral.risks, selfHarm: 'yes' } },
      expect: {},
    })
    expect(result).toMatchObject({ ok: false, unexpected: [{ part: 'episode' }] })
  })
})
