/** Files and standard input → the referrals in them, in order, each with where it stands. */
import type { Issue } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import type { Files, Input, Io } from '../context.js'
import { UsageError } from '../exit-codes.js'
import { decodeText, fileIssue, onlyExact, readText, type TextRead } from './read-file.js'
import type { JsonRead } from './read-json.js'
import { formatSkipped, isHidden } from './skipped.js'
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

/** More than this no text can hold; what never ends is not read for ever. */
const MAX_BYTES = 512 * 1024 * 1024

const TOO_MUCH: Issue = {
  code: 'too-large',
  path: [],
  message: 'standard input holds more than 512 MiB',
  hint: 'hand the referrals over in parts',
}

const readStdin = async (stdin: Input): Promise<TextRead> => {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stdin) {
      const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
      size += bytes.length
      if (size > MAX_BYTES) return { ok: false, issue: TOO_MUCH }
      chunks.push(bytes)
    }
    return { ok: true, ...decodeText(Buffer.concat(chunks)) }
  } catch (error) {
    return { ok: false, issue: fileIssue('standard input', error) }
  }
}

const isLinesFile = (file: string): boolean => /\.(jsonl|ndjson)$/i.test(file)

const isReferralFile = (name: string): boolean => /\.(json|jsonl|ndjson)$/i.test(name)

/** A file, or standard input, and how it is read. */
interface Source {
  readonly file: string
  readonly read: () => TextRead | Promise<TextRead>
}

const WHY_SKIPPED = 'only .json, .jsonl and .ndjson are read, and none that is hidden'

/** A directory stands for the JSON files in it, in order of their names. */
const filesIn = (source: string, files: Files): readonly Source[] => {
  const folder = source.replace(/[/\\]+$/, '')
  const all = files.list(source)
  const read = all.filter((entry) => !entry.isDirectory && !isHidden(entry) && isReferralFile(entry.name))
  const skipped = formatSkipped(
    source,
    all.filter((entry) => !read.includes(entry)),
    WHY_SKIPPED,
  )
  if (read.length === 0) {
    throw new UsageError(`there are no referrals (.json, .jsonl) in ${quote(source)}`, skipped)
  }
  if (skipped !== null) files.tell(skipped)
  return read
    .map(({ name }) => `${folder}/${name}`)
    .sort()
    .map((file) => ({ file, read: () => readText(file, files) }))
}

const sourcesOf = (source: string, { files, stdin }: Pick<Io, 'files' | 'stdin'>): readonly Source[] => {
  if (source === STDIN) return [{ file: source, read: () => readStdin(stdin) }]
  if (!files.isDirectory(source)) return [{ file: source, read: () => readText(source, files) }]
  try {
    return filesIn(source, files)
  } catch (error) {
    if (error instanceof UsageError) throw error
    return [{ file: source, read: () => ({ ok: false, issue: fileIssue(source, error) }) }]
  }
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
  const sources = (files.length === 0 ? [STDIN] : files).flatMap((source) => sourcesOf(source, io))
  if (sources.filter(({ file }) => file === STDIN).length > 1) {
    throw new UsageError('standard input `-` can be read only once')
  }
  if (files.length === 0 && io.stdin.isTTY === true) {
    throw new UsageError('no referral given', 'name a file, or pipe referrals in')
  }
  const all: ReferralInputs[] = []
  for (const { file, read } of sources) all.push(inputsOf(file, await read()))
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
