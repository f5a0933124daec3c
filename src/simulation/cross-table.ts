/** How many referrals are in one place and in another at the same time: ages by disposition, sources by rule. */

import type { RuleSet } from '../rule-set/rule-set.js'
import { type Dimension, dimensionIssues, labelsOf, placesOf } from './dimension.js'
import { throwIssues } from './known-names.js'
import { asReferral, type SimulatedCase, type SimulatedReferral } from './simulated-case.js'

/** A number of referrals, and what part that is of the whole it belongs to. */
export interface Amount {
  /** How many referrals. */
  readonly count: number
  /** From 0 to 1; 0 where the whole is nothing. Of made-up or generated referrals it says nothing about real ones. */
  readonly share: number
}

/** Counts as a part of a whole. */
export const amount = (count: number, whole: number): Amount => ({
  count,
  share: whole === 0 ? 0 : count / whole,
})

/** One cell of a cross-table. */
interface CrossTableCell extends Amount {
  /** What all of its referrals have in common, beside the row. */
  readonly column: string
}

/** One row of a cross-table; its own share is of all referrals that were decided. */
export interface CrossTableRow extends Amount {
  /** What all of its referrals have in common, such as `under 18`. */
  readonly row: string
  /** By column; the shares are of the row. */
  readonly cells: readonly CrossTableCell[]
}

/** A cross-table. Plain JSON but for `behind`, which JSON leaves out. */
export interface CrossTable {
  /** The columns, whether anybody is there or not. */
  readonly columns: readonly string[]
  /** The rows, whether anybody is there or not. */
  readonly rows: readonly CrossTableRow[]
  /** The referrals behind a row, or behind one of its cells; none for a row or column that there is not. */
  readonly behind: (row: string, column?: string) => readonly SimulatedReferral[]
}

/** Counts cases by rows and columns. Throws `TriageError` for a fact, or for bands, that there cannot be. */
export const crossTable = (
  cases: readonly SimulatedCase[],
  ruleSet: RuleSet,
  { columns, rows }: { readonly rows: Dimension; readonly columns: Dimension },
): CrossTable => {
  throwIssues([...dimensionIssues(rows, ruleSet), ...dimensionIssues(columns, ruleSet)])
  const labelled = cases.map((one) => ({
    one,
    rows: new Set(labelsOf(one, rows)),
    columns: new Set(labelsOf(one, columns)),
  }))
  const inRow = new Map<string, typeof labelled>()
  for (const entry of labelled) {
    for (const row of entry.rows) {
      const here = inRow.get(row)
      if (here === undefined) inRow.set(row, [entry])
      else here.push(entry)
    }
  }
  const columnLabels = placesOf(columns, ruleSet, cases)
  return {
    columns: columnLabels,
    rows: placesOf(rows, ruleSet, cases).map((row) => {
      const here = inRow.get(row) ?? []
      return {
        row,
        ...amount(here.length, cases.length),
        cells: columnLabels.map((column) => ({
          column,
          ...amount(here.filter((entry) => entry.columns.has(column)).length, here.length),
        })),
      }
    }),
    behind: (row, column) =>
      (inRow.get(row) ?? [])
        .filter((entry) => column === undefined || entry.columns.has(column))
        .map(({ one }) => asReferral(one)),
  }
}
