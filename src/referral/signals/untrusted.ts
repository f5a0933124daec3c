/** Reads the inside of anything that a caller may hand in, a bounded part of it, without ever throwing. */
import { bothEnds } from './both-ends.js'
import { EVER_KEYS, SAFETY_RISKS } from './safety-signal.js'

/** Stands for a value that could not be read: a getter or a proxy that throws. */
export const UNREADABLE: unique symbol = Symbol('cannot be read')

export type Entry = readonly [key: string | number, value: unknown]

/** As many as a whole referral may hold: what is within the limits of the guard is looked at in full. */
export const MAX_ENTRIES = 20_000

/** A question and its answer stand side by side in something small. */
export const MAX_BESIDE = 100

/** Bounds on the work done for data that is larger than any referral. */
export const VALUES = { total: 45_000, most: MAX_ENTRIES, least: 500, parts: 4 }
export const TEXT = { total: 1_500_000, most: 100_000, least: 1_000, parts: 12 }

const MAX_PROTOTYPES = 8

const MAX_INHERITED = 200

/** What `read` gives, or `otherwise` if it throws. */
export const attempt = <T>(read: () => T, otherwise: T): T => {
  try {
    return read()
  } catch {
    return otherwise
  }
}

const read = (container: object, key: string | number): unknown =>
  attempt<unknown>(() => Reflect.get(container, key), UNREADABLE)

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, Symbol.iterator) === 'function'

/** What maps, sets, `URLSearchParams`, `Headers` and form data hold; `null` for what cannot be gone through. */
const iterated = (container: object, most: number): readonly Entry[] | null => {
  const own: unknown = Reflect.get(container, 'entries')
  const all: unknown = typeof own === 'function' ? Reflect.apply(own, container, []) : container
  if (!isIterable(all)) return null
  const entries: Entry[] = []
  for (const item of all) {
    if (entries.length >= most) break
    const [key, value] = Array.isArray(item) && item.length === 2 ? item : [null, item]
    entries.push([typeof key === 'string' ? key : entries.length, value])
  }
  return entries
}

/** Names that a class defines for what its instances hold: `get risks()`. */
const inheritedNames = (container: object): readonly string[] => {
  const names: string[] = []
  let parent = Reflect.getPrototypeOf(container)
  for (let level = 0; parent !== null && parent !== Object.prototype && level < MAX_PROTOTYPES; level += 1) {
    names.push(...Object.getOwnPropertyNames(parent).slice(0, MAX_INHERITED))
    parent = Reflect.getPrototypeOf(parent)
  }
  return names.filter((name) => name !== 'constructor' && name !== '__proto__')
}

/** Keys that are looked for even where an object hides its keys. */
const KEYS_OF_OURS = [...SAFETY_RISKS, ...EVER_KEYS, 'risks', 'assessments', 'referral'] as const

const hiddenNames = (container: object): readonly string[] => [
  ...attempt(() => inheritedNames(container), []),
  ...KEYS_OF_OURS.filter((key) =>
    attempt(
      () => key in container,
      SAFETY_RISKS.some((risk) => risk === key),
    ),
  ),
]

/** Whether it is a list; a revoked proxy is none. */
export const isList = (value: unknown): value is readonly unknown[] =>
  attempt(() => Array.isArray(value), false)

const listEntries = (list: readonly unknown[], most: number): readonly Entry[] => {
  const length = Number(attempt<unknown>(() => Reflect.get(list, 'length'), 0))
  const count = Math.max(0, Math.floor(Number.isFinite(length) ? length : most))
  const at = (index: number): Entry => [index, read(list, index)]
  if (count <= most) return Array.from({ length: count }, (_, index) => at(index))
  const half = Math.floor(most / 2)
  return [
    ...Array.from({ length: half }, (_, index) => at(index)),
    ...Array.from({ length: half }, (_, index) => at(count - half + index)),
  ]
}

