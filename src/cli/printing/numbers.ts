/** Numbers as people read them. */

/** `1234567` as `1,234,567`: numbers of assignments are exact, and may have forty digits. */
export const groupedDigits = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** A number that people can take in: up to a million million as it is, and above it `about 1.7 × 10^36`. */
export const roughly = (digits: string): string => {
  if (digits.length <= 13) return groupedDigits(digits)
  const [mantissa, exponent] = Number(digits).toExponential(1).split('e+')
  return `about ${mantissa} × 10^${exponent}`
}

const LEAST_PERCENT = 0.0001

/** A share from 0 to 1 in percent, to three digits: `31.6%`, `<0.0001%`. */
export const percent = (share: number): string => {
  const hundredths = share * 100
  if (hundredths === 0 || hundredths >= LEAST_PERCENT) return `${Number(hundredths.toPrecision(3))}%`
  return `<${LEAST_PERCENT}%`
}
