/** Telephone numbers in texts, and the helplines that a decision carries. */
import type { Decision } from '../decision/decision.js'
import type { Helpline } from '../service/nation.js'

/**
 * Where anybody can turn at once. It stands on every page for a client in the same words, so that it says nothing about
 * the reader. They come in addition to the people a decision sends for, never instead. A decision of the first form has none.
 */
export const helplinesOf = ({ helplines }: Pick<Decision, 'helplines'>): readonly Helpline[] =>
  helplines ?? []

const digitsOf = (number: string): string => number.replace(/\D/g, '')

const numbersIn = (text: string): readonly string[] => text.match(/\+?\d[\d ]*\d/g) ?? []

/** Whether every number of one text stands in another: what is said in other words is to be rung on the same. */
export const hasNumbersOf = (original: string, text: string): boolean => {
  const numbers = new Set(numbersIn(text).map(digitsOf))
  return numbersIn(original).every((number) => numbers.has(digitsOf(number)))
}

/** The telephone numbers in a text, as people write them: one of a helpline, however short, or at least eight digits. */
export const phoneNumbers = (text: string, helplines: readonly Helpline[]): readonly string[] => {
  const known = new Set(helplines.flatMap(({ call }) => numbersIn(call).map(digitsOf)))
  return numbersIn(text).filter((number) => {
    const digits = digitsOf(number)
    return known.has(digits) || digits.length >= 8
  })
}
