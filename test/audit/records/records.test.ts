import { describe, expect, test } from 'vitest'
import {
  safeConfirmationRecord,
  safeDecisionRecord,
  safeOverrideRecord,
} from '../../../src/audit/building/build-decision-records.js'
import {
  safeContactRecord,
  safeExtensionRecord,
  safeOutcomeRecord,
} from '../../../src/audit/building/build-episode-records.js'
import { erasureRecord } from '../../../src/audit/building/build-record.js'
import { reveal } from '../../../src/audit/privacy/seal.js'
import { AuditRecordSchema, parseAuditRecord, RECORD_TYPES } from '../../../src/audit/records/audit-record.js'
import { lowersSafety } from '../../../src/audit/records/course.js'
import { unwrap } from '../../../src/issue/issue.js'
import { DISPOSITIONS } from '../../../src/rule-set/rule-set.js'
import {
  ACCEPTED,
  AT,
  CLINICIAN,
  closed,
  contacted,
  decided,
  decisionIn,
  ESCALATED,
  examined,
  LINK_WORKER,
  measured,
  privacyWith,
  WAITING,
} from '../support/records.js'

const privacy = privacyWith()
const about = { recordId: 'd-0' }

describe('the record of a decision', () => {
  const sealed = decided('d-0', ESCALATED)
  const whole = unwrap(reveal(sealed))
  const { decision, facts, rules } = examined(ESCALATED)

  test('holds the facts, the verdict of every rule, the decision and what it was made with', () => {
    expect(whole).toMatchObject({
      type: 'decision',
      recordId: 'd-0',
      at: AT,
      facts,
      verdicts: Object.fromEntries(rules.map(({ rule, verdict }) => [rule, verdict])),
      decision: { ...decision, referral: expect.stringMatching(/^hmac-sha256:/) },
      provenance: decision.provenance,
      course: { disposition: 'escalate', routes: ['mental-health-assessment'] },
    })
    expect(Object.keys(whole.type === 'decision' ? whole.verdicts : {})).toHaveLength(rules.length)
  })

  test('is a proposal', () => {
    expect(whole).toMatchObject({ decision: { status: 'proposed' } })
  })

  test('holds no name, note or id, and says where pseudonyms stand', () => {
    const text = JSON.stringify([sealed, whole])
    expect(text).not.toContain('R-1002')
    expect(text).not.toContain('C-77')
    expect(whole.masked).toEqual(['/subject/referral', '/subject/client', '/decision/referral'])
  })

  test('holds which phrases stand where in the notes, and none of their words', () => {
    const notes = 'Lives alone. She wants to die.'
    const sealed = decided('d-1', { ...ACCEPTED, notes })
    const mentions = [{ risk: 'suicidalThoughts', phrase: expect.any(String), from: 17, to: 29 }]
    const { value } = sealed.disclosures.find(({ path }) => path === '/decision') ?? {}
    expect(value).toMatchObject({ mentions })
    expect(JSON.stringify(sealed)).not.toMatch(/lives alone|wants to die\b(?!")/i)
    const withWords = { ...Object(value), mentions: [{ ...mentions[0], phrase: 'p', words: notes }] }
    const record = parseAuditRecord({ ...sealed.record, decision: withWords })
    expect(record.ok ? [] : record.issues.map(({ path }) => path.at(-1))).toContain('words')
  })

  test('keeps values that can be erased beside it', () => {
    expect(sealed.record.erasable).toEqual(['/decision', '/facts', '/origins', '/verdicts'])
    expect(JSON.stringify(sealed.record)).not.toContain('unsure')
    expect(sealed.disclosures.map(({ path }) => path)).toEqual(sealed.record.erasable)
  })

  test('takes groups for reports, where they are supplied', () => {
    const options = { recordId: 'd-1', at: AT, privacy, groups: { deprivation: 2, ageBand: '35-44' } }
    const record = unwrap(reveal(unwrap(safeDecisionRecord(examined(ACCEPTED), options))))
    expect(record).toMatchObject({ groups: { deprivation: 2, ageBand: '35-44', sex: null } })
    const wrong = safeDecisionRecord(examined(ACCEPTED), { ...options, groups: { deprivation: 11 } })
    expect(wrong).toMatchObject({ ok: false })
  })

  test.each([
    ['no record id', { recordId: '' }],
    ['a record id with a space', { recordId: 'a b' }],
    ['a time in another zone', { at: '2026-03-02T09:30:00+01:00' }],
    ['a time without milliseconds', { at: '2026-03-02T09:30:00Z' }],
    ['a day that the calendar does not have', { at: '2026-02-30T09:30:00.000Z' }],
  ])('is refused with %s', (_, wrong) => {
    const result = safeDecisionRecord(examined(ACCEPTED), { recordId: 'd-1', at: AT, privacy, ...wrong })
    expect(result).toMatchObject({ ok: false, issues: [{ path: [Object.keys(wrong)[0]] }] })
  })

  test.each([null, 7, {}, { decision: null }])('of what is no examination is refused: %j', (input) => {
    // Callers in JavaScript can pass anything.
    const result = safeDecisionRecord(input as never, { recordId: 'd-1', at: AT, privacy })
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'wrong-type' }] })
  })
})

