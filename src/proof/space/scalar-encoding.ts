/** A fact with one value at a time: one variable, whose cells are the values that no rule can tell apart. */
import { type FactDefinition, type FactValue, listedValues } from '../../facts/fact.js'
import { ALWAYS, isIn, NEVER } from '../engine/formula.js'
import type { StepBudget } from '../engine/step-budget.js'
import type { FactEncoding, ValueTest, VariableMaker } from './encoding.js'

type Scalar = Exclude<FactDefinition, { readonly kind: 'set' }>
type ScalarValue = boolean | number | string

/** Values that every test treats alike. Whole numbers are cut into runs, so that cells keep their order. */
interface Cell {
  /** The values; of a run of whole numbers those at which it may have been cut, its first value first. */
  readonly values: readonly ScalarValue[]
  readonly weight: bigint
  readonly holds: (value: FactValue) => boolean
}

/** What tells values apart: tests, and the numbers with which they compare. */
export interface Cuts {
  readonly tests: readonly ValueTest[]
  readonly constants: readonly number[]
}

/** Facts that have a value whatever is stated and asked: what it is where nothing is said. */
export const UNSAID: ReadonlyMap<string, FactValue> = new Map<string, FactValue>([
  ['serviceFocus', 'general'],
  ['consentBy', 'not-recorded'],
  ['capacityInDoubt', false],
])

/** A range this small is looked at number by number; a larger one only at the constants. */
const SMALL = 200

/** Where a run may begin: between two of these every test answers alike. */
const startsIn = (min: number, max: number, constants: readonly number[]): readonly number[] => {
  if (max - min < SMALL) return Array.from({ length: max - min + 1 }, (_, index) => min + index)
  const starts = [min, ...constants.flatMap((constant) => [constant, constant + 1])]
  return [...new Set(starts)]
    .filter((start) => start >= min && start <= max)
    .sort((one, other) => one - other)
}

const signatureBy =
  (tests: readonly ValueTest[]) =>
  (value: ScalarValue): string =>
    tests.map((test) => (test(value) ? '1' : '0')).join('')

const runsOf = (
  min: number,
  max: number,
  { constants, tests }: Cuts,
  steps?: StepBudget,
): readonly Cell[] => {
  const starts = startsIn(min, max, constants)
  steps?.spend(starts.length * tests.length)
  const runs: [number, ...number[]][] = []
  for (const start of starts) {
    const last = runs.at(-1)
    if (last === undefined || tests.some((test) => test(start) !== test(last[0]))) runs.push([start])
    else last.push(start)
  }
  return runs.map((starts, index) => {
    const [first] = starts
    const end = (runs[index + 1]?.[0] ?? max + 1) - 1
    return {
      values: starts,
      weight: BigInt(end) - BigInt(first) + 1n,
      holds: (value) => typeof value === 'number' && value >= first && value <= end,
    }
  })
}

const kindsOf = (domain: readonly ScalarValue[], { tests }: Cuts, steps?: StepBudget): readonly Cell[] => {
  steps?.spend(domain.length * tests.length)
  const signature = signatureBy(tests)
  const cells = new Map<string, ScalarValue[]>()
  for (const value of domain) {
    const cell = cells.get(signature(value))
    if (cell === undefined) cells.set(signature(value), [value])
    else cell.push(value)
  }
  return [...cells.values()].map((values) => ({
    values,
    weight: BigInt(values.length),
    holds: (value) => values.some((one) => one === value),
  }))
}

const cut = (definition: Scalar, cuts: Cuts, steps?: StepBudget): readonly Cell[] =>
  definition.kind === 'integer'
    ? runsOf(definition.min, definition.max, cuts, steps)
    : kindsOf(listedValues(definition) ?? [], cuts, steps)

/**
 * Lays a fact out by what tells its values apart. `unsaid` is what it is where nobody says anything of it, the plainest that it can be:
 * for most `null`, which is a cell of its own, the last.
 */
export const scalarEncoding = (
  definition: Scalar,
  cuts: Cuts,
  maker: VariableMaker,
  unsaid: FactValue,
  steps?: StepBudget,
): FactEncoding => {
  const cells = cut(definition, cuts, steps)
  const canBeUnknown = unsaid === null
  const unknown = canBeUnknown ? [1] : []
  const variable = maker.make(
    definition.name,
    [...cells.map(({ weight }) => weight), ...unknown.map(BigInt)],
    [...cells.map(({ holds }) => (unsaid !== null && holds(unsaid) ? 0 : 1)), ...unknown.map(() => 0)],
  )
  const inCells = (chosen: readonly boolean[]) => isIn(variable, canBeUnknown ? [...chosen, false] : chosen)
  const first = (cell: Cell | undefined): ScalarValue | null => cell?.values[0] ?? null
  return {
    fact: definition.name,
    variables: [variable],
    isKnown: cells.length === 0 ? NEVER : inCells(cells.map(() => true)),
    where: (test) => {
      const holds = cells.map((cell) => holdsIn(cell, test, definition.name))
      return { isTrue: inCells(holds), isFalse: inCells(holds.map((one) => !one)) }
    },
    valueIn: (choice) => first(cells[choice.get(variable.id) ?? cells.length]),
    cellsFor: (value: FactValue) => {
      const cell =
        value === null ? (canBeUnknown ? cells.length : -1) : cells.findIndex(({ holds }) => holds(value))
      return cell === -1 ? null : new Map([[variable.id, cell]])
    },
    possible: ALWAYS,
  }
}

/** All values of a cell answer a test alike; a test that the cells were not cut for would be a mistake of ours. */
const holdsIn = ({ values }: Cell, test: ValueTest, fact: string): boolean => {
  const [first] = values
  const holds = first !== undefined && test(first)
  if (values.some((value) => test(value) !== holds))
    throw new RangeError(`the cells of ${fact} were not cut for this test`)
  return holds
}
