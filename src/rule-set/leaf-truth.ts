import type { FactValue } from '../facts/fact.js'
import { onceFor } from '../once-for.js'
import type { Leaf } from './condition.js'
import { knownTest } from './operators.js'
import type { Truth } from './three-valued.js'

const testOf = onceFor(({ operator, value }: Leaf) => knownTest(operator, value))

/** What a leaf comes to for a value of its fact: unknown if the value is. */
export const leafTruth = (leaf: Leaf, value: FactValue): Truth =>
  value === null ? 'unknown' : testOf(leaf)(value) ? 'true' : 'false'
