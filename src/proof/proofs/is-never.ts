import type { Formula } from '../engine/formula.js'

/** Of more parts than this, trying every combination would take longer than a diagram. */
const MAX_PARTS = 8

/**
 * Whether a formula is false whatever its parts are: a proof from its form alone. Only those of its parts are looked
 * into that are in `opened`, and negations; all others are taken to be able to be anything. That it says no proves
 * nothing.
 */
export const isNever = (formula: Formula, opened: ReadonlySet<Formula>): boolean => {
  const parts = new Map<Formula, number>()
  const collect = (one: Formula): void => {
    if (one.kind === 'not') collect(one.of)
    else if ((one.kind === 'and' || one.kind === 'or') && opened.has(one)) one.of.forEach(collect)
    else if (one.kind !== 'constant' && !parts.has(one)) parts.set(one, 1 << parts.size)
  }
  collect(formula)
  if (parts.size > MAX_PARTS) return false

  const isTrue = (one: Formula, trueParts: number): boolean => {
    const part = parts.get(one)
    if (part !== undefined) return (trueParts & part) !== 0
    switch (one.kind) {
      case 'constant':
        return one.value
      case 'not':
        return !isTrue(one.of, trueParts)
      case 'and':
        return one.of.every((of) => isTrue(of, trueParts))
      default:
        return one.kind === 'or' && one.of.some((of) => isTrue(of, trueParts))
    }
  }
  for (let trueParts = 0; trueParts < 1 << parts.size; trueParts += 1)
    if (isTrue(formula, trueParts)) return false
  return true
}
