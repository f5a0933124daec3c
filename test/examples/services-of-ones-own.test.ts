/** The services in `docs/examples/`, made of data alone: decided, explained, proved, tested, simulated and recorded. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/analysis/analyse.js'
import { counterfactuals } from '../../src/analysis/counterfactuals.js'
import { createLog } from '../../src/audit/chain/audit-log.js'
import { readRecords } from '../../src/audit/chain/read-entries.js'
import { decideAndRecord } from '../../src/audit/decide-and-record.js'
import { replay } from '../../src/audit/replay/replay.js'
import { memoryStore } from '../../src/audit/stores/memory-store.js'
import type { Decision } from '../../src/decision/decision.js'
import type { Examination } from '../../src/decision/examination.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { explainToAuditor } from '../../src/explain/explain-to-auditor.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { unwrap } from '../../src/issue/issue.js'
import { readRuleSetDirectory } from '../../src/node.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import { idsOf, vocabularyOf } from '../../src/referral/vocabulary.js'
import { DISPOSITIONS } from '../../src/rule-set/rule-set.js'
import { parseService } from '../../src/service/parse-service.js'
import { simulate } from '../../src/simulation/simulate.js'
import { answeredReferrals, referrals } from '../../src/testing/arbitraries/referrals.js'
import { coverage } from '../../src/testing/coverage/coverage.js'
import { createTriage } from '../../src/triage.js'
import { gathered } from '../audit/support/on-record.js'
import { AT, privacyWith } from '../audit/support/records.js'
import { runCli } from '../cli/support/run-cli.js'
import { EXAMPLE_SERVICES, root } from '../policy/policy-on-disk.js'
import { runs } from '../support/runs.js'

const READERS = ['client', 'link-worker', 'referrer', 'auditor'] as const

/** What only England has: numbers, laws, bodies and periods. */
const ENGLISH =
  /option \(?2|0808 2000 247|Care Act|Citizens Advice|NHS 111|NHS talking therapies|Priority Services Register|National Domestic Abuse/

/** What no output of the example may say. */
const FOREIGN: { readonly [example in Example]: readonly RegExp[] } = {
  'young-people-scotland': [ENGLISH, /Lifeline|HSC|Housing Executive|press 2|56 days|28 days|18 and over/],
  'northern-ireland': [ENGLISH, /\b111\b|Mental Health Hub|press 2|56 days|two months|[Cc]ouncil/],
}
type Example = (typeof EXAMPLE_SERVICES)[number]

const OUTCOMES = {
  accepted: 'accept',
  escalated: 'escalate',
  redirected: 'redirect',
  waiting: 'request-information',
} as const
type Outcome = keyof typeof OUTCOMES
const NAMES = Object.keys(OUTCOMES) as Outcome[] // its keys

const placeOf = (example: Example) => join(root, 'docs', 'examples', example)

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** Every text in JSON, one a line: on a card of text a long source goes over several. */
const textsIn = (json: unknown): readonly string[] => {
  if (typeof json === 'string') return [json]
  return Object.values(typeof json === 'object' && json !== null ? json : {}).flatMap(textsIn)
}

/** Reads what stands in the folder of an example, as a program would. */
const readExample = (example: Example) => {
  const folder = placeOf(example)
  const ruleSet = unwrap(readRuleSetDirectory(join(folder, 'rules')))
  const service = unwrap(parseService(readJson(join(folder, 'service.json'))))
  const referral = (name: Outcome) =>
    unwrap(
      parseReferral(readJson(join(folder, 'referrals', `${name}.json`)), {
        vocabulary: vocabularyOf(ruleSet),
      }),
    )
  return { ruleSet, service, triage: createTriage({ service, ruleSet }), referral }
}

/** The arguments that the command line takes for an example. */
const withRules = (example: Example) => ['--rules', join(placeOf(example), 'rules')]
const withBoth = (example: Example) => [
  ...withRules(example),
  '--service',
  join(placeOf(example), 'service.json'),
]

/** Every page that somebody reads of a decision. */
const pagesOf = (examination: Examination): readonly string[] =>
  [
    explainToClient(examination.decision),
    explainToLinkWorker(examination.decision),
    explainToReferrer(examination.decision),
    explainToReferrer(examination.decision, { audience: 'professional-referrer' }),
    explainToAuditor(examination),
  ].map((page) => formatExplanation(page, { width: 10_000 }))

/** A decision without what it was made with, and without sources: they may name Acts, and say where a rule comes from. */
const toldIn = (decision: Decision): string =>
  JSON.stringify({
    ...decision,
    reasons: decision.reasons.map(({ source: _, ...reason }) => reason),
    provenance: null,
  })

/** What should not stand in an output, with what is around it. JSON has braces of its own: a place is a name in them. */
const wrongIn = (output: string, example: Example): readonly string[] => {
  const read = output
    .split('\n')
    .filter((line) => !line.includes('basis: '))
    .join('\n')
  return [/\{[a-z]\w*\}/i, ...FOREIGN[example]].flatMap((one) => {
    const found = one.exec(read)
    return found === null ? [] : [read.slice(Math.max(0, found.index - 60), found.index + 60)]
  })
}

describe.each(EXAMPLE_SERVICES)('the example %s', (example) => {
  const { ruleSet, service, triage, referral } = readExample(example)

  test.each(NAMES)('decides the referral %s as its name says', (name) => {
    expect(triage.decide(referral(name)).disposition).toBe(OUTCOMES[name])
  })

  test('has these referrals and no others', () => {
    const files = readdirSync(join(placeOf(example), 'referrals')).sort()
    expect(files).toEqual(NAMES.map((name) => `${name}.json`).sort())
  })

  test.each(NAMES)('says nothing of another nation to anybody who reads of the referral %s', (name) => {
    const examined = triage.safeExamine(referral(name))
    if (!examined.ok) throw new Error('the example should be decided')
    for (const page of [toldIn(examined.value.decision), ...pagesOf(examined.value)]) {
      expect(wrongIn(page, example)).toEqual([])
    }
  })

  test('says nothing of another nation where a referral cannot be read', () => {
    const unread = triage.safeDecide({
      id: 'R-1',
      risks: { suicidalThoughts: 'yes', immediateDanger: 'yes' },
    })
    if (unread.ok) throw new Error('it has no date')
    expect(wrongIn(JSON.stringify(unread.handover), example)).toEqual([])
  })

  test.each(NAMES)('is decided and explained to all readers on the command line: %s', async (name) => {
    const file = join(placeOf(example), 'referrals', `${name}.json`)
    const ways = [['decide'], ...READERS.map((reader) => ['explain', '--reader', reader])]
    for (const way of ways) {
      const { code, stdout } = await runCli([...way, ...withBoth(example), file])
      expect(code).toBe(0)
      if (!way.includes('auditor')) expect(wrongIn(stdout, example)).toEqual([])
    }
    const inJson = await runCli([
      'explain',
      ...['--reader', 'auditor', '--format', 'json'],
      ...withBoth(example),
      file,
    ])
    const { explanation } = JSON.parse(inJson.stdout)
    expect(wrongIn(textsIn(explanation).join('\n'), example)).toEqual([])
  })

  test('passes `check` and `test`', async () => {
    const checked = await runCli(['check', ...withBoth(example)])
    expect(checked.stdout).toMatch(/^Checked, and nothing found/)
    expect(checked.code).toBe(0)
    const tested = await runCli(['test', ...withRules(example)])
    expect(tested.code).toBe(0)
  })

  test('has cases that are measured, and answers that could be otherwise', async () => {
    const one = { name: 'accepted', referral: referral('accepted'), service }
    expect(coverage(ruleSet, [one]).outcomes.some(({ seen }) => seen.status === 'reached')).toBe(true)
    const { changes } = counterfactuals(triage, referral('accepted'), 'light')
    expect(changes.length).toBeGreaterThan(0)
  })

  test('is proved, with all that the base holds', () => {
    const { findings, proofs } = analyse(ruleSet)
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([])
    expect(proofs.filter(({ status }) => status !== 'proved')).toEqual([])
  })

  test('decides whatever is drawn, counts all of it, and says nothing of another nation', () => {
    const drawnFor = { ruleSet, service }
    const drawn = fc.sample(fc.oneof(referrals(drawnFor), answeredReferrals(drawnFor)), runs(150))
    const simulation = simulate(triage, drawn)
    expect(simulation.undecided).toEqual([])
    const seen = new Set<string>()
    const needs = new Set<string>()
    for (const one of drawn) {
      const examined = triage.safeExamine(one)
      if (!examined.ok) throw new Error('it was drawn to be decided')
      seen.add(examined.value.decision.disposition)
      for (const { domain } of one.needs ?? []) needs.add(domain)
      expect(wrongIn(toldIn(examined.value.decision), example)).toEqual([])
    }
    expect([...seen].sort()).toEqual([...DISPOSITIONS].sort())
    const own = ruleSet.vocabulary?.needs?.slice(-1).map(({ id }) => id) ?? []
    for (const need of own) expect(needs).toContain(need)
  })

  test('puts its decisions on record, and they come out again', async () => {
    const store = memoryStore()
    const log = createLog({ store })
    const options = { at: AT, privacy: privacyWith(), log }
    for (const name of NAMES) {
      const outcome = await decideAndRecord(triage, referral(name), { ...options, recordId: name })
      expect(outcome.status).toBe('recorded')
      expect(outcome.decision?.provenance).toMatchObject({
        vocabulary: { digest: expect.stringMatching(/^sha256:/) },
        nation: { id: service.nation, digest: expect.stringMatching(/^sha256:/) },
        words: { language: 'en', digest: expect.stringMatching(/^sha256:/) },
      })
    }
    const replayed = await gathered(replay(readRecords(store.read()), [ruleSet], { services: [service] }))
    expect(replayed.map(({ outcome }) => outcome)).toEqual(NAMES.map(() => 'same'))
  })
})

describe('the young people’s service in Scotland', () => {
  const { ruleSet, triage, referral } = readExample('young-people-scotland')
  const accepted = referral('accepted')

  test('counts its own needs as needs', () => {
    const examined = triage.safeExamine(accepted)
    if (!examined.ok) throw new Error('the example should be decided')
    const { decision, facts } = examined.value
    expect(facts).toMatchObject({ needsCount: 3, needs: ['loneliness', 'school', 'exam-stress'] })
    expect(decision.pathway).toBe('holistic')
    expect(decision.reasons.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['holistic-several-needs', 'holistic-school-and-exam-stress']),
    )
    expect(decision.actions.map(({ action }) => action)).not.toContain('what-matters-conversation')
  })

  test('asks the ONS4 for something, and acts on what it says', () => {
    const { actions } = triage.decide(accepted)
    expect(actions.map(({ action }) => action)).toContain('unhurried-first-conversation')
  })

  test('works with nobody for longer than ten weeks', () => {
    const needs = fc.subarray([...idsOf(vocabularyOf(ruleSet).needs)])
    let most = 0
    fc.assert(
      fc.property(needs, fc.constantFrom('confident', 'needs-support'), (domains, selfNavigation) => {
        const { intervention } = triage.decide({
          ...accepted,
          client: { ...accepted.client, selfNavigation },
          needs: domains.map((domain) => ({ domain })),
        })
        most = Math.max(most, intervention?.weeks.max ?? 0)
        expect(intervention?.extension.maxWeeks ?? 0).toBeLessThanOrEqual(10)
      }),
      { numRuns: runs(60) },
    )
    expect(most).toBe(10)
    expect(triage.decide(accepted).intervention?.weeks).toEqual({ min: 6, max: 10 })
  })

  test.each(['school', 'youth-worker'])('takes referrals from a %s', (source) => {
    expect(triage.decide({ ...accepted, source }).disposition).toBe('accept')
  })

  test('sends somebody of 26 to another service', () => {
    const older = triage.decide({ ...accepted, client: { dateOfBirth: '2000-03-02' } })
    expect(older.redirects.map(({ destination }) => destination)).toEqual([
      'another-social-prescribing-service',
    ])
  })

  test('tells a slip in a need, with what was probably meant', () => {
    const slip = triage.safeDecide({ ...accepted, needs: [{ domain: 'exam-stres' }] })
    expect(slip.ok ? [] : slip.issues).toMatchObject([
      { path: ['needs', 0, 'domain'], hint: 'did you mean `exam-stress`?' },
    ])
  })

  test('has the words of the base, and its own behind them', () => {
    const { needs, sources } = vocabularyOf(ruleSet)
    expect(needs.slice(-2).map(({ id }) => id)).toEqual(['school', 'exam-stress'])
    expect(needs.map(({ id }) => id)).toContain('loneliness')
    expect(sources.slice(-2).map(({ id }) => id)).toEqual(['other', 'youth-worker'])
  })

  test('gives its own numbers on its routes', () => {
    const { escalations } = triage.decide(referral('escalated'))
    expect(escalations[0]).toMatchObject({ route: 'young-peoples-crisis-team' })
    expect(escalations[0]?.contact).toContain('01632 960101')
  })
})

test('what could be otherwise is told in the words of the rule set', async () => {
  const file = join(placeOf('northern-ireland'), 'referrals', 'accepted.json')
  const { stdout } = await runCli(['explain', '--what-if', 'light', ...withBoth('northern-ireland'), file])
  expect(stdout).toContain('worries about the farm')
  expect(stdout).not.toContain('farm worries')
})