/** The keys or indexes of a container with their values, in one order: at most `most` of each sort, from both ends. */
export const entriesOf = (container: object, most: number = MAX_ENTRIES): readonly Entry[] => {
  if (isList(container)) return listEntries(container, most)
  // A proxy of a map passes for one and throws when it is asked.
  const inside = attempt(() => iterated(container, most), null) ?? []
  const own = bothEnds(
    attempt(() => Object.getOwnPropertyNames(container), []),
    most,
  )
  const taken = new Set(own)
  const hidden = hiddenNames(container).filter((name) => !taken.has(name))
  const inherited = [...new Set(hidden)]
    .map((key): Entry => [key, read(container, key)])
    .filter(([, value]) => typeof value !== 'function') // a method holds no answer
  return [...inside, ...own.map((key): Entry => [key, read(container, key)]), ...inherited]
}

/** Whether nothing of what it holds can be seen from outside: a promise, a weak map, a pattern. */
export const isClosed = (container: object): boolean =>
  !['[object Object]', '[object Array]', '[object Map]', '[object Set]'].includes(
    attempt(() => Object.prototype.toString.call(container), ''),
  )

const MAX_BYTES = 2_000_000

const MAX_NUMBERS = 1_000

/** The least byte that is text: a tab. What is below are numbers, such as scores. */
const LEAST_OF_TEXT = 9

const bytesOf = (value: ArrayBuffer | ArrayBufferView): Uint8Array =>
  value instanceof ArrayBuffer
    ? new Uint8Array(value)
    : new Uint8Array(value.buffer, value.byteOffset, value.byteLength)

const isText = (bytes: Uint8Array): boolean =>
  bytes.length > 0 && bytes.subarray(0, 100).some((byte) => byte > LEAST_OF_TEXT)

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, MAX_BYTES))

const numbersIn = (value: ArrayBuffer | ArrayBufferView): readonly unknown[] => {
  // Every view but `DataView` is a list.
  const list =
    value instanceof ArrayBuffer || value instanceof DataView
      ? bytesOf(value)
      : (value as unknown as ArrayLike<unknown>)
  return Array.from({ length: Math.min(list.length, MAX_NUMBERS) }, (_, index) => list[index])
}

const isWide = (value: ArrayBuffer | ArrayBufferView): boolean =>
  !(value instanceof ArrayBuffer || value instanceof DataView) &&
  Reflect.get(value, 'BYTES_PER_ELEMENT') !== 1

const opened = (value: unknown): unknown => {
  if (value instanceof String || value instanceof Boolean || value instanceof Number) return value.valueOf()
  if (value instanceof Date) return Number.isFinite(value.getTime()) ? value.toISOString() : 'a date'
  if (!(value instanceof ArrayBuffer) && !ArrayBuffer.isView(value)) return value
  const bytes = bytesOf(value)
  return !isWide(value) && isText(bytes) ? textOf(bytes) : numbersIn(value)
}

/** A wrapped text, number, boolean or date as itself, bytes as the text they are; any other value as it is. */
export const unboxed = (value: unknown): unknown => attempt<unknown>(() => opened(value), value)

/** By their keys, each value as itself: the same whatever the order of keys. */
export const inOrder = (entries: readonly Entry[]): readonly Entry[] =>
  entries
    .map(([key, value]): Entry => [key, unboxed(value)])
    .sort(([one], [other]) =>
      typeof one === 'number' || typeof other === 'number' || one === other ? 0 : one < other ? -1 : 1,
    )

/** How much may still be read, and how much of it one taker gets. */
interface BudgetLimits {
  readonly total: number
  /** The most that one taker gets. */
  readonly most: number
  /** What one taker gets while anything is left, however little that is. */
  readonly least: number
  /** A taker gets one part in so many of what is left. */
  readonly parts: number
}

/** Shares out work, so that one thing that is very large leaves enough for all that come after it. */
export class Budget {
  private left: number

  constructor(private readonly limits: BudgetLimits) {
    this.left = limits.total
  }

  get isSpent(): boolean {
    return this.left <= 0
  }

  /** How much the next taker may read. */
  get allowance(): number {
    const { least, most, parts } = this.limits
    return Math.max(0, Math.min(this.left, most, Math.max(least, Math.floor(this.left / parts))))
  }

  spend(amount: number): void {
    this.left -= amount
  }
}
