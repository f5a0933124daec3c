/** Memoisation: work that is done once, by itself or for each key. */

/** Memoises `work`: it runs when its value is first asked for, and once. What a program does not use costs nothing at its start. */
export const lazy = <Value>(work: () => Value): (() => Value) => {
  let done: { readonly value: Value } | null = null
  return () => {
    done ??= { value: work() }
    return done.value
  }
}

/** Memoises `work` per object key, without keeping keys alive (WeakMap). Keys are compared by identity and must not change. */
export const memoize = <Key extends object, Value>(work: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before.value
    const value = work(key)
    known.set(key, { value })
    return value
  }
}

/**
 * Memoises `work` per key, of any kind, for as long as the function it gives is kept (Map): for functions that call
 * themselves on parts that are shared. `known` are answers to begin with.
 */
export const cached = <Key, Value>(
  work: (key: Key) => Value,
  known: Iterable<readonly [Key, Value]> = [],
): ((key: Key) => Value) => {
  const values = new Map(known)
  return (key) => {
    const before = values.get(key)
    if (before !== undefined) return before
    const value = work(key)
    values.set(key, value)
    return value
  }
}
