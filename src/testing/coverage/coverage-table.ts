/** A coverage report as a table of text, in whole numbers. */
import type { CoverageReport, CoverageTotals, RuleCoverage, Tally } from './coverage-report.js'
import { isComplete } from './tally.js'

const HEAD = ['rule', 'verdicts', 'leaves', 'pairs', 'thresholds'] as const

const cell = ({ reachable, reached }: Tally): string => (reachable === 0 ? '–' : `${reached}/${reachable}`)

const row = (name: string, { leaves, pairs, thresholds, verdicts }: CoverageTotals): readonly string[] => [
  name,
  cell(verdicts),
  cell(leaves),
  cell(pairs),
  cell(thresholds),
]

const laidOut = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((one) => (one[column] ?? '').length)))
  return rows.map((one) =>
    one
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

/**
 * The table: reached out of what can be reached, for every rule (or, `onlyOpen`, those with something missing) and
 * in all. A dash stands where there is nothing to reach.
 */
export const coverageTable = (
  { rules, totals }: CoverageReport,
  { onlyOpen = false }: { readonly onlyOpen?: boolean } = {},
): string => {
  const shown = rules.filter((one: RuleCoverage) => !onlyOpen || !isComplete(one.totals))
  const rows = [HEAD, ...shown.map((one) => row(one.rule, one.totals)), row('all rules', totals)]
  return laidOut(rows).join('\n')
}
