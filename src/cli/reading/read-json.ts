/** JSON text → a value, or what is wrong with it and where. Never last-wins: a repeated key is an issue. */
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser'
import type { Issue, Issues } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { type DuplicateKey, readTolerantly, type TolerantJson } from './tolerant-json.js'

/** Either the value, or the issues with all that could still be made out, for the safety signals in it. */
export type JsonRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: Issues; readonly recovered: unknown }

/** What the parser calls its errors, in words. */
const PROBLEMS: { readonly [code: string]: string } = {
  InvalidSymbol: 'there is a word or sign here that JSON does not know',
  InvalidNumberFormat: 'the number is not written as JSON writes numbers',
  PropertyNameExpected: 'a key in double quotes should stand here',
  ValueExpected: 'a value should stand here',
  ColonExpected: 'a colon should stand here',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing brace `}` is missing',
  CloseBracketExpected: 'a closing bracket `]` is missing',
  EndOfFileExpected: 'there is more text after the end of the data',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'the text is not closed by a double quote',
  UnexpectedEndOfNumber: 'the number ends too soon',
  InvalidUnicode: 'the `\\u` escape is not complete',
  InvalidEscapeCharacter: 'the backslash is not followed by a character that JSON can escape',
  InvalidCharacter: 'there is a control character (a tab, a line break) inside a text',
}

/** The first error that the tolerant parser sees; none if the text is nested too deeply for it to go on. */
const firstError = (text: string): ParseError | null => {
  const errors: ParseError[] = []
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false })
  } catch {
    return null
  }
  return errors[0] ?? null
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
const columnOf = (text: string, offset: number): number => offset - text.lastIndexOf('\n', offset - 1)

const syntaxIssue = (text: string, startLine: number): Issue => {
  const error = firstError(text)
  if (error === null) return { code: 'not-json', path: [], message: 'the text is not JSON' }
  // What is missing is missing after the last thing that is there, not on a line of blanks further down.
  const offset = Math.min(error.offset, text.trimEnd().length)
  const where = `line ${startLine + lineOf(text, offset) - 1}, column ${columnOf(text, offset)}`
  const what =
    /[}\]]/.test(text.charAt(offset)) && /,\s*$/.test(text.slice(0, offset))
      ? 'there is a comma with nothing after it'
      : (PROBLEMS[printParseErrorCode(error.error)] ?? 'the text is not JSON')
  return { code: 'not-json', path: [], message: `not JSON at ${where}: ${what}` }
}

/** More lines than these are not listed. */
const MAX_LINES = 20

/** The issue of a repeated key; `startLine` is where the text stands in its file. */
const duplicateIssue = ({ path, lines }: DuplicateKey, startLine: number): Issue => {
  const places = [...new Set(lines)].map((line) => startLine + line - 1)
  const some = `${places.slice(0, MAX_LINES).join(' and ')}${places.length > MAX_LINES ? ' and others' : ''}`
  const on = places.length === 1 ? `line ${places[0]}` : `lines ${some}`
  const times = lines.length === 2 ? 'twice' : `${lines.length} times`
  const key = String(path.at(-1))
  return {
    code: 'duplicate-key',
    path,
    message: `the key ${quote(key)} is written ${times}, on ${on}`,
    hint: 'keep the one that is true, and take out the rest',
  }
}

/** All that could be made out: the data, and whatever stands loose. Text with no data in it is itself. */
const recoveredFrom = (text: string, { loose, values }: TolerantJson): unknown => {
  if (!values.some((value) => typeof value === 'object' && value !== null)) return text
  return values.length === 1 && loose.length === 0 ? values[0] : [...values, ...loose]
}

/** Reads one JSON text. `startLine` is the line of its file that it begins on, from 1. */
export const readJson = (text: string, startLine = 1): JsonRead => {
  if (text.trim() === '') {
    const issue: Issue = { code: 'not-json', path: [], message: 'the input is empty' }
    return { ok: false, issues: [issue], recovered: null }
  }
  const tolerant = readTolerantly(text)
  const repeated = tolerant.duplicates.map((duplicate) => duplicateIssue(duplicate, startLine))
  try {
    const value: unknown = JSON.parse(text)
    const [first, ...rest] = repeated
    return first === undefined
      ? { ok: true, value }
      : { ok: false, issues: [first, ...rest], recovered: recoveredFrom(text, tolerant) }
  } catch {
    return {
      ok: false,
      issues: [syntaxIssue(text, startLine), ...repeated],
      recovered: recoveredFrom(text, tolerant),
    }
  }
}
