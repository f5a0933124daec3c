/** Facts → the cell of every variable; each fact is looked up once. */
import { type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import { groupedBy } from '../../grouped-by.js'
import { ABSENT, PRESENT, UNKNOWN } from './cells.js'
import type { Variable } from './variables.js'

interface FactReader {
  readonly fact: string
  readonly put: (value: FactValue, cells: Int32Array) => void
}

/** Puts down the cells of all the variables of one fact; they stand together. */
const putter = (own: readonly Variable[]): FactReader['put'] => {
  const [first = 0, end = 0] = [own[0]?.index, (own.at(-1)?.index ?? -1) + 1]
  const whole = own.find(({ cellOf }) => cellOf !== null)
  const cellOf = whole?.cellOf ?? null
  const members = new Map<unknown, number>(
    own.flatMap(({ index, member }) => (member === null ? [] : [[member, index]])),
  )
  return (value, cells) => {
    if (value === null) {
      cells.fill(UNKNOWN, first, end)
      return
    }
    if (members.size > 0) {
      cells.fill(ABSENT, first, end)
      if (Array.isArray(value)) {
        for (const one of value) {
          const index = members.get(one)
          if (index !== undefined) cells[index] = PRESENT
        }
      }
    }
    if (whole !== undefined && cellOf !== null) cells[whole.index] = cellOf(value)
  }
}

/** Reads facts into cells of their own: whoever asks again while facts are read gets others. */
export const cellReader = (variables: readonly Variable[]): ((facts: Facts) => Int32Array) => {
  const byFact = groupedBy(variables, ({ fact }) => fact)
  const readers = [...byFact].map(([fact, own]): FactReader => ({ fact, put: putter(own) }))
  return (given) => {
    const cells = new Int32Array(variables.length)
    for (const { fact, put } of readers) put(valueIn(given, fact), cells)
    return cells
  }
}
