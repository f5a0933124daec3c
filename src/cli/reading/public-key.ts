import { createPublicKey, verify } from 'node:crypto'
import type { VerifySignature } from '../../audit/chain/signing.js'
import { TriageError } from '../../issue/issue.js'
import type { Files } from '../io.js'
import { UsageError } from '../usage-error.js'
import { fileIssue } from './file-issue.js'

/** Checks signatures by the Ed25519 public key in a PEM file. Throws for a file that holds none. */
export const signaturesBy = (path: string, files: Pick<Files, 'read'>): VerifySignature => {
  let pem: Uint8Array
  try {
    pem = files.read(path)
  } catch (error) {
    throw new TriageError([fileIssue(path, error)])
  }
  try {
    const key = createPublicKey(new TextDecoder().decode(pem))
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('another kind of key')
    return (bytes, signature) => verify(null, bytes, key, signature)
  } catch {
    throw new UsageError(
      'the public key is not an Ed25519 key in PEM',
      'logs that are signed in other ways are verified with `verifyLog` of `referral-triage/audit`',
    )
  }
}
