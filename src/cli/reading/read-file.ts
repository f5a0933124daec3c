import type { Issue } from '../../issue/issue.js'
import type { Files } from '../io.js'
import { decodeText } from './decode-text.js'
import { fileIssue } from './file-issue.js'
import { type JsonRead, readJson } from './read-json.js'

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

/** Bytes that are no text could hide a word: what holds them is refused, and what is legible is kept. */
export const encodingIssue: Issue = {
  code: 'not-json',
  path: [],
  message: 'the text is not UTF-8, so some of its characters cannot be read',
  hint: 'save it again as UTF-8',
}

/** Refuses JSON that was read from bytes which were not all text. */
export const onlyExact = (read: JsonRead, exact: boolean): JsonRead => {
  if (exact) return read
  return read.ok
    ? { ok: false, issues: [encodingIssue], salvage: read.value }
    : { ...read, issues: [encodingIssue, ...read.issues] }
}

/** Reads a file that holds one JSON value. Never throws. */
export const readJsonFile = (path: string, files: Pick<Files, 'read'>): JsonRead => {
  const read = readText(path, files)
  return read.ok
    ? onlyExact(readJson(read.text), read.exact)
    : { ok: false, issues: [read.issue], salvage: null }
}
