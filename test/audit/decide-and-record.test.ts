import { describe, expect, test } from 'vitest'
import { createLog } from '../../src/audit/chain/audit-log.js'
import { decideAndRecord } from '../../src/audit/decide-and-record.js'
import { memoryStore } from '../../src/audit/stores/memory-store.js'
import { ACCEPTED, AT, ESCALATED, ourTriage, privacyWith, WAITING } from './support/records.js'

const options = { recordId: 'd-1', at: AT, privacy: privacyWith() }
const never = new Promise<never>(() => undefined)

const NO_LOGS = {
  'says that it cannot be written': {
    append: async () =>
      ({ ok: false, issues: [{ code: 'log-not-written', path: [], message: 'the disk is full' }] }) as const,
  },
  throws: {
    append: () => {
      throw new Error('the cable is out')
    },
  },
  rejects: { append: () => Promise.reject(new Error('the cable is out')) },
  'rejects with what cannot be put in words': { append: () => Promise.reject(Object.create(null)) },
  'gives no answer': { append: async () => undefined as never },
}

/** What a store or a client of a database may throw, if it was written by somebody who was in a hurry. */
const THROWN: readonly unknown[] = [
  undefined,
  Symbol('out'),
  Object.create(null),
  Object.assign(new Error('x'), { message: 5 }),
  {
    toString: () => {
      throw new Error('not even this')
    },
  },
]

describe('deciding and recording', () => {
  test('gives the decision with its place in the log', async () => {
    const log = createLog({ store: memoryStore() })
    const outcome = await decideAndRecord(ourTriage(), ACCEPTED, { ...options, log })
    expect(outcome).toMatchObject({
      status: 'recorded',
      decision: { disposition: 'accept', referral: 'R-1001' },
      place: { sequence: 0, recordId: 'd-1' },
    })
  })

  describe.each(Object.entries(NO_LOGS))('when the log %s', (_, log) => {
    test('an escalation is given all the same, with what went wrong beside it', async () => {
      const outcome = await decideAndRecord(ourTriage(), ESCALATED, { ...options, log })
      expect(outcome).toMatchObject({
        status: 'unrecorded',
        decision: { disposition: 'escalate', referral: 'R-1002' },
        issues: [{ code: 'log-not-written' }],
      })
    })

    test.each([ACCEPTED, WAITING])('nothing else goes unlogged', async (referral) => {
      expect(await decideAndRecord(ourTriage(), referral, { ...options, log })).toMatchObject({
        status: 'withheld',
        decision: null,
        issues: [{ code: 'log-not-written' }],
      })
    })
  })

  test.each(THROWN)('a store holds no escalation back, whatever it throws', async (thrown) => {
    const log = createLog({ store: { ...memoryStore(), append: () => Promise.reject(thrown) } })
    const first = await decideAndRecord(ourTriage(), ESCALATED, { ...options, log })
    expect(first).toMatchObject({ status: 'unrecorded', issues: [{ code: 'log-not-written' }] })
    const second = await decideAndRecord(ourTriage(), ESCALATED, { ...options, recordId: 'd-2', log })
    expect(second).toMatchObject({ status: 'unrecorded', issues: [{ code: 'log-not-written' }] })
  })

  test.each([async () => undefined, () => Promise.reject(new Error('aborted'))])(
    'does not wait for ever for a log that never answers',
    async (wait) => {
      const log = { append: () => never }
      const patience = wait()
      expect(await decideAndRecord(ourTriage(), ESCALATED, { ...options, log, patience })).toMatchObject({
        status: 'unrecorded',
        decision: { disposition: 'escalate' },
      })
    },
  )

  test.each([undefined, null, {}])('neither do options that JavaScript left out: %s', async (nothing) => {
    const left = nothing as unknown as Parameters<typeof decideAndRecord>[2]
    expect(await decideAndRecord(ourTriage(), ESCALATED, left)).toMatchObject({
      status: 'unrecorded',
      decision: { disposition: 'escalate' },
    })
    expect(await decideAndRecord(ourTriage(), ACCEPTED, left)).toMatchObject({ status: 'withheld' })
  })

  test('a record that cannot be built holds no escalation back either', async () => {
    const log = createLog({ store: memoryStore() })
    const outcome = await decideAndRecord(ourTriage(), ESCALATED, { ...options, recordId: '', log })
    expect(outcome).toMatchObject({ status: 'unrecorded', decision: { disposition: 'escalate' } })
  })

  test('a referral that cannot be read comes back with its hand-over', async () => {
    const log = createLog({ store: memoryStore() })
    const broken = { ...ACCEPTED, risks: { suicidalThought: 'yes' } }
    const outcome = await decideAndRecord(ourTriage(), broken, { ...options, log })
    expect(outcome).toMatchObject({
      status: 'not-decided',
      decision: null,
      issues: [{ code: 'possible-safety-signal' }, { code: 'unknown-key' }],
    })
    expect(outcome.status === 'not-decided' && outcome.handover.escalations.length).toBeGreaterThan(0)
  })
})
