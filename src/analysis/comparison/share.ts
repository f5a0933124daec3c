const DIGITS = 4
/** Numbers of fewer bits than this are numbers to JavaScript as well. */
const MAX_BITS = 900

/** `part` of `whole` as a number from 0 to 1, to four significant digits; nothing of nothing is 0. */
export const shareOf = (part: bigint, whole: bigint): number => {
  if (whole === 0n) return 0
  const tooMany = BigInt(Math.max(0, whole.toString(2).length - MAX_BITS))
  const share = Number(part >> tooMany) / Number(whole >> tooMany)
  return Number(share.toPrecision(DIGITS))
}
