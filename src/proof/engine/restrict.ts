import { ALWAYS, and, type Formula, NEVER, not, or } from './formula.js'
import type { CellChoice } from './search.js'

/** The parts worked on, as they were where none has changed: so that what is shared stays shared. */
const changedParts = (of: readonly Formula[], work: (one: Formula) => Formula): readonly Formula[] | null => {
  const after = of.map(work)
  return after.every((one, index) => one === of[index]) ? null : after
}

/**
 * The formula once the variables chosen are in their cells; the other variables stay open. Parts that mention
 * none of the variables are the same objects as before.
 */
export const restrict = (formula: Formula, choice: CellChoice): Formula => {
  const known = new Map<Formula, Formula>()
  const work = (one: Formula): Formula => {
    const before = known.get(one)
    if (before !== undefined) return before
    const after = restrictOne(one)
    known.set(one, after)
    return after
  }
  const restrictOne = (one: Formula): Formula => {
    switch (one.kind) {
      case 'constant':
        return one
      case 'in': {
        const cell = choice.get(one.variable.id)
        return cell === undefined ? one : one.cells[cell] === true ? ALWAYS : NEVER
      }
      case 'not': {
        const of = work(one.of)
        return of === one.of ? one : not(of)
      }
      case 'and':
      case 'or': {
        const parts = changedParts(one.of, work)
        return parts === null ? one : one.kind === 'and' ? and(...parts) : or(...parts)
      }
    }
  }
  return work(formula)
}

/** Whether the formula is true of an assignment; variables that are not chosen are in their first cell. */
export const isTrueOf = (formula: Formula, choice: CellChoice): boolean => {
  const known = new Map<Formula, boolean>()
  const work = (one: Formula): boolean => {
    switch (one.kind) {
      case 'constant':
        return one.value
      case 'in':
        return one.cells[choice.get(one.variable.id) ?? 0] === true
      case 'not':
        return !work(one.of)
      default:
        return ofParts(one.kind, one)
    }
  }
  /** Only these can be long: each is worked out once. */
  const ofParts = (
    kind: 'and' | 'or',
    one: Extract<Formula, { readonly of: readonly Formula[] }>,
  ): boolean => {
    const before = known.get(one)
    if (before !== undefined) return before
    const truth = kind === 'and' ? one.of.every(work) : one.of.some(work)
    known.set(one, truth)
    return truth
  }
  return work(formula)
}
