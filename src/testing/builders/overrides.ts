/** What a builder is told to make otherwise: any part of the thing, as deep as one likes. */

type Leaf = boolean | number | string | null | undefined | readonly unknown[]

/** Any part of `T`. Lists are given whole; `undefined` leaves a value out. */
export type Overrides<T> = T extends Leaf
  ? T | undefined
  : { readonly [Key in keyof T]?: Overrides<T[Key]> | undefined }

type Plain = { readonly [key: string]: unknown }

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The base with the overrides laid over it: objects are joined key by key, anything else takes the place of what
 * was there, and `undefined` removes it. Gives new data; nothing that was handed in is changed.
 */
export const overridden = (base: unknown, overrides: unknown): unknown => {
  if (!isPlain(overrides)) return overrides
  const before = isPlain(base) ? base : {}
  const entries = [...new Set([...Object.keys(before), ...Object.keys(overrides)])].map(
    (key): readonly [string, unknown] => [
      key,
      Object.hasOwn(overrides, key) ? overridden(before[key], overrides[key]) : before[key],
    ],
  )
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}
