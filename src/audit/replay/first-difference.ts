/** The first place where two values of plain JSON differ. */

/** A place, as a JSON Pointer (RFC 6901), and what stands there on both sides; `undefined` where nothing does. */
export interface JsonDifference {
  readonly path: string
  readonly recorded: unknown
  readonly derived: unknown
}

type Parent = { readonly [key: string]: unknown }

const isParent = (value: unknown): value is Parent => typeof value === 'object' && value !== null

const step = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Lists in their order, keys as the derived value has them; keys that only the record has come last. */
const keysOf = (recorded: Parent, derived: Parent): readonly string[] => [
  ...new Set([...Object.keys(derived), ...Object.keys(recorded)]),
]

/** Finds the first difference, looking into lists and objects; `null` if there is none. */
export const firstDifference = (recorded: unknown, derived: unknown, path = ''): JsonDifference | null => {
  if (Object.is(recorded, derived)) return null
  if (!isParent(recorded) || !isParent(derived) || Array.isArray(recorded) !== Array.isArray(derived)) {
    return { path, recorded, derived }
  }
  for (const key of keysOf(recorded, derived)) {
    const at = `${path}${step(key)}`
    const difference =
      Object.hasOwn(recorded, key) && Object.hasOwn(derived, key)
        ? firstDifference(recorded[key], derived[key], at)
        : { path: at, recorded: recorded[key], derived: derived[key] }
    if (difference !== null) return difference
  }
  return null
}
