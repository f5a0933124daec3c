/** What is wrong, as plain data that every room gives: `formatIssues` writes it for people, `TriageError` throws it. */

import { ISSUE_CODES, type IssueCode } from './issue-codes.js'

export { ISSUE_CODES, type IssueCode }

/** One problem: what, where, and how to mend it. */
export interface Issue {
  /** What kind of problem it is: a key of `ISSUE_CODES`, which says what each means. */
  readonly code: IssueCode
  /** Where: the keys and indexes from the top of the input, outermost first. */
  readonly path: readonly (string | number)[]
  /** One sentence, lower case, no full stop; the user's own words in backticks. */
  readonly message: string
  /** How to mend it, if we can tell. */
  readonly hint?: string
  /** The file it is in, when the input came from several. */
  readonly file?: string
}

/** At least one issue. */
export type Issues = readonly [Issue, ...Issue[]]

/** What a safe function gives: the value, or all that is wrong. */
export type Result<T> = Success<T> | Failure

/** The good half of a `Result`. */
export interface Success<T> {
  /** It went well. */
  readonly ok: true
  /** What was asked for. */
  readonly value: T
}

/** The other half. */
export interface Failure {
  /** It did not. */
  readonly ok: false
  /** All that is wrong. */
  readonly issues: Issues
}

/** Wraps a value as a success. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

/** Gives the value if there are no issues, and the issues otherwise. */
export const resultOf = <T>(issues: readonly Issue[], value: () => T): Result<T> => {
  const [first, ...rest] = issues
  return first === undefined ? ok(value()) : { ok: false, issues: [first, ...rest] }
}

/** Every issue changed: as many as there were, so never none. */
export const mapIssues = (issues: Issues, change: (issue: Issue) => Issue): Issues => {
  const [first, ...rest] = issues
  return [change(first), ...rest.map(change)]
}

/** The same issues, one key further down: what was read by itself stands at `key` of something larger. */
export const issuesBelow = (issues: Issues, key: string | number): Issues =>
  mapIssues(issues, (issue) => ({ ...issue, path: [key, ...issue.path] }))

/** Writes a path as people read it: `client.needs[0].domain`; `(top)` for the whole input. */
export const formatPath = (path: Issue['path']): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    if (!/^[\w$-]+$/.test(key)) return `${text}[${JSON.stringify(key)}]`
    return text === '' ? key : `${text}.${key}`
  }, '') || '(top)'

/** Writes issues for people, one to a line, each hint on a line below its issue. */
export const formatIssues = (issues: readonly Issue[]): string =>
  issues
    .map(({ code, file, hint, message, path }) => {
      const where = file === undefined ? formatPath(path) : `${file}: ${formatPath(path)}`
      return `${where}: ${message} (${code})${hint === undefined ? '' : `\n    help: ${hint}`}`
    })
    .join('\n')

/** What the throwing functions throw for a user's mistake: all issues at once. */
export class TriageError extends Error {
  /** `TriageError`, or the name of the class that extends it. */
  override readonly name: string = 'TriageError'
  /** All that is wrong. */
  readonly issues: Issues

  constructor(issues: Issues) {
    super(formatIssues(issues))
    this.issues = issues
  }
}

/** Gives the value of a success and throws a `TriageError` for a failure. */
export const unwrap = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new TriageError(result.issues)
}

/** Makes the verb that throws a `TriageError` where its safe twin gives issues. */
export const throwing =
  <Given extends readonly unknown[], Value>(safe: (...given: Given) => Result<Value>) =>
  (...given: Given): Value =>
    unwrap(safe(...given))

/** Makes the safe twin of a verb: what it throws as a `TriageError` is given as issues; any other fault is thrown on. */
export const safely =
  <Given extends readonly unknown[], Value>(verb: (...given: Given) => Value) =>
  (...given: Given): Result<Value> => {
    try {
      return ok(verb(...given))
    } catch (error) {
      if (error instanceof TriageError) return { ok: false, issues: error.issues }
      throw error
    }
  }
