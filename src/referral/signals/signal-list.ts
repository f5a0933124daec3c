/** Collects signals: each once, a bounded number of each kind, with short paths and short words, in the order of their paths. */
import { shorten } from '../../issue/quote.js'
import type { About } from './about.js'
import type { SafetySignal } from './safety-signal.js'
import { UNREADABLE } from './untrusted.js'

/** Where something stands, as a chain from the inside to the top, so that deep data costs no long lists. */
export interface Place {
  readonly key: string | number
  readonly parent: Place | null
  readonly depth: number
}

/** A container still to be looked into. */
export interface Visit {
  readonly container: object
  readonly place: Place | null
  readonly about: About
}

/** Enough for a person to see that there is something; 100,000 would only hide it. */
const MAX_OF_A_KIND = 10
const MAX_PATH_LENGTH = 50
const MAX_LENGTH = 160

export const placeIn = (parent: Place | null, key: string | number): Place => ({
  key: typeof key === 'string' ? key.slice(0, MAX_LENGTH) : key,
  parent,
  depth: (parent?.depth ?? 0) + 1,
})

const pathOf = (place: Place | null): readonly (string | number)[] => {
  const path: (string | number)[] = []
  for (let at = place; at !== null; at = at.parent) if (at.depth <= MAX_PATH_LENGTH) path.push(at.key)
  return path.reverse()
}

const formatWords = (value: unknown): string => {
  if (value === UNREADABLE) return '(cannot be read)'
  if (typeof value === 'object' || typeof value === 'function') return `(${typeof value})`
  return shorten(String(value), MAX_LENGTH)
}

/** What was found, before its place and its words are written down. */
export interface Found extends Pick<SafetySignal, 'risk' | 'answer' | 'by' | 'said'> {
  readonly place: Place | null
  readonly words: unknown
}

export class SignalList {
  private readonly signals: SafetySignal[] = []
  private readonly places = new Map<string, number>()
  private readonly counts = new Map<string, number>()

  add({ place, words, said, ...signal }: Found): void {
    const kind = `${signal.risk} ${signal.answer} ${said}`
    const count = this.counts.get(kind) ?? 0
    if (count >= MAX_OF_A_KIND) return
    const path = pathOf(place)
    const once = JSON.stringify([signal.risk, signal.answer, path])
    const before = this.places.get(once)
    const whole: SafetySignal = {
      path,
      ...signal,
      words: formatWords(words),
      ...(said === undefined ? {} : { said }),
    }
    if (before !== undefined) {
      // What is plainly of the person now stands for what is denied at the same place.
      if (said === undefined && this.signals[before]?.said !== undefined) this.signals[before] = whole
      return
    }
    this.places.set(once, this.signals.length)
    this.counts.set(kind, count + 1)
    this.signals.push(whole)
  }

  /** What was found, by place: the same whatever the order of keys. */
  inOrder(): readonly SafetySignal[] {
    const places = new Map(
      this.signals.map((signal) => [signal, JSON.stringify([signal.path, signal.risk, signal.answer])]),
    )
    return [...this.signals].sort((a, b) => ((places.get(a) ?? '') < (places.get(b) ?? '') ? -1 : 1))
  }
}
