/** Freezes plain data all the way down, so that whoever writes to it throws. */
export const deepFreeze = <T>(data: T): T => {
  if (typeof data === 'object' && data !== null && !Object.isFrozen(data)) {
    Object.freeze(data)
    for (const value of Object.values(data)) deepFreeze(value)
  }
  return data
}

/** Whether nothing in the data can be written to. */
export const isDeeplyFrozen = (data: unknown): boolean =>
  typeof data !== 'object' ||
  data === null ||
  (Object.isFrozen(data) && Object.values(data).every(isDeeplyFrozen))