describe('what a person says to a proposal', () => {
  const escalation = decisionIn(decided('d-0', ESCALATED))
  const waiting = decisionIn(decided('d-0', WAITING))
  const acceptance = decisionIn(decided('d-0', ACCEPTED))
  const options = { recordId: 'o-1', at: AT, privacy, by: LINK_WORKER }
  const reason = { code: 'seen-by-clinician', words: 'Seen today; no thoughts of suicide.' }

  test('is accepted or overridden, as CDS Hooks calls it', () => {
    const confirmation = unwrap(
      safeConfirmationRecord(acceptance, { ...options, considered: ['reasons', 'client'] }),
    )
    expect(confirmation.record).toMatchObject({
      outcome: 'accepted',
      decision: 'd-0',
      considered: ['reasons', 'client'],
    })
    const override = safeOverrideRecord(acceptance, {
      ...options,
      to: { disposition: 'accept', pathway: 'light' },
      reason: { ...reason, system: 'https://example.org/reasons', display: 'Seen by a clinician' },
    })
    expect(unwrap(reveal(unwrap(override)))).toMatchObject({
      outcome: 'overridden',
      from: { disposition: 'accept', pathway: 'holistic' },
      to: { disposition: 'accept', pathway: 'light' },
      overrideReason: {
        reason: {
          code: 'seen-by-clinician',
          system: 'https://example.org/reasons',
          display: 'Seen by a clinician',
        },
        userComment: 'Seen today; no thoughts of suicide.',
      },
    })
  })

  test.each([
    ['an acceptance', { disposition: 'accept', pathway: 'light' }],
    ['a redirect', { disposition: 'redirect', destinations: ['gp-practice'] }],
    ['a question', { disposition: 'request-information' }],
    ['another route', { disposition: 'escalate', routes: ['duty-clinician'] }],
  ] as const)('lowers an escalation to %s only in a clinical role', (_, to) => {
    expect(safeOverrideRecord(escalation, { ...options, to, reason })).toMatchObject({
      ok: false,
      issues: [{ code: 'clinical-role-needed', path: ['by', 'clinical'] }],
    })
    expect(safeOverrideRecord(escalation, { ...options, by: CLINICIAN, to, reason })).toMatchObject({
      ok: true,
    })
  })

  test('passes over an open question about safety only in a clinical role', () => {
    const to = { disposition: 'accept', pathway: 'light' } as const
    expect(safeOverrideRecord(waiting, { ...options, to, reason })).toMatchObject({
      ok: false,
      issues: [{ code: 'clinical-role-needed' }],
    })
    expect(safeOverrideRecord(waiting, { ...options, by: CLINICIAN, to, reason })).toMatchObject({ ok: true })
  })

  test.each([
    { disposition: 'accept', pathway: 'light', openSafetyQuestion: true },
    { disposition: 'redirect', destinations: ['gp-practice'], openSafetyQuestion: true },
    { disposition: 'request-information' },
  ] as const)('nor does the question stay open by being called so: %j needs a clinical role', (to) => {
    expect(safeOverrideRecord(waiting, { ...options, to, reason })).toMatchObject({
      ok: false,
      issues: [{ code: 'clinical-role-needed' }],
    })
    expect(safeOverrideRecord(waiting, { ...options, by: CLINICIAN, to, reason })).toMatchObject({ ok: true })
  })

  test('raises a decision in any role: more help needs nobody’s leave', () => {
    const to = {
      disposition: 'escalate',
      routes: [...escalation.course.routes, 'emergency-services'],
    } as const
    for (const from of [acceptance, waiting, escalation]) {
      expect(safeOverrideRecord(from, { ...options, to, reason })).toMatchObject({ ok: true })
    }
  })

  test.each([
    ['no code', { code: '', words: 'Seen today.' }],
    ['blank words', { code: 'seen-by-clinician', words: ' \u200b' }],
  ])('needs a reason: %s is none', (_, given) => {
    const to = { disposition: 'escalate', routes: ['duty-clinician'] } as const
    expect(safeOverrideRecord(acceptance, { ...options, to, reason: given })).toMatchObject({ ok: false })
  })

  test.each([{ disposition: 'accept' }, { disposition: 'escalate' }, { disposition: 'redirect' }] as const)(
    'says where the person goes: %j does not',
    (to) => {
      expect(safeOverrideRecord(acceptance, { ...options, by: CLINICIAN, to, reason })).toMatchObject({
        ok: false,
        issues: [{ code: 'missing', path: ['to'] }],
      })
    },
  )

  test('names the person by a pseudonym, and the role as it is', () => {
    const { record } = unwrap(safeConfirmationRecord(acceptance, { ...options, by: CLINICIAN }))
    expect(record).toMatchObject({
      by: { person: expect.stringMatching(/^hmac-sha256:/), role: 'general-practitioner', clinical: true },
      masked: ['/by/person'],
    })
    expect(JSON.stringify(record)).not.toContain('Singh')
  })

  test('is refused without a person', () => {
    for (const person of ['', '  ']) {
      const by = { ...LINK_WORKER, person }
      expect(safeConfirmationRecord(acceptance, { ...options, by })).toMatchObject({ ok: false })
    }
  })
})

