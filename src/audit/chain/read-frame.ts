import { canonicalJson } from '../../rule-set/digest.js'
import { valueAtPointer } from '../privacy/at-pointer.js'
import { commitmentToText, disclosureText } from '../privacy/hashes.js'
import { type Disclosure, isCommitment } from '../records/commitment.js'
import { EntryFrame } from './log-entry.js'
import { type EntryParts, entryHash, entryText, lineText } from './write-entry.js'

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

const faultIn = ({ path }: Disclosure, text: string, record: EntryFrame['record']): string | null => {
  const stands = valueAtPointer(record, path)
  return isCommitment(stands) && stands.commitment === commitmentToText(text).commitment
    ? null
    : `the value at \`${path}\` is not the one that was committed to`
}

const examined = (line: string, frame: EntryFrame): IntactLine | DamagedLine => {
  const { disclosures = [], hash, previous, record, schemaVersion, sequence, signature } = frame
  const unsigned = { schemaVersion, sequence, previous, record: canonicalJson(record) }
  const parts = signature === undefined ? unsigned : { ...unsigned, signature }
  const computed = entryHash(parts)
  if (computed !== hash) return damaged('its hash is not the hash of its content', frame, computed)
  const texts = disclosures.map(disclosureText)
  const paths = disclosures.map(({ path }) => path)
  const inOrder = paths.every((path, index) => index === 0 || path > (paths[index - 1] ?? ''))
  const written = lineText(
    entryText(parts, hash),
    texts.map((text) => ({ text })),
  )
  if (!inOrder || written !== line) return damaged('it is not written as canonical JSON', frame, computed)
  for (const [index, disclosure] of disclosures.entries()) {
    const fault = faultIn(disclosure, texts[index] ?? '', record)
    if (fault !== null) return damaged(fault, frame, computed)
  }
  return { intact: true, frame, parts, absent: record.erasable.filter((path) => !paths.includes(path)) }
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
