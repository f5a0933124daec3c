/** Hashes for one purpose each: what is hashed for one can never pass for what is hashed for another. */
import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'

/** What a hash is for. */
export type HashPurpose = 'entry' | 'commitment' | 'pseudonym' | 'key-fingerprint' | 'signature'

/** The bytes of a text with its purpose before it. No purpose is the beginning of another. */
export const forPurpose = (purpose: HashPurpose, text: string): Uint8Array =>
  utf8ToBytes(`referral-triage/audit/${purpose}/v1\n${text}`)

/** SHA-256 of a text for one purpose, `sha256:` and 64 hexadecimal digits. */
export const hashFor = (purpose: HashPurpose, text: string): string =>
  `sha256:${bytesToHex(sha256(forPurpose(purpose, text)))}`

/** HMAC-SHA-256 of a text for one purpose, in 64 hexadecimal digits. */
export const keyedHashFor = (purpose: HashPurpose, key: Uint8Array, text: string): string =>
  bytesToHex(hmac(sha256, key, forPurpose(purpose, text)))
