/** Logs to damage: their lines, and their bytes as a file has them. */
import { Buffer } from 'node:buffer'
import { EMPTY_LOG, type SealedRecord, type Signer } from '../../../src/audit/chain/log-entry.js'
import { type LogReport, type VerifyOptions, verifyLog } from '../../../src/audit/chain/verify-log.js'
import { lineText, makeEntries, writeRecord } from '../../../src/audit/chain/write-entry.js'
import { linesOfFiles } from '../../../src/audit/node/read-log.js'
import { linesIn } from '../../../src/audit/node/segments.js'

/** The lines of a log of these records. */
export const linesOf = async (
  records: readonly SealedRecord[],
  signer?: Signer,
): Promise<readonly string[]> =>
  (await makeEntries(records.map(writeRecord), EMPTY_LOG, signer)).map(({ disclosures, text }) =>
    lineText(text, disclosures),
  )

/** The bytes of a file with these lines. */
export const fileOf = (lines: readonly string[]): Uint8Array =>
  Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8')

const readFile = (bytes: Uint8Array): AsyncIterable<string> =>
  linesOfFiles([{ path: 'a-log.jsonl', lines: linesIn([bytes]) }])

/** The lines in the bytes of a file, as `readLog` would read them. Throws `TriageError` as that does. */
export const linesInFile = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const lines: string[] = []
  for await (const line of readFile(bytes)) lines.push(line)
  return lines
}

/** Verifies the bytes of a file as `readLog` would read them. */
export const verifyFile = (bytes: Uint8Array, options: VerifyOptions = {}): Promise<LogReport> =>
  verifyLog(readFile(bytes), options)

/** The kinds of damage in a report with their places, each once. */
export const damagesOf = ({ damages }: LogReport): readonly string[] => [
  ...new Set(damages.map(({ kind, sequence }) => `${kind} ${sequence}`)),
]
