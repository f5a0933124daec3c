import { describe, expect, test } from 'vitest'
import {
  safeConfirmationRecord,
  safeDecisionRecord,
  safeOverrideRecord,
} from '../../../src/audit/building/build-decision-records.js'
import { createLog } from '../../../src/audit/chain/audit-log.js'
import { readRecords } from '../../../src/audit/chain/read-entries.js'
import { verifyLog } from '../../../src/audit/chain/verify-log.js'
import { isCommitment } from '../../../src/audit/records/commitment.js'
import type { AuditStore } from '../../../src/audit/stores/audit-store.js'
import { memoryStore } from '../../../src/audit/stores/memory-store.js'
import { unwrap } from '../../../src/issue/issue.js'
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
  privacyWith,
} from '../support/records.js'

const privacy = privacyWith()
const erasure = { recordId: 'e-1', at: AT, privacy, by: LINK_WORKER, reason: 'request-of-the-person' }

const logWithDecision = async () => {
  const log = createLog({ store: memoryStore() })
  const decision = decided('d-0', ESCALATED)
  unwrap(await log.append(decision))
  return { log, decision }
}

const idsIn = async (store: AuditStore): Promise<readonly string[]> => {
  const ids: string[] = []
  for await (const { recordId } of readRecords(store.read())) ids.push(recordId)
  return ids
}

describe('appending to a log', () => {
  test('gives every record its place, one behind the other', async () => {
    const { log } = await logWithDecision()
    const places = await Promise.all(['a', 'b', 'c'].map((id) => log.append(contacted(id))))
    expect(places.map((place) => unwrap(place).sequence)).toEqual([1, 2, 3])
    expect(await idsIn(log.store)).toEqual(['d-0', 'a', 'b', 'c'])
    expect(await verifyLog(log.store.read())).toMatchObject({ ok: true, size: 4 })
  })

  test('the same record again leaves one, even if it was sealed with other salts', async () => {
    const { log, decision } = await logWithDecision()
    expect(unwrap(await log.append(decision))).toMatchObject({ sequence: 0, already: true })
    const again = decided('d-0', ESCALATED, privacyWith())
    expect(unwrap(await log.append(again))).toMatchObject({ sequence: 0, already: true })
    expect(await idsIn(log.store)).toEqual(['d-0'])
  })

  test('the same record twice at once leaves one', async () => {
    const { log } = await logWithDecision()
    const places = await Promise.all([log.append(contacted('a')), log.append(contacted('a'))])
    expect(places.map((place) => unwrap(place).already)).toEqual([false, true])
  })

  test('another record under the same id is refused, and harms no other', async () => {
    const { log } = await logWithDecision()
    const [first, second, third] = await Promise.all([
      log.append(closed('a', 'Walking group')),
      log.append(closed('a', 'Something else')),
      log.append(contacted('b')),
    ])
    expect(first).toMatchObject({ ok: true })
    expect(second).toMatchObject({ ok: false, issues: [{ code: 'record-id-taken' }] })
    expect(third).toMatchObject({ ok: true })
  })

  test('a record about a decision that the log does not have is refused', async () => {
    const log = createLog({ store: memoryStore() })
    expect(await log.append(contacted('a'))).toMatchObject({
      ok: false,
      issues: [{ code: 'unknown-record' }],
    })
  })

  test('a decision and what is said to it can be appended in one breath', async () => {
    const log = createLog({ store: memoryStore() })
    const decision = decided('d-0')
    const response = safeConfirmationRecord(decisionIn(decision), {
      recordId: 'c',
      at: AT,
      privacy,
      by: LINK_WORKER,
    })
    const places = await Promise.all([log.append(decision), log.append(unwrap(response))])
    expect(places.every(({ ok }) => ok)).toBe(true)
  })

  test('two logs over one store keep one chain', async () => {
    const { log } = await logWithDecision()
    const other = createLog({ store: log.store })
    const ids = Array.from({ length: 40 }, (_, index) => `r${index}`)
    await Promise.all(ids.map((id, index) => (index % 2 === 0 ? log : other).append(contacted(id))))
    expect(await verifyLog(log.store.read())).toMatchObject({ ok: true, size: 41 })
  })

  test('to a log that has been closed is refused', async () => {
    const { log } = await logWithDecision()
    await log.close()
    expect(await log.append(contacted('a'))).toMatchObject({ ok: false, issues: [{ code: 'log-closed' }] })
  })
})

