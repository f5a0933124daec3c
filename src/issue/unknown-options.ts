/** Refuses options that nobody reads, so that a slip in an option's name is told. */
import { didYouMean } from './did-you-mean.js'
import type { Issue } from './issue.js'
import { quote } from './quote.js'

const MAX_ISSUES = 20

/** Issues for options that are not an object, and for unknown ones. None at all is fine; `path` is where they stand. */
export const unknownOptions = (
  options: unknown,
  known: readonly string[],
  path: Issue['path'] = [],
): readonly Issue[] => {
  if (options === undefined || options === null) return []
  if (typeof options !== 'object' || Object.prototype.toString.call(options) !== '[object Object]') {
    const what = Array.isArray(options)
      ? 'a list'
      : typeof options === 'object'
        ? 'another object'
        : quote(options)
    const hint = `write \`{ ${known.join(', ')} }\`, or the parts of it that you need`
    return [{ code: 'wrong-type', path, message: `expected options, not ${what}`, hint }]
  }
  return Object.keys(options)
    .filter((key) => !known.includes(key))
    .slice(0, MAX_ISSUES)
    .map(
      (key): Issue => ({
        code: 'unknown-key',
        path: [...path, key],
        message: `unknown option ${quote(key)}`,
        hint: didYouMean(key, known),
      }),
    )
}
