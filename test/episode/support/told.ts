import { formatPath, type Result } from '../../../src/issue/issue.js'

/** The issues of a result, each as `path: code`; an empty list for a success. */
export const told = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.issues.map(({ code, path }) => `${formatPath(path)}: ${code}`)
