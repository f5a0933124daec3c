import { hexToBytes } from '@noble/hashes/utils'
import { quote } from '../../issue/quote.js'
import type { DamageList } from './damage.js'
import { bytesToSign } from './entry-text.js'
import type { IntactLine } from './read-frame.js'
import type { VerifySignature } from './signing.js'

interface Failure {
  readonly sequence: number
  readonly line: number
  readonly recordId: string
  readonly keyId: string
}

const MAX_FAILURES = 1_000

/** Checks signatures, and tells one that is forged from a key that is the wrong one. */
export class SignatureCheck {
  private good = 0
  private readonly failures: Failure[] = []

  constructor(
    private readonly verify: VerifySignature,
    private readonly damages: DamageList,
  ) {}

  async check({ frame, parts }: IntactLine, line: number): Promise<void> {
    const { record, sequence, signature } = frame
    const { recordId } = record
    if (signature === undefined) {
      this.damages.add('unsigned', sequence, line, `entry ${sequence} is not signed`, { recordId })
      return
    }
    const { keyId, value } = signature
    if (await this.verify(bytesToSign(parts), hexToBytes(value), keyId)) this.good += 1
    else if (this.failures.length < MAX_FAILURES) this.failures.push({ sequence, line, recordId, keyId })
  }

  end(): void {
    const [first] = this.failures
    if (first === undefined) return
    const { keyId, line, recordId, sequence } = first
    if (this.good === 0) {
      const message = `no signature is by the key ${quote(keyId)} that was given to check them with`
      this.damages.add('wrong-key', sequence, line, message, { count: this.failures.length, recordId })
      return
    }
    for (const one of this.failures) {
      const message = `the signature of entry ${one.sequence} is not by the key ${quote(one.keyId)}`
      this.damages.add('forged', one.sequence, one.line, message, { recordId: one.recordId })
    }
  }
}