describe('lowering', () => {
  const course = { pathway: null, routes: [], destinations: [], openSafetyQuestion: false }

  test('is never staying the same, and always leaving an escalation', () => {
    for (const disposition of DISPOSITIONS) {
      expect(lowersSafety({ ...course, disposition }, { ...course, disposition })).toBe(false)
      expect(lowersSafety({ ...course, disposition: 'escalate' }, { ...course, disposition })).toBe(
        disposition !== 'escalate',
      )
    }
  })
})

describe('the records of what follows', () => {
  test('leave the note of a contact out, and say so', () => {
    const options = { recordId: 'k-1', at: AT, privacy, by: LINK_WORKER, date: '2026-03-09' }
    const { record } = unwrap(safeContactRecord(about, { ...options, note: 'Told me about her son.' }))
    expect(JSON.stringify(record)).not.toContain('her son')
    expect(record.erased).toEqual(['/note'])
    expect(unwrap(safeContactRecord(about, options)).record.erased).toEqual([])
  })

  test('keep words where they can be erased', () => {
    const options = { recordId: 'x-1', at: AT, privacy, by: LINK_WORKER, on: '2026-04-20', weeks: 2 }
    const sealed = unwrap(safeExtensionRecord(about, { ...options, reason: 'Waiting for a debt adviser' }))
    expect(JSON.stringify(sealed.record)).not.toContain('debt')
    expect(unwrap(reveal(sealed))).toMatchObject({ reason: 'Waiting for a debt adviser' })
  })

  test.each([7, -0.5, true, 'improved'])('take %j as an outcome', (value) => {
    expect(unwrap(reveal(measured('m-1', value as never)))).toMatchObject({ type: 'outcome', value })
  })

  test('take no free text as an outcome', () => {
    const options = {
      recordId: 'm-1',
      at: AT,
      privacy,
      by: LINK_WORKER,
      on: '2026-05-04',
      measure: 'wellbeing',
    }
    expect(safeOutcomeRecord(about, { ...options, value: 'She feels better.' })).toMatchObject({ ok: false })
  })
})

describe('every sort of record', () => {
  const erasure = erasureRecord(decided('d-0').record, {
    recordId: 'e-1',
    at: AT,
    privacy,
    by: LINK_WORKER,
    reason: 'request-of-the-person',
  })
  const options = { recordId: 'c-1', at: AT, privacy, by: CLINICIAN }
  const acceptance = decisionIn(decided('d-0'))
  const to = { disposition: 'accept', pathway: 'light' } as const
  const all = [
    decided('d-0'),
    unwrap(safeConfirmationRecord(acceptance, options)),
    unwrap(safeOverrideRecord(acceptance, { ...options, to, reason: { code: 'agreed', words: 'Agreed' } })),
    contacted('k-1'),
    unwrap(safeExtensionRecord(about, { ...options, on: '2026-04-20', weeks: 2, reason: 'Debt' })),
    closed('z-1'),
    measured('m-1', 7),
    unwrap(erasure),
  ]

  test('is there', () => {
    expect(all.map(({ record }) => record.type)).toEqual(RECORD_TYPES)
    expect(AuditRecordSchema.def.options).toHaveLength(RECORD_TYPES.length)
  })

  test.each(all.map((sealed) => [sealed.record.type, sealed] as const))(
    '%s is read again as it was, sealed and revealed',
    (_, sealed) => {
      const whole = unwrap(reveal(sealed))
      for (const record of [sealed.record, whole]) {
        expect(unwrap(parseAuditRecord(JSON.parse(JSON.stringify(record))))).toEqual(record)
      }
    },
  )

  test.each(all.map((sealed) => [sealed.record.type, sealed] as const))(
    '%s has no other keys',
    (_, sealed) => {
      expect(parseAuditRecord({ ...sealed.record, note: 'x' })).toMatchObject({
        ok: false,
        issues: [{ code: 'unknown-key' }],
      })
      expect(parseAuditRecord({ ...sealed.record, schemaVersion: 2 })).toMatchObject({ ok: false })
    },
  )
})
