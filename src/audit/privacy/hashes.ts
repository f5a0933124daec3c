/** Hashes for one purpose each: what is hashed for one purpose can never pass for another. */
import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { canonicalJson } from '../../rule-set/digest.js'
import type { Commitment, Disclosure } from '../records/commitment.js'

/** What a hash is for. */
type HashPurpose = 'entry' | 'commitment' | 'pseudonym' | 'key-fingerprint' | 'signature'

/** The bytes of a text with its purpose before it. No purpose is the beginning of another. */
export const forPurpose = (purpose: HashPurpose, text: string): Uint8Array =>
  utf8ToBytes(`referral-triage/audit/${purpose}/v1\n${text}`)

/** SHA-256 of a text for one purpose, `sha256:` and 64 hexadecimal digits. */
export const hashFor = (purpose: HashPurpose, text: string): string =>
  `sha256:${bytesToHex(sha256(forPurpose(purpose, text)))}`

/** HMAC-SHA-256 of a text for one purpose, in 64 hexadecimal digits. */
export const keyedHashFor = (purpose: HashPurpose, key: Uint8Array, text: string): string =>
  bytesToHex(hmac(sha256, key, forPurpose(purpose, text)))

/** The canonical JSON of a disclosure: what is written beside a record, and what a commitment is the hash of. */
export const disclosureText = ({ path, salt, value }: Disclosure): string =>
  canonicalJson({ path, salt, value })

/** The commitment to a value, from the text of its disclosure. */
export const commitmentToText = (text: string): Commitment => ({ commitment: hashFor('commitment', text) })

/**
 * The commitment to a value: it binds the value, its salt and its place. Without the salt, nobody can find out
 * by trying whether it was this value.
 */
export const commitmentTo = (disclosure: Disclosure): Commitment =>
  commitmentToText(disclosureText(disclosure))
