import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '../../../src/audit/chain/audit-log.js'
import { verifyLog } from '../../../src/audit/chain/verify-log.js'
import { postgresStore } from '../../../src/audit/stores/postgres-store.js'
import { unwrap } from '../../../src/issue/issue.js'
import { storeConformance } from '../../../src/testing/store-conformance.js'
import { damagesOf } from '../support/logs.js'
import { AT, closed, decided, LINK_WORKER, privacyWith } from '../support/records.js'

const MIGRATION = join(import.meta.dirname, '../../../src/audit/stores/migrations/0001-audit-log.sql')

const client = new PGlite()
let count = 0
const open = () => {
  count += 1
  return postgresStore({ client, log: `log-${count}`, pageSize: 7 })
}

// It starts a whole database, which takes a while where many tests run at once.
beforeAll(() => client.exec(readFileSync(MIGRATION, 'utf8')), 120_000)
afterAll(() => client.close())

describe('the store in PostgreSQL', () => {
  const reopen = () => postgresStore({ client, log: `log-${count}` })
  test.each(storeConformance({ open, reopen }))('$title', ({ check }) => check())
})

describe('its tables', () => {
  test.each([
    `update referral_triage.audit_entry set entry = 'x'`,
    `delete from referral_triage.audit_entry`,
    `truncate referral_triage.audit_entry cascade`,
    `update referral_triage.audit_disclosure set disclosure = 'x'`,
    `truncate referral_triage.audit_disclosure`,
  ])('refuse %s', async (statement) => {
    const log = createLog({ store: open() })
    unwrap(await log.append(decided('d-0')))
    await expect(client.query(statement)).rejects.toThrow(/append-only/)
  })

  test('refuse an entry that does not follow, whoever inserts it', async () => {
    const insert = `insert into referral_triage.audit_entry values ($1, $2, $3, $4, $5, '{}')`
    const hash = `sha256:${'1'.repeat(64)}`
    await expect(client.query(insert, ['stray', 0, 'a', hash, hash])).rejects.toThrow(/does not follow/)
    await expect(client.query(insert, ['stray', 5, 'a', hash, hash])).rejects.toThrow(/does not follow/)
  })

  test('keep several logs apart', async () => {
    const [one, other] = [open(), open()]
    for (const store of [one, other]) unwrap(await createLog({ store }).append(decided('d-0')))
    expect(await verifyLog(one.read())).toMatchObject({ ok: true, size: 1 })
    expect(await verifyLog(other.read())).toMatchObject({ ok: true, size: 1 })
  })
})

describe('a log in PostgreSQL', () => {
  test('shows what an owner changed behind its back', async () => {
    const store = open()
    const log = createLog({ store })
    for (const record of [decided('d-0'), closed('a'), closed('b'), closed('c')])
      unwrap(await log.append(record))
    const head = unwrap(await log.head())
    const name = `log-${count}`
    await client.exec(`
      alter table referral_triage.audit_entry disable trigger user;
      alter table referral_triage.audit_disclosure disable trigger user;
      update referral_triage.audit_entry set entry = replace(entry, 'completed', 'withdrew')
        where log = '${name}' and sequence = 1;
      delete from referral_triage.audit_disclosure where log = '${name}' and sequence >= 2;
      delete from referral_triage.audit_entry where log = '${name}' and sequence = 2;
      alter table referral_triage.audit_entry enable trigger user;
      alter table referral_triage.audit_disclosure enable trigger user;
    `)
    expect(damagesOf(await verifyLog(store.read(), { heads: [head] }))).toEqual([
      'edited 1',
      'removed 2',
      'value-removed 3',
    ])
  })

  test('erases a value for good', async () => {
    const store = open()
    const log = createLog({ store })
    unwrap(await log.append(decided('d-0')))
    const options = { recordId: 'e', at: AT, privacy: privacyWith(), by: LINK_WORKER, reason: 'request' }
    unwrap(await log.erase('d-0', options))
    const { rows } = await client.query('select * from referral_triage.audit_disclosure where log = $1', [
      `log-${count}`,
    ])
    expect(rows).toEqual([])
    expect(await verifyLog(store.read())).toMatchObject({ ok: true, size: 2 })
  })

  test('gives an issue when the database does', async () => {
    const store = postgresStore({ client: { query: () => Promise.reject(new Error('connection refused')) } })
    const log = createLog({ store })
    const said = { ok: false, issues: [{ message: expect.stringContaining('connection refused') }] }
    expect(await log.append(decided('d-0'))).toMatchObject(said)
    expect(await log.find('d-0')).toMatchObject(said)
    expect(await log.head()).toMatchObject({ ok: false, issues: [{ code: 'damaged-log' }] })
    expect((await verifyLog(store.read())).damages).toMatchObject([{ kind: 'unreadable' }])
  })
})
