import type { Literal } from './literal.js'

/** Puts the literal of the highest level, the first left aside, into the second place: the two are then watched. */
export const highestSecond = (clause: Literal[], levelOf: (literal: Literal) => number): void => {
  const [, second] = clause
  if (second === undefined) return
  let best = 1
  for (const [index, literal] of clause.entries()) {
    if (index > 1 && levelOf(literal) > levelOf(clause[best] ?? second)) best = index
  }
  clause[1] = clause[best] ?? second
  clause[best] = second
}
