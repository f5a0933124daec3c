/** Reads and writes at a JSON Pointer (RFC 6901) in plain data. */

type Plain = { readonly [key: string]: unknown }

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const keysOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The value at `pointer`; undefined if there is none. */
export const valueAtPointer = (data: unknown, pointer: string): unknown =>
  keysOf(pointer).reduce<unknown>(
    (value, key) => (isPlain(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    data,
  )

const withAt = (data: Plain, [key = '', ...rest]: readonly string[], value: unknown): Plain => {
  const inner = data[key]
  return { ...data, [key]: rest.length === 0 || !isPlain(inner) ? value : withAt(inner, rest, value) }
}

/** The data with another value at `pointer`, whose parents must be there. The data itself stays as it is. */
export const withValueAtPointer = (data: object, pointer: string, value: unknown): object =>
  withAt({ ...data }, keysOf(pointer), value)
