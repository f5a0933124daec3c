/**
 * Many programs append to one log on a real PostgreSQL server at once. Takes the connection string in DATABASE_URL;
 * started by run-server.sh, which makes a server for it. As a worker (`WRITER=3`) it is one of the writers.
 */
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createLog } from '../../../src/audit/chain/audit-log.js'
import { readRecords } from '../../../src/audit/chain/read-entries.js'
import { verifyLog } from '../../../src/audit/chain/verify-log.js'
import { postgresStore } from '../../../src/audit/stores/postgres-store.js'
import { formatIssues, unwrap } from '../../../src/issue/issue.js'
import { storeConformance } from '../../../src/testing/store-conformance.js'
import { closed, decided } from '../support/records.js'

const WRITERS = 8
const APPENDS = 2_000
const connectionString = process.env['DATABASE_URL']

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what)
}

const write = async (writer: string): Promise<void> => {
  const client = new pg.Pool({ connectionString, max: 1 })
  const log = createLog({ store: postgresStore({ client }) })
  for (let count = 0; count < APPENDS; count += 1) {
    const record = closed(`${writer}-${count}`)
    const appended = await log.append(record)
    if (!appended.ok) throw new Error(formatIssues(appended.issues))
    // Now and then an answer is lost, and the caller tries again.
    if (count % 100 === 0) must(unwrap(await log.append(record)).already, 'a record was written twice')
  }
  await client.end()
}

const writers = async (): Promise<void> => {
  const ends = Array.from(
    { length: WRITERS },
    (_, index) =>
      new Promise<number | null>((resolve) => {
        const env = { ...process.env, WRITER: `w${index}` }
        fork(fileURLToPath(import.meta.url), { env }).on('exit', resolve)
      }),
  )
  for (const code of await Promise.all(ends)) must(code === 0, `a writer ended with ${code}`)
}

const migrate = async (client: pg.Pool): Promise<void> => {
  const migrations = join(import.meta.dirname, '../../../src/audit/stores/migrations')
  await client.query(readFileSync(join(migrations, '0001-audit-log.sql'), 'utf8'))
}

const conform = async (client: pg.Pool): Promise<void> => {
  let count = 0
  const named = () => postgresStore({ client, log: `log-${count}`, pageSize: 7 })
  const open = () => {
    count += 1
    return named()
  }
  for (const { check, title } of storeConformance({ open, reopen: named })) {
    await check()
    console.log(`holds: ${title}`)
  }
}

const refuse = async (client: pg.Pool): Promise<void> => {
  for (const statement of [
    `update referral_triage.audit_entry set entry = 'x'`,
    'delete from referral_triage.audit_entry',
    'truncate referral_triage.audit_entry cascade',
    `update referral_triage.audit_disclosure set disclosure = 'x'`,
    'truncate referral_triage.audit_disclosure',
  ]) {
    const refused = await client.query(statement).then(
      () => false,
      (error: unknown) => String(error).includes('append-only'),
    )
    must(refused, `not refused: ${statement}`)
    console.log(`refused: ${statement}`)
  }
}

const main = async (): Promise<void> => {
  const client = new pg.Pool({ connectionString, max: 8 })
  const { rows } = await client.query('show server_version')
  console.log(`PostgreSQL ${rows[0].server_version}`)
  await migrate(client)
  await conform(client)
  const store = postgresStore({ client })
  unwrap(await createLog({ store }).append(decided('d-0')))
  const start = performance.now()
  await writers()
  const seconds = (performance.now() - start) / 1_000
  const report = await verifyLog(store.read())
  const size = WRITERS * APPENDS + 1
  must(
    report.ok && report.size === size,
    `${report.size} entries, damages ${JSON.stringify(report.damages[0])}`,
  )
  const ids = new Set<string>()
  for await (const { recordId } of readRecords(store.read())) ids.add(recordId)
  must(ids.size === size, `${ids.size} records`)
  await refuse(client)
  console.log(
    `${WRITERS} writers x ${APPENDS} appends: one unbroken chain of ${size} entries, ${Math.round((size - 1) / seconds)} appends a second`,
  )
  await client.end()
}

const writer = process.env['WRITER']
await (writer === undefined ? main() : write(writer))
