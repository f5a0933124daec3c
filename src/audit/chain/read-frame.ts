import { canonicalJson } from '../../rule-set/digest.js'
import { valueAtPointer } from '../privacy/at-pointer.js'
import { commitmentTo } from '../privacy/commit.js'
import { isCommitment } from '../records/commitment.js'
import { EntryFrame } from './entry-schema.js'
import { disclosuresText, type EntryParts, entryHash, entryText, lineText } from './entry-text.js'

/** A line whose every byte is bound by its hash and its commitments. */
export interface IntactLine {
  readonly intact: true
  readonly frame: EntryFrame
  readonly parts: EntryParts
  /** The places whose values are not there any more. */
  readonly absent: readonly string[]
}

/** A line that is not as it was written; the frame is there if it can still be read. */
export interface DamagedLine {
  readonly intact: false
  readonly frame: EntryFrame | null
  /** The hash that its content has now, where it has any. */
  readonly computed: string | null
  readonly why: string
}

const damaged = (
  why: string,
  frame: EntryFrame | null = null,
  computed: string | null = null,
): DamagedLine => ({
  intact: false,
  frame,
  computed,
  why,
})

const frameIn = (line: string): EntryFrame | null => {
  try {
    // Without `jitless` zod compiles the schema by `new Function`.
    const read = EntryFrame.safeParse(JSON.parse(line), { jitless: true })
    return read.success ? read.data : null
  } catch {
    return null
  }
}

const disclosureFault = ({ disclosures = [], record }: EntryFrame): string | null => {
  const wrong = disclosures.find((disclosure) => {
    const stands = valueAtPointer(record, disclosure.path)
    return !isCommitment(stands) || stands.commitment !== commitmentTo(disclosure).commitment
  })
  if (wrong !== undefined) return `the value at \`${wrong.path}\` is not the one that was committed to`
  return new Set(disclosures.map(({ path }) => path)).size === disclosures.length
    ? null
    : 'a value is there twice'
}

const examined = (line: string, frame: EntryFrame): IntactLine | DamagedLine => {
  const { disclosures = [], hash, previous, record, schemaVersion, sequence, signature } = frame
  const unsigned = { schemaVersion, sequence, previous, record: canonicalJson(record) }
  const parts = signature === undefined ? unsigned : { ...unsigned, signature }
  const computed = entryHash(parts)
  if (computed !== hash) return damaged('its hash is not the hash of its content', frame, computed)
  if (lineText(entryText(parts, hash), disclosuresText(disclosures)) !== line) {
    return damaged('it is not written as canonical JSON', frame, computed)
  }
  const fault = disclosureFault(frame)
  if (fault !== null) return damaged(fault, frame, computed)
  const present = disclosures.map(({ path }) => path)
  return { intact: true, frame, parts, absent: record.erasable.filter((path) => !present.includes(path)) }
}

/** Reads a line and checks that it is as it was written. Its place in the chain is not looked at. Never throws. */
export const readFrame = (line: string): IntactLine | DamagedLine => {
  const frame = frameIn(line)
  if (frame === null) return damaged('it is not an entry of a log')
  try {
    return examined(line, frame)
  } catch {
    return damaged('it holds what no canonical JSON holds', frame)
  }
}
