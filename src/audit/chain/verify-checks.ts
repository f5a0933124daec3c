/** What is checked of a log beside its chain: that values which are gone were erased on record, and signatures. */
import { hexToBytes } from '@noble/hashes/utils'
import { quote } from '../../issue/quote.js'
import type { DamageList } from './damage.js'
import type { VerifySignature } from './log-entry.js'
import type { IntactLine } from './read-frame.js'
import { bytesToSign } from './write-entry.js'

interface Absent {
  readonly sequence: number
  readonly line: number
  readonly paths: ReadonlySet<string>
}

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

/** Holds values that are gone against the erasures on record. It keeps only what is gone and not yet explained. */
export class ErasureCheck {
  private readonly absent = new Map<string, Absent>()

  constructor(private readonly damages: DamageList) {}

  take({ absent, frame: { record, sequence } }: IntactLine, line: number): void {
    if (absent.length > 0) this.absent.set(record.recordId, { sequence, line, paths: new Set(absent) })
    if (record.type !== 'erasure') return
    const target = String(record['target'])
    const gone = this.absent.get(target)
    if (gone === undefined) return
    const erased = textsIn(record['paths'])
    const left = [...gone.paths].filter((path) => !erased.includes(path))
    if (left.length === 0) this.absent.delete(target)
    else this.absent.set(target, { ...gone, paths: new Set(left) })
  }

  end(): void {
    for (const [recordId, { line, paths, sequence }] of this.absent) {
      const what = [...paths].map((path) => quote(path)).join(', ')
      const message = `of record ${quote(recordId)}, ${what} is gone, and no erasure of it is on record`
      this.damages.add('value-removed', sequence, line, message, { recordId })
    }
  }
}

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
