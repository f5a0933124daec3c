import { didYouMean } from '../../issue/did-you-mean.js'
import { type Issue, TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'

/**
 * Throws a `TriageError` where what a matcher is told to expect is no object, or has a key that the matcher does not
 * know: it would look at nothing of it, and pass. Types say so already, but not in JavaScript.
 */
export const onlyKnownKeys = (expected: unknown, keys: readonly string[], path: Issue['path']): void => {
  const isObject = typeof expected === 'object' && expected !== null && !Array.isArray(expected)
  const unknown = isObject ? Object.keys(expected).filter((key) => !keys.includes(key)) : []
  const [first] = unknown
  if (isObject && first === undefined) return
  const known = `\`{ ${keys.join(', ')} }\``
  throw new TriageError([
    first === undefined
      ? {
          code: 'wrong-type',
          path,
          message: `what is expected is not an object`,
          hint: `write ${known}, or the parts of it that matter`,
        }
      : {
          code: 'unknown-key',
          path: [...path, first],
          message: `unknown key ${quote(first)}`,
          hint: didYouMean(first, keys),
        },
  ])
}
