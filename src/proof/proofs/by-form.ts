/** What the form of a formula alone proves, without a diagram and without a search. Where it says no, it proves nothing. */
import { type CellChoice, type CellTest, type Formula, restrict } from '../engine/formula.js'
import { StepBudget } from '../engine/step-budget.js'

/** Of more parts than this, trying every combination would take longer than a diagram. */
const MAX_PARTS = 8

/**
 * Whether a formula is false whatever its parts are. Only negations and those parts that are in `opened` are looked
 * into; all others are taken to be able to be true or false, each by itself.
 */
export const isNever = (formula: Formula, opened: ReadonlySet<Formula>): boolean => {
  /** By part, its bit in the mask of those that are true. */
  const bits = new Map<Formula, number>()
  const collect = (one: Formula): void => {
    if (one.kind === 'not') collect(one.of)
    else if ((one.kind === 'and' || one.kind === 'or') && opened.has(one)) one.of.forEach(collect)
    else if (one.kind !== 'constant' && !bits.has(one)) bits.set(one, 1 << bits.size)
  }
  collect(formula)
  if (bits.size > MAX_PARTS) return false

  const isTrue = (one: Formula, trueParts: number): boolean => {
    const bit = bits.get(one)
    if (bit !== undefined) return (trueParts & bit) !== 0
    if (one.kind === 'constant') return one.value
    if (one.kind === 'not') return !isTrue(one.of, trueParts)
    if (one.kind === 'and') return one.of.every((part) => isTrue(part, trueParts))
    return one.kind === 'or' && one.of.some((part) => isTrue(part, trueParts))
  }
  for (let trueParts = 0; trueParts < 1 << bits.size; trueParts += 1)
    if (isTrue(formula, trueParts)) return false
  return true
}

/** Variables that go from their cells in `before` to their cells in `after`; all others stay where they are. */
interface CellMove {
  readonly before: CellChoice
  readonly after: CellChoice
}

type Compound = Extract<Formula, { readonly kind: 'and' | 'or' }>

const isTestWithin = (one: CellTest, other: CellTest): boolean =>
  one.variable === other.variable && one.cells.every((cell, index) => !cell || other.cells[index])

/** Makes the question whether one formula implies another, compared part by part; each pair is worked out once. */
const implication = (steps: StepBudget): ((one: Formula, other: Formula) => boolean) => {
  const known = new Map<Formula, Map<Formula, boolean>>()
  const implies = (one: Formula, other: Formula): boolean => {
    if (one === other) return true
    if (one.kind === 'constant' && !one.value) return true
    if (other.kind === 'constant' && other.value) return true
    if (one.kind === 'in' && other.kind === 'in') return isTestWithin(one, other)
    if (one.kind === 'not' && other.kind === 'not') return implies(other.of, one.of)
    if ((one.kind === 'and' || one.kind === 'or') && one.kind === other.kind) return partsImply(one, other)
    return false
  }
  const partsImply = (one: Compound, other: Compound): boolean => {
    const before = known.get(one)?.get(other)
    if (before !== undefined) return before
    steps.spend(one.of.length)
    const doImply =
      one.of.length === other.of.length &&
      one.of.every((part, index) => {
        const counterpart = other.of[index]
        return counterpart !== undefined && implies(part, counterpart)
      })
    known.set(one, (known.get(one) ?? new Map<Formula, boolean>()).set(other, doImply))
    return doImply
  }
  return implies
}

/**
 * Makes the question whether a formula that is true before a move is true after it, whatever the other variables are.
 * It is where all that it is made of only rises (what is negated: only falls), or where the formula before implies the
 * formula after, part by part, as with numbers of members. What formulas share is looked at once.
 */
export const staysTrue = (
  { after, before }: CellMove,
  steps = new StepBudget(),
): ((formula: Formula) => boolean) => {
  const known = { rises: new Map<Formula, boolean>(), falls: new Map<Formula, boolean>() }
  const implies = implication(steps)
  const only = (way: 'rises' | 'falls', one: Formula): boolean => {
    if (one.kind === 'constant') return true
    if (one.kind === 'not') return only(way === 'rises' ? 'falls' : 'rises', one.of)
    const [from, to] = way === 'rises' ? [before, after] : [after, before]
    if (one.kind === 'in') {
      const [cell, next] = [from.get(one.variable.id), to.get(one.variable.id)]
      return cell === undefined || next === undefined || one.cells[cell] !== true || one.cells[next] === true
    }
    const answered = known[way].get(one)
    if (answered !== undefined) return answered
    steps.spend(one.of.length)
    const does =
      one.of.every((part) => only(way, part)) || implies(restrict(one, from, steps), restrict(one, to, steps))
    known[way].set(one, does)
    return does
  }
  return (formula) => only('rises', formula)
}
