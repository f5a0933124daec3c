/** Appends records one batch after the other, so that concurrent callers share one write. */
import { errorMessage } from '../../issue/error-message.js'
import { type Issue, ok, type Result, TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { isSameRecord } from '../privacy/seal.js'
import type { AuditRecord } from '../records/audit-record.js'
import type { AuditStore } from '../stores/audit-store.js'
import { referenceIssues, referencesOf } from './check-references.js'
import type { LogEntry, SealedRecord, Signer, Tip } from './log-entry.js'
import { makeEntries, type WrittenRecord, writeRecord } from './write-entry.js'

/** Where a record stands in the log. */
export interface Appended {
  /** The id of the record. */
  readonly recordId: string
  /** Its place in the log, from 0. */
  readonly sequence: number
  /** The hash of its entry: `sha256:` and 64 hexadecimal digits. */
  readonly hash: string
  /** Whether it was there already: appending a record again changes nothing. */
  readonly already: boolean
}

/** What an append needs of the log. */
export interface AppendTo {
  readonly store: AuditStore
  readonly signer: Signer | undefined
  /** The entry of a record; null if there is none. Throws `TriageError` if the store cannot be read. */
  readonly find: (recordId: string) => Promise<LogEntry | null>
}

interface Waiting {
  readonly sealed: WrittenRecord
  readonly answer: (result: Result<Appended>) => void
}

/** How often an append is tried again because another writer was faster. */
const MAX_ATTEMPTS = 10_000
/** How many records go into one append at most. */
const MAX_BATCH_SIZE = 500

/** What was thrown while the log was read or written, as issues. */
export const logFault = (thrown: unknown): { readonly ok: false; readonly issues: TriageError['issues'] } => {
  if (thrown instanceof TriageError) return { ok: false, issues: thrown.issues }
  const issue: Issue = {
    code: 'log-not-written',
    path: [],
    message: `the log cannot be written: ${quote(errorMessage(thrown), 200)}`,
    hint: 'mend the cause, and append the record again with the same id: the log keeps one',
  }
  return { ok: false, issues: [issue] }
}

const isOverride = ({ sealed }: Waiting): boolean => sealed.record.type === 'override'

const placeOf = ({ hash, record, sequence }: LogEntry, already: boolean): Appended => ({
  recordId: record.recordId,
  sequence,
  hash,
  already,
})

const alreadyThere = (entry: LogEntry, sealed: SealedRecord): Result<Appended> => {
  if (isSameRecord(entry, sealed)) return ok(placeOf(entry, true))
  const issue: Issue = {
    code: 'record-id-taken',
    path: ['record', 'recordId'],
    message: `the log has another record of the id ${quote(sealed.record.recordId)}`,
    hint: 'give every record an id of its own',
  }
  return { ok: false, issues: [issue] }
}

/** The queue of one log. */
export class AppendQueue {
  private known: Tip | null = null
  private queue: Waiting[] = []
  private working: Promise<void> | null = null

  constructor(private readonly to: AppendTo) {}

  append(sealed: SealedRecord): Promise<Result<Appended>> {
    return new Promise((answer) => {
      try {
        this.queue.push({ sealed: writeRecord(sealed), answer })
        this.working ??= this.work()
      } catch (thrown) {
        answer(logFault(thrown))
      }
    })
  }

  /** Waits until nothing is being appended. */
  async idle(): Promise<void> {
    while (this.working !== null) await this.working
  }

  private async work(): Promise<void> {
    await null // so that calls made in the same tick join the first batch
    while (this.queue.length > 0) {
      const batch = this.nextBatch()
      try {
        await this.write(batch)
      } catch (thrown) {
        this.known = null
        for (const { answer } of batch) answer(logFault(thrown))
      }
    }
    this.working = null
  }

  /**
   * The longest batch whose records do not depend on each other: a record that refers to one in the batch waits for the
   * next, and so does a second record of the same id or a second override of the same decision.
   */
  private nextBatch(): readonly Waiting[] {
    const taken = new Set<string>()
    const own = (record: AuditRecord): readonly string[] => [
      record.recordId,
      ...(record.type === 'override' ? [`override of ${record.decision}`] : []), // no id has a space in it
    ]
    const end = this.queue.slice(0, MAX_BATCH_SIZE).findIndex(({ sealed: { record } }) => {
      if ([...own(record), ...referencesOf(record)].some((id) => taken.has(id))) return true
      for (const id of own(record)) taken.add(id)
      return false
    })
    return this.queue.splice(0, end === -1 ? MAX_BATCH_SIZE : end)
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    // The end is read before the references are checked: whatever is appended later makes this append fail, and they
    // are checked again.
    this.known ??= await this.tip()
    let rest = await this.withValidReferences(batch)
    for (let attempt = 0; rest.length > 0; attempt += 1) {
      if (attempt === MAX_ATTEMPTS) throw new Error('other writers were faster every time')
      const outcome = await this.attempt(rest)
      if (outcome === 'done') return
      // If the log has grown, try again behind its new end; if it has not, one of the record ids is taken.
      if (outcome === 'there') rest = await this.notThereYet(rest)
      else if (rest.some(isOverride)) rest = await this.withValidReferences(rest)
    }
  }

  private async tip(): Promise<Tip> {
    const tip = await this.to.store.tip()
    if (!tip.ok) throw new TriageError(tip.issues)
    return tip.value
  }

  /** Tries to append behind the end of the log as we know it. */
  private async attempt(batch: readonly Waiting[]): Promise<'done' | 'moved' | 'there'> {
    const tip = this.known ?? (await this.tip())
    const records = batch.map(({ sealed }) => sealed)
    const entries = await makeEntries(records, tip, this.to.signer)
    this.known = null
    const outcome = await this.to.store.append(tip, entries)
    if (!outcome.ok) throw new TriageError(outcome.issues)
    if (!outcome.value.appended) {
      this.known = outcome.value.tip
      return outcome.value.tip.hash === tip.hash ? 'there' : 'moved'
    }
    for (const [index, { entry }] of entries.entries()) {
      this.known = { size: entry.sequence + 1, hash: entry.hash }
      batch[index]?.answer(ok(placeOf(entry, false)))
    }
    return 'done'
  }

  /** Answers the records whose references are wrong, and gives the others. */
  private async withValidReferences(batch: readonly Waiting[]): Promise<readonly Waiting[]> {
    const { find, store } = this.to
    const valid: Waiting[] = []
    for (const one of batch) {
      const { record } = one.sealed
      const [first, ...rest] = await referenceIssues(record, { find, read: (from) => store.read(from) })
      if (first === undefined) valid.push(one)
      else one.answer({ ok: false, issues: [first, ...rest] })
    }
    return valid
  }

  /** Answers the records whose ids are in the log already, and gives the others. */
  private async notThereYet(batch: readonly Waiting[]): Promise<readonly Waiting[]> {
    const absent: Waiting[] = []
    for (const one of batch) {
      const entry = await this.to.find(one.sealed.record.recordId)
      if (entry === null) absent.push(one)
      else one.answer(alreadyThere(entry, one.sealed))
    }
    return absent
  }
}
