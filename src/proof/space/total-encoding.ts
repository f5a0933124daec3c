/**
 * The total of a questionnaire where what is seen of it is a fact too. The two are the same wherever the total is
 * known: it is laid out over the variable of what is seen, and one more for whether every item was answered.
 */
import { ALWAYS, and, isIn } from '../engine/formula.js'
import type { FactEncoding, VariableMaker } from './encoding.js'

/** By the fact of a total, the fact of what is seen of its questionnaire, always known. */
export const SEEN: ReadonlyMap<string, string> = new Map([
  ['phq9Total', 'phq9Seen'],
  ['gad7Total', 'gad7Seen'],
])

/** Lays the total out over what is seen. */
export const totalEncoding = (fact: string, seen: FactEncoding, maker: VariableMaker): FactEncoding => {
  const complete = maker.make(`${fact} known`, [1n, 1n], [1, 0])
  const isKnown = isIn(complete, [true, false])
  return {
    fact,
    variables: [complete, ...seen.variables],
    isKnown,
    where: (test) => {
      const { isFalse, isTrue } = seen.where(test)
      return { isTrue: and(isKnown, isTrue), isFalse: and(isKnown, isFalse) }
    },
    valueIn: (choice) => (choice.get(complete.id) === 0 ? seen.valueIn(choice) : null),
    cellsFor: (value) => {
      if (value === null) return new Map([[complete.id, 1]])
      const cells = seen.cellsFor(value)
      return cells === null ? null : new Map([[complete.id, 0], ...cells])
    },
    possible: ALWAYS,
  }
}