describe('an override in a log', () => {
  const to = { disposition: 'accept', pathway: 'holistic' } as const
  const reason = { code: 'seen-by-clinician', words: 'Seen today; no thoughts of suicide.' }

  test('starts from what stands there, and from nothing that the caller makes up', async () => {
    const { log, decision } = await logWithDecision()
    const { course } = decisionIn(decision)
    const madeUp = { recordId: 'd-0', course: { ...course, disposition: 'accept', routes: [] } } as const
    const options = { recordId: 'o-1', at: AT, privacy, by: LINK_WORKER, to, reason }
    expect(await log.append(unwrap(safeOverrideRecord(madeUp, options)))).toMatchObject({
      ok: false,
      issues: [{ code: 'course-differs' }],
    })
    const rightly = unwrap(safeOverrideRecord(decisionIn(decision), { ...options, by: CLINICIAN }))
    expect(await log.append(rightly)).toMatchObject({ ok: true })
  })

  test('can follow another override', async () => {
    const { log, decision } = await logWithDecision()
    const options = { at: AT, privacy, to, reason }
    const first = unwrap(
      safeOverrideRecord(decisionIn(decision), { ...options, recordId: 'o-1', by: CLINICIAN }),
    )
    unwrap(await log.append(first))
    if (first.record.type !== 'override') throw new Error('it should be an override')
    const light = { disposition: 'accept', pathway: 'light' } as const
    const next = { ...options, recordId: 'o-2', by: LINK_WORKER, to: light, after: first.record }
    expect(await log.append(unwrap(safeOverrideRecord(decisionIn(decision), next)))).toMatchObject({
      ok: true,
    })
  })
})

