import type { Frozen } from './plain-json.js'

/** Freezes plain data all the way down, and gives the same data. It must be neither deep nor cyclic. */
export const deepFreeze = <T>(data: T): Frozen<T> => {
  if (typeof data === 'object' && data !== null) {
    for (const value of Object.values(data)) deepFreeze(value)
    Object.freeze(data)
  }
  return data as Frozen<T> // it is the same data, and now it cannot be written to
}
