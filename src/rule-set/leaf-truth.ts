import type { FactValue } from '../facts/fact.js'
import { memoize } from '../input/memoize.js'
import type { Leaf } from './condition.js'
import { knownTest } from './operators.js'
import type { Truth } from './three-valued.js'

const testOf = memoize(({ operator, value }: Leaf) => knownTest(operator, value))

/** What a leaf comes to for a value of its fact: unknown if the value is. */
export const leafTruth = (leaf: Leaf, value: FactValue): Truth =>
  value === null ? 'unknown' : testOf(leaf)(value) ? 'true' : 'false'
