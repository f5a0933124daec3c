import { canonicalJson } from '../../rule-set/digest.js'
import type { Commitment, Disclosure } from '../records/commitment.js'
import { hashFor } from './domain-hash.js'

/** The canonical JSON of a disclosure: what is written beside a record, and what a commitment is the hash of. */
export const disclosureText = ({ path, salt, value }: Disclosure): string =>
  canonicalJson({ path, salt, value })

/** The commitment to a value of which the disclosure is written like this. */
export const commitmentToText = (text: string): Commitment => ({ commitment: hashFor('commitment', text) })

/**
 * The commitment to a value: it binds the value, its salt and its place. Without the salt, nobody can find out
 * by trying whether it was this value.
 */
export const commitmentTo = (disclosure: Disclosure): Commitment =>
  commitmentToText(disclosureText(disclosure))
