/** Files as text, whatever editor or shell wrote them, and as JSON; what is wrong with one is an issue that names it. */
import { systemErrorMessage } from '../../issue/error-message.js'
import type { Issue, Issues } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import type { Files } from '../context.js'
import { type JsonRead, readJson } from './read-json.js'

interface DecodedText {
  readonly text: string
  /** Whether every byte made sense; where one did not, the text holds a replacement character. */
  readonly exact: boolean
}

const SNIFFED = 200
const LEAST_ZEROS = 3

/** Whether most bytes at odd or at even places are zero: Latin letters in UTF-16. UTF-8 has no zeros at all. */
const hasZerosAt = (bytes: Uint8Array, parity: 0 | 1): boolean => {
  const places = [...bytes.subarray(0, SNIFFED)].filter((_, at) => at % 2 === parity)
  const zeros = places.filter((byte) => byte === 0).length
  return zeros >= LEAST_ZEROS && zeros * 2 >= places.length
}

/** The encoding that a byte order mark announces, or the zeros between letters; else UTF-8. Windows shells write UTF-16. */
const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (hasZerosAt(bytes, 1) && !hasZerosAt(bytes, 0)) return 'utf-16le'
  if (hasZerosAt(bytes, 0) && !hasZerosAt(bytes, 1)) return 'utf-16be'
  return 'utf-8'
}

/** Decodes UTF-8, or UTF-16 with its mark or without; a byte order mark is dropped. */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const encoding = encodingOf(bytes)
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), exact: true }
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), exact: false }
  }
}

/** `path` and `below` with one slash between. */
export const joined = (path: string, below: string): string => `${path.replace(/[/\\]+$/, '')}/${below}`

/** A file that cannot be read is named in the message already. */
const located = (issue: Issue, file: string): Issue =>
  issue.code === 'unreadable-file' ? issue : { file, ...issue }

/** The issues, each with the file it is in; those that know theirs keep it. */
export const inFile = ([first, ...rest]: Issues, file: string): Issues => [
  located(first, file),
  ...rest.map((issue) => located(issue, file)),
]

/** What went wrong with a file, in words; `error` is whatever `node:fs` threw. */
export const fileIssue = (path: string, error: unknown, done: 'read' | 'written' = 'read'): Issue => {
  const message = `${quote(path)} cannot be ${done}: ${systemErrorMessage(error)}`
  const isNoFile = error instanceof Error && 'code' in error && error.code === 'NOT_A_FILE'
  const hint = 'write what it gives into a file, or, if it is a referral, hand it to standard input, `-`'
  return { code: 'unreadable-file', path: [], message, ...(isNoFile ? { hint } : {}) }
}

/** The text of a file, or of standard input, before anything is made of it. */
export type TextRead =
  | { readonly ok: true; readonly text: string; readonly exact: boolean }
  | { readonly ok: false; readonly issue: Issue }

/** Reads a file as text. Never throws. */
export const readText = (path: string, files: Pick<Files, 'read'>): TextRead => {
  try {
    return { ok: true, ...decodeText(files.read(path)) }
  } catch (error) {
    return { ok: false, issue: fileIssue(path, error) }
  }
}

/** Bytes that are no text could hide a word: what holds them is refused, and what can be read is kept. */
const encodingIssue: Issue = {
  code: 'not-json',
  path: [],
  message: 'the text is not UTF-8, so some of its characters cannot be read',
  hint: 'save it again as UTF-8',
}

/** Refuses JSON that was read from bytes which were not all text. */
export const onlyExact = (read: JsonRead, exact: boolean): JsonRead => {
  if (exact) return read
  return read.ok
    ? { ok: false, issues: [encodingIssue], recovered: read.value }
    : { ...read, issues: [encodingIssue, ...read.issues] }
}

/** Reads a file that holds one JSON value. Never throws. */
export const readJsonFile = (path: string, files: Pick<Files, 'read'>): JsonRead => {
  const read = readText(path, files)
  return read.ok
    ? onlyExact(readJson(read.text), read.exact)
    : { ok: false, issues: [read.issue], recovered: null }
}
