import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeDecisionRecord } from '../../../src/audit/building/build-decision-records.js'
import type { DecisionRecord } from '../../../src/audit/records/decision-record.js'
import { type DecidedCourse, moveOf } from '../../../src/audit/replay/move.js'
import { againstNewRules, replayAgainst } from '../../../src/audit/replay/replay-against.js'
import {
  MOVED_CSV_HEAD,
  movedCsvLine,
  ReplayAgainstTally,
} from '../../../src/audit/replay/replay-against-tally.js'
import { TriageError, unwrap } from '../../../src/issue/issue.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { services } from '../../../src/service/shipped.js'
import { createTriage } from '../../../src/triage.js'
import { arrivingReferrals } from '../../policy/arriving-referrals.js'
import { referrals } from '../../support/arbitraries/referrals.js'
import { defaultTriages } from '../../support/default-triages.js'
import { factNamesOf } from '../support/earlier-versions.js'
import { decisionOnRecord, gathered, onRecord, withErased } from '../support/on-record.js'
import { ACCEPTED, AT, decided, ESCALATED, privacyWith } from '../support/records.js'

const HARM = { ...ACCEPTED, risks: { ...ACCEPTED.risks, harmToOthers: 'yes' } }

const without = (...names: readonly string[]) => ({
  ...defaultRuleSet(),
  version: '2.0.0',
  rules: defaultRuleSet().rules.filter(({ name }) => !names.includes(name)),
})

const COURSE: DecidedCourse = {
  disposition: 'accept',
  pathway: 'light',
  routes: [],
  destinations: [],
  openSafetyQuestion: false,
  isErased: false,
  provisionalPathway: null,
  escalations: [],
  intervention: null,
}
const escalated = (kind: 'emergency' | 'clinician', within: string, route = 'team'): DecidedCourse => ({
  ...COURSE,
  disposition: 'escalate',
  pathway: null,
  routes: [route],
  escalations: [{ route, kind, within }],
})
const waiting = {
  ...COURSE,
  disposition: 'request-information',
  pathway: null,
  openSafetyQuestion: true,
} as const
const ORDER = ['light', 'holistic']

describe('a move', () => {
  test.each<[string, DecidedCourse, DecidedCourse, ReturnType<typeof moveOf>]>([
    ['to the same course is none', COURSE, COURSE, null],
    ['from an escalation is a loss', escalated('clinician', 'P1D'), waiting, 'loses-escalation'],
    [
      'to a later route is a loss',
      escalated('clinician', 'PT4H'),
      escalated('clinician', 'P1D'),
      'loses-escalation',
    ],
    [
      'to another kind is a loss',
      escalated('emergency', 'PT0S'),
      escalated('clinician', 'PT0S'),
      'loses-escalation',
    ],
    ['to a sooner route is up', escalated('clinician', 'P1D'), escalated('clinician', 'PT4H'), 'up'],
    [
      'to a like route is across',
      escalated('clinician', 'P1D'),
      escalated('clinician', 'P1D', 'other'),
      'across',
    ],
    ['past a question about safety is a loss', waiting, COURSE, 'loses-safety-question'],
    ['from such a question to an escalation is up', waiting, escalated('clinician', 'P1D'), 'up'],
    ['to a lighter pathway is down', { ...COURSE, pathway: 'holistic' }, COURSE, 'down'],
    ['to a heavier pathway is up', COURSE, { ...COURSE, pathway: 'holistic' }, 'up'],
    ['to an unknown pathway is across', COURSE, { ...COURSE, pathway: 'other' }, 'across'],
    [
      'to fewer weeks is one of limits',
      { ...COURSE, intervention: { weeks: { min: 6, max: 12 }, contacts: null, maxWeeks: null } },
      { ...COURSE, intervention: { weeks: { min: 6, max: 8 }, contacts: null, maxWeeks: null } },
      'limits',
    ],
  ])('%s', (_, from, to, move) => {
    expect(moveOf(from, to, ORDER)).toBe(move)
  })

  test('back again is never a loss, unless routes only change places', () => {
    const courses = [
      COURSE,
      waiting,
      escalated('clinician', 'P1D'),
      escalated('clinician', 'PT4H'),
      { ...COURSE, pathway: 'holistic' },
    ]
    for (const from of courses) {
      for (const to of courses) {
        const [there, back] = [moveOf(from, to, ORDER), moveOf(to, from, ORDER)]
        expect(there === 'up').toBe(back === 'down' || back?.startsWith('loses') === true)
      }
    }
  })
})

