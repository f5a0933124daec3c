/** Issues as one line each, easy to compare: `code at path`. */
import { formatPath, type Issue, type Result } from '../../../src/issue/issue.js'

/** The issues of a result; none if it is a success. */
export const issuesOf = (result: Result<unknown>): readonly Issue[] => (result.ok ? [] : result.issues)

/** Every issue as `code at path`. */
export const inShort = (result: Result<unknown>): readonly string[] =>
  issuesOf(result).map(({ code, path }) => `${code} at ${formatPath(path)}`)
