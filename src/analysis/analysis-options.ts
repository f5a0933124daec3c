/** The options of an analysis, looked over: a `servise` that nobody reads would report on every service instead. */
import { valueAt } from '../input/json.js'
import type { Issue } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { unknownOptions } from '../issue/unknown-options.js'

const LIMITS = ['nodes', 'conflicts', 'givenUp', 'steps']

const limitIssues = (options: unknown): readonly Issue[] => {
  const limits = valueAt(options, ['limits'])
  return [
    ...unknownOptions(limits, LIMITS, ['options', 'limits']),
    ...LIMITS.flatMap((name): readonly Issue[] => {
      const value = valueAt(limits, [name])
      if (value === undefined || (typeof value === 'number' && value >= 0)) return []
      const message = `a limit is a number from 0, not ${quote(value)}`
      return [{ code: 'wrong-type', path: ['options', 'limits', name], message }]
    }),
  ]
}

/** Issues for options that are none, for those beside `known` and `limits`, and for limits that limit nothing. */
export const analysisOptionIssues = (options: unknown, known: readonly string[]): readonly Issue[] => [
  ...unknownOptions(options, [...known, 'limits'], ['options']),
  ...limitIssues(options),
]
