/** Numbers as people read them. */

/** `1234567` as `1,234,567`: numbers of assignments are exact, and may have forty digits. */
export const groupedDigits = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

const LEAST_PERCENT = 0.0001

/** A share from 0 to 1 in percent, to three digits: `31.6%`, `<0.0001%`. */
export const percent = (share: number): string => {
  const hundredths = share * 100
  if (hundredths === 0 || hundredths >= LEAST_PERCENT) return `${Number(hundredths.toPrecision(3))}%`
  return `<${LEAST_PERCENT}%`
}
