/** How to mend a key that a schema does not know. */
import type * as z from 'zod/mini'
import { closestMatch, didYouMean, sameWord } from '../issue/did-you-mean.js'
import { formatPath } from '../issue/issue.js'
import { allowedKeys, placeOf } from './schema-lookup.js'

type Path = readonly (string | number)[]

/**
 * The hint for `key`, unknown in the object at `path` of the `data` that `schema` refused; `base` is where
 * that data stands in the whole. The same word elsewhere beats a similar word here: a `dateOfBirth` at the
 * top belongs to the client.
 */
export const unknownKeyHint = (
  schema: z.core.$ZodType,
  base: Path,
  path: Path,
  data: unknown,
  key: string,
): string => {
  const allowed = allowedKeys(schema, path, data)
  const elsewhere = (exact: boolean): string | null => {
    const found = placeOf(schema, key, exact)
    if (found === null || formatPath(found.slice(0, -1)) === formatPath(path)) return null
    return `it belongs at \`${formatPath([...base, ...found])}\``
  }
  if (allowed.some((one) => sameWord(one, key))) return didYouMean(key, allowed)
  const near = closestMatch(key, allowed) === null ? null : didYouMean(key, allowed)
  return elsewhere(true) ?? near ?? elsewhere(false) ?? didYouMean(key, allowed)
}