describe('replay against other rules', () => {
  test('moves nobody if they are the same rules', async () => {
    const against = againstNewRules(defaultRuleSet())
    await fc.assert(
      fc.asyncProperty(referrals, defaultTriages, async (referral, triage) => {
        const examination = triage.safeExamine(referral)
        if (!examination.ok) throw new Error('the referral should be decided')
        const options = { recordId: 'd-1', at: AT, privacy: privacyWith() }
        const [record] = await onRecord(unwrap(safeDecisionRecord(examination.value, options)))
        if (record?.type !== 'decision') throw new Error('it should be a decision')
        expect(await against(record)).toEqual({ recordId: 'd-1', at: AT, outcome: 'same' })
      }),
      { numRuns: 10 },
    )
  })

  test('puts who loses an escalation before everybody else', async () => {
    const records = await onRecord(decided('d-1'), decided('d-2', HARM), decided('d-3', HARM))
    const rules = without('harm-to-others', 'holistic-several-needs', 'holistic-kind-of-need')
    const results = await gathered(replayAgainst(records, rules))
    const tally = new ReplayAgainstTally()
    for (const result of results) tally.add(result)
    const summary = tally.summary()
    expect(summary).toMatchObject({ ok: false, decisions: 3, byMove: { 'loses-escalation': 2 } })
    expect(summary.rows[0]).toMatchObject({
      move: 'loses-escalation',
      decisions: 2,
      examples: ['d-2', 'd-3'],
      from: { disposition: 'escalate' },
    })
  })

  test('cannot take away what the safety floor calls for', async () => {
    const records = await onRecord(decided('d-1', ESCALATED))
    const [result] = await gathered(
      replayAgainst(
        records,
        without(
          ...defaultRuleSet()
            .rules.slice(0, 5)
            .map(({ name }) => name),
        ),
      ),
    )
    expect(result?.outcome === 'moved' && result.move === 'loses-escalation').toBe(false)
  })

  test('compares the short form where the decision is erased, and leaves out who has no facts', async () => {
    const records = await onRecord(
      withErased(decided('d-1', HARM), ['/decision']),
      withErased(decided('d-2', HARM), ['/facts']),
    )
    const results = await gathered(replayAgainst(records, without('harm-to-others')))
    expect(results).toMatchObject([
      { recordId: 'd-1', outcome: 'moved', move: 'loses-escalation' },
      { recordId: 'd-2', outcome: 'not-replayed', why: 'erased' },
    ])
  })

  test('takes facts that no catalogue had when a record was written as they follow from those on record, and moves nobody by their absence', async () => {
    const then = new Set(factNamesOf('0.6.0'))
    const isOfThen = (fact: string) => then.has(fact) || fact.startsWith('local.') || fact.startsWith('risk.')
    const against = againstNewRules(defaultRuleSet())
    let later = 0
    for (const { name, referral, service } of arrivingReferrals) {
      const examination = createTriage({ service: services[service] }).safeExamine(referral)
      if (!examination.ok) continue
      const record = await decisionOnRecord(
        unwrap(safeDecisionRecord(examination.value, { recordId: name, at: AT, privacy: privacyWith() })),
      )
      const facts = Object.fromEntries(Object.entries(record.facts).filter(([fact]) => isOfThen(fact)))
      later += Object.keys(record.facts).length - Object.keys(facts).length
      const asThen = { ...record, facts } as DecisionRecord // fewer of its facts
      expect(await against(asThen)).toEqual({ recordId: name, at: AT, outcome: 'same' })
    }
    expect(later).toBeGreaterThan(100)
  })

  test('refuses rules that are none', () => {
    expect(() => againstNewRules({ id: 'nothing' })).toThrow(TriageError)
  })
})

describe('the table as CSV', () => {
  test('has a line for each, with courses in words', () => {
    const line = movedCsvLine({
      recordId: 'd-1',
      at: AT,
      outcome: 'moved',
      move: 'loses-escalation',
      from: escalated('clinician', 'P1D'),
      to: COURSE,
    })
    expect(MOVED_CSV_HEAD + line).toBe(
      `move,record,at,from,to\r\nloses-escalation,d-1,${AT},escalate: team,accept: light\r\n`,
    )
  })

  test('never lets a spreadsheet run a record id', () => {
    const line = movedCsvLine({
      recordId: '=HYPERLINK("x")',
      at: AT,
      outcome: 'moved',
      move: 'up',
      from: COURSE,
      to: COURSE,
    })
    expect(line).toContain(`"'=HYPERLINK(""x"")"`)
  })
})
