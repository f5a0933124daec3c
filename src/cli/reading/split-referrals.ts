/** One text → the referrals in it: one JSON object, a JSON array of them, or JSON Lines. */
import type { Issue } from '../../issue/issue.js'
import { type JsonRead, readJson } from './read-json.js'

/** One referral as it stands in its text. */
export interface ReferralText {
  /** The line it stands on, in JSON Lines. */
  readonly line?: number
  /** Its place in the array, from 0. */
  readonly index?: number
  readonly read: JsonRead
}

export interface SplitReferrals {
  readonly form: 'object' | 'array' | 'lines'
  readonly referrals: readonly ReferralText[]
}

const isObjectLine = (line: string): boolean => {
  if (!line.startsWith('{') || !line.trimEnd().endsWith('}')) return false
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** Lines that only open or close something: a text that has them is one JSON value over several lines. */
const isBracketLine = (line: string): boolean => /^\s*(?:[[{]+|[\]}]+,?|[\]}]+,\s*[[{]+)\s*$/.test(line)

/** Whether broken or several-valued text looks like one referral a line, some of which may be bad. */
const looksLikeLines = (lines: readonly string[]): boolean =>
  lines.filter((line) => line.trim() !== '').length > 1 &&
  lines.some(isObjectLine) &&
  !lines.some(isBracketLine)

const splitLines = (lines: readonly string[]): SplitReferrals => ({
  form: 'lines',
  referrals: lines.flatMap((line, at) =>
    line.trim() === '' ? [] : [{ line: at + 1, read: readJson(line, at + 1) }],
  ),
})

/** Issues by the element of the array that they are in, each with its path from there. */
const issuesByElement = (issues: readonly Issue[]): ReadonlyMap<unknown, Issue[]> => {
  const byElement = new Map<unknown, Issue[]>()
  for (const issue of issues) {
    const [element, ...path] = issue.path
    const others = byElement.get(element) ?? []
    others.push({ ...issue, path })
    byElement.set(element, others)
  }
  return byElement
}

const splitArray = (values: readonly unknown[], issues: readonly Issue[]): SplitReferrals => {
  const byElement = issuesByElement(issues)
  return {
    form: 'array',
    referrals: values.map((value, index) => {
      const [first, ...rest] = byElement.get(index) ?? []
      return first === undefined
        ? { index, read: { ok: true, value } }
        : { index, read: { ok: false, issues: [first, ...rest], recovered: value } }
    }),
  }
}

/**
 * Splits `text`. `asLines` says that it is JSON Lines whatever it looks like (a `.jsonl` file). A bad line
 * loses no other line, and a repeated key in one element of an array loses no other element.
 */
export const splitReferrals = (text: string, asLines = false): SplitReferrals => {
  const lines = text.split(/\r?\n/)
  if (asLines && text.trim() !== '') return splitLines(lines)
  const read = readJson(text)
  if (read.ok) {
    return Array.isArray(read.value) ? splitArray(read.value, []) : { form: 'object', referrals: [{ read }] }
  }
  if (looksLikeLines(lines)) return splitLines(lines)
  const onlyRepeats = read.issues.every(({ code }) => code === 'duplicate-key')
  return onlyRepeats && Array.isArray(read.recovered)
    ? splitArray(read.recovered, read.issues)
    : { form: 'object', referrals: [{ read }] }
}
