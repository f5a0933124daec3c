import { quote } from '../../issue/quote.js'
import type { DamageList } from './damage.js'
import type { IntactLine } from './read-frame.js'

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
