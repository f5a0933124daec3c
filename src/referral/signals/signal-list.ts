/** Collects signals: each once, a bounded number of each kind, with short paths and short words. */
import { shorten } from '../../issue/quote.js'
import { UNREADABLE } from './read-untrusted.js'
import type { SafetySignal, SignalRisk } from './safety-signal.js'

/** Where something stands, as a chain from the inside to the top, so that deep data costs no long lists. */
export interface Place {
  readonly key: string | number
  readonly parent: Place | null
  readonly depth: number
}

/** Enough for a person to see that there is something; 100,000 would only hide it. */
const MAX_OF_A_KIND = 10
const MAX_PATH_LENGTH = 50
const MAX_SAID_LENGTH = 160

export const placeIn = (parent: Place | null, key: string | number): Place => ({
  key: typeof key === 'string' ? key.slice(0, MAX_SAID_LENGTH) : key,
  parent,
  depth: (parent?.depth ?? 0) + 1,
})

const pathOf = (place: Place | null): readonly (string | number)[] => {
  const path: (string | number)[] = []
  for (let at = place; at !== null; at = at.parent) if (at.depth <= MAX_PATH_LENGTH) path.push(at.key)
  return path.reverse()
}

const formatSaid = (value: unknown): string => {
  if (value === UNREADABLE) return '(cannot be read)'
  if (typeof value === 'object' || typeof value === 'function') return `(${typeof value})`
  return shorten(String(value), MAX_SAID_LENGTH)
}

export class SignalList {
  readonly signals: SafetySignal[] = []
  private readonly seen = new Set<string>()
  private readonly counts = new Map<string, number>()

  add(place: Place | null, risk: SignalRisk, answer: SafetySignal['answer'], said: unknown): void {
    const kind = `${risk} ${answer}`
    const count = this.counts.get(kind) ?? 0
    if (count >= MAX_OF_A_KIND) return
    const path = pathOf(place)
    const once = JSON.stringify([kind, path])
    if (this.seen.has(once)) return
    this.seen.add(once)
    this.counts.set(kind, count + 1)
    this.signals.push({ path, risk, answer, said: formatSaid(said) })
  }
}
