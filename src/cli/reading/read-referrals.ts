/** Files and standard input → the referrals in them, in order, each with where it stands. */

import { counted } from '../../explain/sentences.js'
import { quote } from '../../issue/quote.js'
import type { Files, Input, Io } from '../context.js'
import { UsageError } from '../exit-codes.js'
import { decodeText, onlyExact, readText, type TextRead } from './read-file.js'
import type { JsonRead } from './read-json.js'
import { splitReferrals } from './split-referrals.js'

/** Where a referral stands. `file` is `-` for standard input. */
export interface InputPlace {
  readonly file: string
  readonly line?: number
  readonly index?: number
}

export interface ReferralInput {
  readonly place: InputPlace
  readonly read: JsonRead
}

export interface ReferralInputs {
  /** Whether it is one file with one JSON object in it, and nothing else. */
  readonly isOne: boolean
  readonly inputs: readonly ReferralInput[]
}

const STDIN = '-'

const readStdin = async (stdin: Input): Promise<TextRead> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) {
    chunks.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk)
  }
  return { ok: true, ...decodeText(Buffer.concat(chunks)) }
}

const isLinesFile = (file: string): boolean => /\.(jsonl|ndjson)$/i.test(file)

const isReferralFile = (name: string): boolean => /\.(json|jsonl|ndjson)$/i.test(name)

/** What of a directory is left out is said: a referral may be in it. */
const formatSkipped = (source: string, entries: ReturnType<Files['list']>): string | null => {
  const directories = entries.filter(({ isDirectory }) => isDirectory).length
  const others = entries.length - directories
  if (entries.length === 0) return null
  const counts = [
    ...(others === 0 ? [] : [counted(others, 'file')]),
    ...(directories === 0 ? [] : [counted(directories, 'folder')]),
  ]
  return `referral-triage: skipped ${counts.join(' and ')} in ${quote(source)}: only .json, .jsonl and .ndjson are read\n`
}

/** A directory stands for the JSON files in it, in order of their names. */
const filesOf = (source: string, { files, stderr }: Pick<Io, 'files' | 'stderr'>): readonly string[] => {
  if (source === STDIN || !files.isDirectory(source)) return [source]
  const folder = source.replace(/[/\\]+$/, '')
  const all = files.list(source).filter(({ name }) => !name.startsWith('.'))
  const names = all.filter(({ isDirectory, name }) => !isDirectory && isReferralFile(name))
  if (names.length === 0) throw new UsageError(`there are no referrals (.json, .jsonl) in ${quote(source)}`)
  const skipped = formatSkipped(
    source,
    all.filter((entry) => !names.includes(entry)),
  )
  if (skipped !== null) stderr.write(skipped)
  return names.map(({ name }) => `${folder}/${name}`).sort()
}

const inputsOf = (file: string, read: TextRead): ReferralInputs => {
  if (!read.ok) {
    const refused: JsonRead = { ok: false, issues: [read.issue], recovered: null }
    return { isOne: true, inputs: [{ place: { file }, read: refused }] }
  }
  const { form, referrals } = splitReferrals(read.text, isLinesFile(file))
  return {
    isOne: form === 'object',
    inputs: referrals.map(({ read: json, ...place }) => ({
      place: { file, ...place },
      read: onlyExact(json, read.exact),
    })),
  }
}

/**
 * Reads every referral of `files` (a directory stands for its files); no files, or `-`, is standard input. A file that cannot be read is one
 * input that cannot be read: the others are not lost. Throws `UsageError` where nothing is piped in.
 */
export const readReferrals = async (files: readonly string[], io: Io): Promise<ReferralInputs> => {
  const sources = files.length === 0 ? [STDIN] : files.flatMap((source) => filesOf(source, io))
  if (sources.filter((source) => source === STDIN).length > 1) {
    throw new UsageError('standard input `-` can be read only once')
  }
  if (files.length === 0 && io.stdin.isTTY === true) {
    throw new UsageError('no referral given', 'name a file, or pipe referrals in')
  }
  const all: ReferralInputs[] = []
  for (const source of sources) {
    all.push(inputsOf(source, source === STDIN ? await readStdin(io.stdin) : readText(source, io.files)))
  }
  return {
    isOne: all.length === 1 && all[0]?.isOne === true,
    inputs: all.flatMap(({ inputs }) => inputs),
  }
}

/** A place as people say it: `referrals.jsonl, line 4`. */
export const formatPlace = ({ file, index, line }: InputPlace): string => {
  const name = file === STDIN ? 'standard input' : file
  if (line !== undefined) return `${name}, line ${line}`
  return index === undefined ? name : `${name}, item ${index + 1}`
}
