/** Reads the inside of anything that a caller may hand in, a bounded part of it, without ever throwing. */
import { SAFETY_RISKS } from './safety-risk.js'

/** Stands for a value that could not be read: a getter or a proxy that throws. */
export const UNREADABLE: unique symbol = Symbol('cannot be read')

export type Entry = readonly [key: string | number, value: unknown]

/** As many as a whole referral may hold: what is within the limits of the guard is looked at in full. */
const MOST_ENTRIES = 20_000

const attempt = <T>(read: () => T, otherwise: T): T => {
  try {
    return read()
  } catch {
    return otherwise
  }
}

const read = (container: object, key: string | number): unknown =>
  attempt<unknown>(() => Reflect.get(container, key), UNREADABLE)

const fromIterable = (container: Map<unknown, unknown> | Set<unknown>): readonly Entry[] => {
  const entries: Entry[] = []
  for (const [key, value] of container.entries()) {
    if (entries.length >= MOST_ENTRIES) break
    entries.push([typeof key === 'string' ? key : entries.length, value])
  }
  return entries
}

/** The keys of the risks even where they are inherited or hidden, as in an instance of a class. */
const hiddenKeys = (container: object, keys: readonly string[]): readonly string[] =>
  SAFETY_RISKS.filter((risk) => !keys.includes(risk) && attempt(() => risk in container, true))

/** Whether it is a list; a proxy that is no longer there is none. */
export const isList = (value: unknown): value is readonly unknown[] =>
  attempt(() => Array.isArray(value), false)

/** The keys or indexes of a container with their values: the first 20,000. */
export const entriesOf = (container: object): readonly Entry[] => {
  if (isList(container)) {
    const length = Number(attempt<unknown>(() => Reflect.get(container, 'length'), 0))
    const most = Math.min(Number.isFinite(length) ? length : MOST_ENTRIES, MOST_ENTRIES)
    return Array.from({ length: Math.max(0, most) }, (_, index) => [index, read(container, index)] as const)
  }
  if (attempt(() => container instanceof Map || container instanceof Set, false)) {
    // A proxy of one passes for one and throws when it is asked.
    const entries = attempt(() => fromIterable(container as Map<unknown, unknown>), null) // or a Set: both have entries
    if (entries !== null) return entries
  }
  const keys = attempt(() => Object.keys(container), []).slice(0, MOST_ENTRIES)
  return [...keys, ...hiddenKeys(container, keys)].map((key) => [key, read(container, key)] as const)
}

/** The value inside `new String(…)`, `new Boolean(…)` and `new Number(…)`; any other value as it is. */
export const unboxed = (value: unknown): unknown =>
  attempt<unknown>(
    () =>
      value instanceof String || value instanceof Boolean || value instanceof Number
        ? value.valueOf()
        : value,
    value,
  )
