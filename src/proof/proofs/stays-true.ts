/** What the form of a formula shows when some of its variables go from one cell to another. */
import type { Formula } from '../engine/formula.js'
import { restrict } from '../engine/restrict.js'
import type { CellChoice } from '../engine/search.js'

/** Variables that go from their cells in `before` to their cells in `after`; all others stay where they are. */
export interface Going {
  readonly before: CellChoice
  readonly after: CellChoice
}

type Test = Extract<Formula, { readonly kind: 'in' }>

const isWithinTest = (one: Test, other: Test): boolean =>
  one.variable === other.variable && one.cells.every((cell, index) => !cell || other.cells[index])

/** Makes the question whether one formula is at most another, part by part; each pair is worked out once. */
const within = (): ((one: Formula, other: Formula) => boolean) => {
  const known = new Map<Formula, Map<Formula, boolean>>()
  const work = (one: Formula, other: Formula): boolean => {
    if (one === other) return true
    if (one.kind === 'constant' && !one.value) return true
    if (other.kind === 'constant' && other.value) return true
    if (one.kind === 'in' && other.kind === 'in') return isWithinTest(one, other)
    if (one.kind === 'not' && other.kind === 'not') return work(other.of, one.of)
    if ((one.kind === 'and' || one.kind === 'or') && one.kind === other.kind) return ofParts(one, other)
    return false
  }
  const ofParts = (one: Parted, other: Parted): boolean => {
    const before = known.get(one)?.get(other)
    if (before !== undefined) return before
    const pairs = one.of.flatMap((part, index) => {
      const its = other.of[index]
      return its === undefined ? [] : [[part, its] as const]
    })
    const is = one.of.length === other.of.length && pairs.every(([part, its]) => work(part, its))
    known.set(one, (known.get(one) ?? new Map<Formula, boolean>()).set(other, is))
    return is
  }
  return work
}

type Parted = Extract<Formula, { readonly kind: 'and' | 'or' }>

/**
 * Makes the question whether a formula that is true before is true after, whatever the other variables are, as far as
 * its form shows: what `and` and `or` are made of only rises, and what is negated only falls; or, as with numbers of
 * members, what it is before is part by part within what it is after. That it says no proves nothing. What formulas
 * have in common is looked at once.
 */
export const staysTrue = ({ after, before }: Going): ((formula: Formula) => boolean) => {
  const known = { rising: new Map<Formula, boolean>(), falling: new Map<Formula, boolean>() }
  const isWithin = within()
  const work = (one: Formula, way: 'rising' | 'falling'): boolean => {
    if (one.kind === 'constant') return true
    if (one.kind === 'not') return work(one.of, way === 'rising' ? 'falling' : 'rising')
    const [from, to] = way === 'rising' ? [before, after] : [after, before]
    if (one.kind === 'in') {
      const [cell, next] = [from.get(one.variable.id), to.get(one.variable.id)]
      return cell === undefined || next === undefined || one.cells[cell] !== true || one.cells[next] === true
    }
    const worked = known[way].get(one)
    if (worked !== undefined) return worked
    const is = one.of.every((part) => work(part, way)) || isWithin(restrict(one, from), restrict(one, to))
    known[way].set(one, is)
    return is
  }
  return (formula) => work(formula, 'rising')
}
