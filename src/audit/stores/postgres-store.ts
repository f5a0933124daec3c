import * as z from 'zod/mini'
import { errorMessage } from '../../issue/error-message.js'
import { type Issue, ok, type Result, TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { EMPTY_LOG } from '../chain/log-entry.js'
import { type EntryToStore, lineText } from '../chain/write-entry.js'
import type { AuditStore } from './audit-store.js'

/** Any client of PostgreSQL that sends one statement: a `pg` client or pool, PGlite, and most others. */
export interface PostgresClient {
  /** Sends a statement with parameters `$1`, `$2`, …, and gives its rows as objects by the names of their columns. */
  readonly query: (
    text: string,
    params: unknown[],
  ) => PromiseLike<{
    /** The rows, each an object. */
    readonly rows: readonly unknown[]
  }>
}

/** Where a log is in the database. */
export interface PostgresStoreOptions {
  /** A client or a pool. Every call is one statement, so it need not keep to one connection. */
  readonly client: PostgresClient
  /** The name of the log: a database can hold several. `main` if left out. */
  readonly log?: string | undefined
  /** How many entries are fetched at a time while reading; 500 if left out. */
  readonly pageSize?: number | undefined
}

const LINE = `select e.sequence, e.entry, (
  select string_agg(d.disclosure, ',' order by d.path collate "C")
  from referral_triage.audit_disclosure d where d.log = e.log and d.sequence = e.sequence
) as disclosures from referral_triage.audit_entry e`

const TIP = `select sequence + 1 as size, hash from referral_triage.audit_entry
  where log = $1 order by sequence desc limit 1`

const ERASE = `delete from referral_triage.audit_disclosure d using referral_triage.audit_entry e
  where e.log = $1 and e.record_id = $2 and d.log = e.log and d.sequence = e.sequence
  and d.path in (select json_array_elements_text($3::json))`

// A bigint comes as text from some clients, as a number or a bigint from others.
const count = z.pipe(z.union([z.string(), z.number(), z.bigint()]), z.transform(Number))
const TipRow = z.object({ size: count, hash: z.string() })
const AppendRow = z.extend(TipRow, { appended: z.boolean() })
const LineRow = z.object({ sequence: count, entry: z.string(), disclosures: z.nullable(z.string()) })

const asParameter = (entries: readonly EntryToStore[]): string =>
  JSON.stringify(
    entries.map(({ disclosures, entry: { hash, previous, record }, text }) => ({
      recordId: record.recordId,
      previous,
      hash,
      entry: text,
      disclosures: disclosures.map((one) => ({ path: one.path, disclosure: one.text })),
    })),
  )

const databaseIssue = (error: unknown, done: 'read' | 'written'): Issue => ({
  code: done === 'read' ? 'log-not-read' : 'log-not-written',
  path: [],
  message: `the log cannot be ${done}: the database says ${quote(errorMessage(error), 200)}`,
  hint:
    done === 'read'
      ? 'check the connection, the migrations and the rights of this role'
      : 'mend the cause, and append the record again with the same id: the log keeps one',
})

/**
 * Keeps a log in PostgreSQL. The tables come from `referral-triage/migrations/` of this package. Any number of programs may
 * write at once: each append is one statement that locks the log until it commits. Call it outside a transaction of
 * your own, or what it acknowledges is only as durable as your commit.
 */
export const postgresStore = ({ client, log = 'main', pageSize = 500 }: PostgresStoreOptions): AuditStore => {
  const rowsOf = async <T>(
    schema: z.ZodMiniType<T>,
    text: string,
    params: unknown[],
  ): Promise<readonly T[]> => {
    const { rows } = await client.query(text, params)
    return rows.map((row) => schema.parse(row, { jitless: true }))
  }

  const attempt = async <T>(done: 'read' | 'written', what: () => Promise<T>): Promise<Result<T>> => {
    try {
      return ok(await what())
    } catch (error) {
      return { ok: false, issues: [databaseIssue(error, done)] }
    }
  }

  const lineOf = ({ disclosures, entry }: z.output<typeof LineRow>): string =>
    lineText(entry, disclosures === null ? [] : [{ text: disclosures }])

  const page = (from: number): Promise<readonly z.output<typeof LineRow>[]> =>
    rowsOf(LineRow, `${LINE} where e.log = $1 and e.sequence >= $2 order by e.sequence limit ${pageSize}`, [
      log,
      from,
    ])

  return {
    tip: () => attempt('read', async () => (await rowsOf(TipRow, TIP, [log]))[0] ?? EMPTY_LOG),
    append: (after, entries) =>
      attempt('written', async () => {
        const params = [log, after.size, after.hash, asParameter(entries)]
        const [row] = await rowsOf(
          AppendRow,
          'select appended, size, hash from referral_triage.audit_append($1, $2, $3, $4::json)',
          params,
        )
        if (row === undefined) throw new Error('the append gave no answer')
        return row.appended
          ? { appended: true }
          : { appended: false, tip: { size: row.size, hash: row.hash } }
      }),
    find: (recordId) =>
      attempt('read', async () => {
        const [row] = await rowsOf(LineRow, `${LINE} where e.log = $1 and e.record_id = $2`, [log, recordId])
        return row === undefined ? null : lineOf(row)
      }),
    read: async function* (from = 0) {
      let next = from
      while (true) {
        const rows = await attempt('read', () => page(next))
        if (!rows.ok) throw new TriageError(rows.issues)
        for (const row of rows.value) {
          yield lineOf(row)
          next = row.sequence + 1
        }
        if (rows.value.length < pageSize) return
      }
    },
    erase: (recordId, paths) =>
      attempt('written', async () => {
        await client.query(ERASE, [log, recordId, JSON.stringify(paths)])
        return true as const
      }),
    close: async () => undefined, // the client is the caller's
  }
}