describe('an override of a decision that somebody has raised since', () => {
  const reason = { code: 'seen-by-clinician', words: 'Seen today.' }
  const options = { at: AT, privacy, reason }
  const acceptance = decided('d-1')
  const [up, other] = ['o-1', 'o-3'].map((recordId) =>
    unwrap(
      safeOverrideRecord(decisionIn(acceptance), {
        ...options,
        recordId,
        by: CLINICIAN,
        to: { disposition: 'escalate', routes: ['mental-health-assessment'] },
      }),
    ),
  )
  if (up === undefined || other === undefined) throw new Error('there should be two')
  const down = unwrap(
    safeOverrideRecord(decisionIn(acceptance), {
      ...options,
      recordId: 'o-2',
      by: LINK_WORKER,
      to: { disposition: 'accept', pathway: 'light' },
    }),
  )
  const refused = { ok: false, issues: [{ code: 'course-differs', path: ['record', 'follows'] }] }

  test('does not pass over that by starting from the proposal', async () => {
    const { log } = await logWithDecision()
    for (const record of [acceptance, contacted('c-1'), up]) unwrap(await log.append(record))
    expect(await log.append(down)).toMatchObject(refused)
  })

  test('nor if both come in one breath, or through another log over the same store', async () => {
    const { log } = await logWithDecision()
    unwrap(await log.append(acceptance))
    const [first, second] = await Promise.all([log.append(up), log.append(down)])
    expect([first, second]).toMatchObject([{ ok: true }, refused])

    const store = memoryStore()
    const [one, two] = [createLog({ store }), createLog({ store })]
    unwrap(await one.append(acceptance))
    const both = await Promise.all([one.append(up), two.append(down)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('nor from an override that has itself been overridden', async () => {
    const { log } = await logWithDecision()
    for (const record of [acceptance, up]) unwrap(await log.append(record))
    if (up.record.type !== 'override') throw new Error('it should be an override')
    const after = up.record
    const next = { ...options, by: CLINICIAN, to: after.to, after }
    unwrap(await log.append(unwrap(safeOverrideRecord(decisionIn(acceptance), { ...next, recordId: 'o-4' }))))
    const late = unwrap(safeOverrideRecord(decisionIn(acceptance), { ...next, recordId: 'o-5' }))
    expect(await log.append(late)).toMatchObject(refused)
  })

  test('and trying again what is there already is no other override', async () => {
    const { log } = await logWithDecision()
    for (const record of [acceptance, up]) unwrap(await log.append(record))
    expect(unwrap(await log.append(up))).toMatchObject({ already: true })
    expect(await log.append(other)).toMatchObject(refused)
  })
})

describe('a decision that replaces another one', () => {
  test('is about the same referral: nobody’s escalation is answered by somebody else’s decision', async () => {
    const { log } = await logWithDecision()
    const replacing = (referral: unknown, recordId: string) =>
      unwrap(safeDecisionRecord(examined(referral), { recordId, at: AT, privacy, replaces: 'd-0' }))
    expect(await log.append(replacing(ACCEPTED, 'd-1'))).toMatchObject({
      ok: false,
      issues: [{ code: 'unknown-record', path: ['record', 'replaces'] }],
    })
    expect(await log.append(replacing({ ...ACCEPTED, id: ESCALATED.id }, 'd-2'))).toMatchObject({ ok: true })
  })
})

describe('erasing from a log', () => {
  test('destroys the values, keeps the chain, and says so on record', async () => {
    const { log } = await logWithDecision()
    const before = unwrap(await log.head())
    expect(await log.erase('d-0', erasure)).toMatchObject({ ok: true })
    const lines: string[] = []
    for await (const line of log.store.read()) lines.push(line)
    expect(lines[0]).not.toContain('unsure')
    expect(lines[0]).not.toContain('suicidalThoughts')
    expect(await verifyLog(lines, { heads: [before] })).toMatchObject({ ok: true, size: 2 })
    const records = []
    for await (const record of readRecords(lines)) records.push(record)
    expect(records[1]).toMatchObject({ type: 'erasure', target: 'd-0' })
    expect(records[0]).toMatchObject({ course: { disposition: 'escalate' } })
    expect(records[0]?.type === 'decision' && isCommitment(records[0].facts)).toBe(true)
  })

  test('can be done again, as after a crash in between', async () => {
    const { log } = await logWithDecision()
    unwrap(await log.erase('d-0', erasure))
    expect(unwrap(await log.erase('d-0', erasure))).toMatchObject({ already: true })
    expect(await verifyLog(log.store.read())).toMatchObject({ ok: true, size: 2 })
  })

  test('can be done of some values', async () => {
    const { log } = await logWithDecision()
    unwrap(await log.erase('d-0', { ...erasure, paths: ['/decision'] }))
    const entry = unwrap(await log.find('d-0'))
    expect(entry?.disclosures?.map(({ path }) => path)).toEqual(['/facts', '/origins', '/verdicts'])
    expect(await verifyLog(log.store.read())).toMatchObject({ ok: true })
  })

  test('is refused for what cannot be erased, or is not there', async () => {
    const { log } = await logWithDecision()
    expect(await log.erase('nobody', erasure)).toMatchObject({
      ok: false,
      issues: [{ code: 'unknown-record' }],
    })
    expect(await log.erase('d-0', { ...erasure, paths: ['/course'] })).toMatchObject({
      ok: false,
      issues: [{ code: 'not-erasable' }],
    })
  })

  test('leaves the record findable under the same id', async () => {
    const { log, decision } = await logWithDecision()
    unwrap(await log.erase('d-0', erasure))
    expect(unwrap(await log.append(decision))).toMatchObject({ already: true, sequence: 0 })
  })
})

describe('a log whose store fails', () => {
  const failing = (what: 'throws' | 'says so'): AuditStore => ({
    ...memoryStore(),
    append: async () => {
      if (what === 'throws') throw new Error('the cable is out')
      return { ok: false, issues: [{ code: 'log-not-written', path: [], message: 'the disk is full' }] }
    },
  })

  test.each(['throws', 'says so'] as const)('gives an issue when it %s, and goes on', async (what) => {
    let broken = true
    const store = memoryStore()
    const log = createLog({
      store: { ...store, append: (...given) => (broken ? failing(what) : store).append(...given) },
    })
    const first = await Promise.all([log.append(decided('d-0')), log.append(decided('d-1'))])
    expect(first).toMatchObject([
      { ok: false, issues: [{ code: 'log-not-written' }] },
      { ok: false, issues: [{ code: 'log-not-written' }] },
    ])
    broken = false
    expect(await log.append(decided('d-0'))).toMatchObject({
      ok: true,
      value: { sequence: 0, already: false },
    })
  })

  test('gives an issue when a signer fails', async () => {
    const signer = { keyId: 'k', sign: () => Promise.reject(new Error('no key')) }
    const log = createLog({ store: memoryStore(), signer })
    expect(await log.append(decided('d-0'))).toMatchObject({
      ok: false,
      issues: [{ code: 'log-not-written' }],
    })
  })

  test('has no head when it is damaged', async () => {
    const log = createLog({
      store: {
        ...memoryStore(),
        read: async function* () {
          yield 'nothing'
        },
      },
    })
    expect(await log.head()).toMatchObject({ ok: false, issues: [{ code: 'damaged-log' }] })
  })
})
