import { canonicalJson } from '../../rule-set/digest.js'
import type { Commitment, Disclosure } from '../records/commitment.js'
import { hashFor } from './domain-hash.js'

/**
 * The commitment to a value: it binds the value, its salt and its place. Without the salt, nobody can find out
 * by trying whether it was this value.
 */
export const commitmentTo = ({ path, salt, value }: Disclosure): Commitment => ({
  commitment: hashFor('commitment', canonicalJson({ path, salt, value })),
})
