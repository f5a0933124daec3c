/**
 * Receipts: one record of a log, with the proof that it is in the log of a head. And proofs of growth: that the log
 * of one head is the beginning of the log of another. Whoever has the heads can check both without the log.
 */
import * as z from 'zod/mini'
import { describe, readonlyObject } from '../../input/describe.js'
import { type Issue, type Result, resultOf, TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { type Head, type LogEntry, LogEntrySchema } from '../chain/log-entry.js'
import { readEntries } from '../chain/read-entries.js'
import { readFrame } from '../chain/read-frame.js'
import { lineOf } from '../chain/write-entry.js'
import { readBySchema } from '../records/audit-record.js'
import { Digest } from '../records/commitment.js'
import {
  bytesOfDigest,
  holdsConsistency,
  holdsInclusion,
  merkleConsistency,
  merkleInclusion,
} from './merkle-tree.js'

const proof = z.readonly(z.array(Digest).check(z.maxLength(64)))

/** One record of a log, to be shown without the others. */
export type Receipt = z.infer<typeof ReceiptSchema>
export const ReceiptSchema = readonlyObject({
  schemaVersion: z.literal(1).apply(describe, 'The version of this form.'),
  entry: LogEntrySchema.apply(describe, 'The entry. Values that need not be shown can be left out of it.'),
  size: z.int().check(z.minimum(1)).apply(describe, 'How many entries the log of the head has.'),
  proof: proof.apply(describe, 'The inclusion proof (RFC 6962), from the leaf upwards.'),
}).apply(describe, {
  title: 'Audit receipt',
  description: 'One record of an audit log, with the proof that it is in it.',
})

type Lines = AsyncIterable<string> | Iterable<string>

const failed = (issue: Issue): { readonly ok: false; readonly issues: readonly [Issue] } => ({
  ok: false,
  issues: [issue],
})

/** The hashes of the first `size` entries (all if left out), and the entry that is wanted. */
const gather = async (lines: Lines, size: number | undefined, recordId: string | null) => {
  const hashes: Uint8Array[] = []
  let entry: LogEntry | null = null
  for await (const one of readEntries(lines)) {
    if (size !== undefined && hashes.length >= size) break
    hashes.push(bytesOfDigest(one.hash))
    if (one.record.recordId === recordId) entry = one
  }
  return { hashes, entry }
}

const guarded = async <T>(what: () => Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await what()
  } catch (thrown) {
    if (thrown instanceof TriageError) return { ok: false, issues: thrown.issues }
    throw thrown
  }
}

/**
 * The receipt of one record. Takes the lines of the log, the id of the record, and the size of the head that it is
 * to be checked against (the whole log if left out). Gives the receipt, or every issue.
 */
export const receiptOf = (lines: Lines, recordId: string, size?: number): Promise<Result<Receipt>> =>
  guarded(async () => {
    const { entry, hashes } = await gather(lines, size, recordId)
    if (entry === null) {
      const message = `the log has no record of the id ${quote(recordId)}`
      return failed({ code: 'unknown-record', path: [], message })
    }
    const path = merkleInclusion(hashes, entry.sequence)
    if (!path.ok) return path
    return { ok: true, value: { schemaVersion: 1, entry, size: hashes.length, proof: path.value } }
  })

const receiptIssues = ({ entry, proof: path, size }: Receipt, head: Head): readonly Issue[] => {
  const wrong = (message: string): readonly Issue[] => [{ code: 'damaged-log', path: [], message }]
  const checked = readFrame(lineOf(entry))
  if (!checked.intact) return wrong(`the entry is not as it was written: ${checked.why}`)
  if (size !== head.size)
    return wrong(`the receipt is for a log of ${size} entries, the head for ${head.size}`)
  const place = { index: entry.sequence, size, root: head.root, proof: path }
  return holdsInclusion(bytesOfDigest(entry.hash), place)
    ? []
    : wrong('the proof does not lead to the root of the head')
}

/** Checks a receipt against a head. Gives the entry that it shows, or what is wrong. Never throws. */
export const checkReceipt = (receipt: unknown, head: Head): Result<LogEntry> => {
  const given = readBySchema(ReceiptSchema, receipt)
  return given.ok ? resultOf(receiptIssues(given.value, head), () => given.value.entry) : given
}

/**
 * The proof that the log of the head of `earlier` entries is the beginning of that of `later` (the whole log if
 * left out). Takes the lines of the log. Gives the digests of the proof, or every issue.
 */
export const growthProof = (
  lines: Lines,
  earlier: number,
  later?: number,
): Promise<Result<readonly Digest[]>> =>
  guarded(async () => merkleConsistency((await gather(lines, later, null)).hashes, earlier))

/** Whether `digests` prove that the log of one head is the beginning of the log of another. Never throws. */
export const checkGrowth = (earlier: Head, later: Head, digests: readonly Digest[]): boolean => {
  const given = proof.safeParse(digests, { jitless: true })
  return given.success && holdsConsistency(earlier, later, given.data)
}
