/** Plain JSON data: its type, and how it is frozen and looked into. */

/** Plain JSON data. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Data frozen all the way down; functions in it stay as they are, and so does `string & {}`, any text beside known words. */
export type Frozen<T> = T extends string | ((...args: never[]) => unknown)
  ? T
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json }

/** Whether plain data is a JSON object. */
export const isJsonObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** Whether `value` is an object that has `key` itself and does not inherit it. */
export const hasOwn = (value: unknown, key: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)

/** What stands in plain data at a path; `undefined` if nothing does. */
export const valueAt = (data: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (hasOwn(value, String(key)) ? value[String(key)] : undefined), data)

/** Whether data is text with nothing in it but spaces, if anything. */
export const isBlank = (data: Json | undefined): boolean => typeof data === 'string' && data.trim() === ''

/** Whether such text stands anywhere in plain data. */
export const hasBlank = (data: Json): boolean =>
  isBlank(data) || (typeof data === 'object' && data !== null && Object.values(data).some(hasBlank))

/** Freezes plain data all the way down, and gives the same data. It must be neither deep nor cyclic. */
export const deepFreeze = <T>(data: T): Frozen<T> => {
  if (typeof data === 'object' && data !== null) {
    for (const value of Object.values(data)) deepFreeze(value)
    Object.freeze(data)
  }
  return data as Frozen<T> // it is the same data, and now it cannot be written to
}
