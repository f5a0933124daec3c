/** A coverage report as text: a table of whole numbers, and what is missing line by line. */
import { leafInShort } from '../mutation/condition-mistakes.js'
import {
  type CoverageReport,
  type CoverageTally,
  type CoverageTotals,
  isComplete,
  isOpen,
  type RuleCoverage,
  type Seen,
} from './coverage-report.js'

const HEAD = ['rule', 'verdicts', 'leaves', 'pairs', 'thresholds'] as const

const cell = ({ reachable, reached }: CoverageTally): string =>
  reachable === 0 ? '–' : `${reached}/${reachable}`

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

/** What of a coverage report to show. */
interface CoverageTableOptions {
  /** Only the rules with something missing. */
  readonly onlyOpen?: boolean
}

/**
 * The table: reached out of what can be reached, for every rule (or, `onlyOpen`, those with something missing) and
 * in all. A dash stands where there is nothing to reach.
 */
export const coverageTable = (
  { rules, totals }: CoverageReport,
  { onlyOpen = false }: CoverageTableOptions = {},
): string => {
  const shown = rules.filter((one: RuleCoverage) => !onlyOpen || !isComplete(one.totals))
  const rows = [HEAD, ...shown.map((one) => row(one.rule, one.totals)), row('all rules', totals)]
  return laidOut(rows).join('\n')
}

const exampleOf = (seen: Seen): string =>
  seen.status === 'missing' ? `, as with ${JSON.stringify(seen.example)}` : ' (not known whether it can be)'

/** One line for each: what is missing, and facts with which it would be reached. */
export const formatMissing = ({ leaves, verdicts }: RuleCoverage): readonly string[] => [
  ...Object.entries(verdicts).flatMap(([verdict, seen]) =>
    isOpen(seen) ? [`never ${verdict}${exampleOf(seen)}`] : [],
  ),
  ...leaves.flatMap(({ effect, leaf, thresholds, truths }) => {
    const said = `\`${leafInShort(leaf)}\``
    return [
      ...Object.entries(truths).flatMap(([truth, seen]) =>
        isOpen(seen) ? [`${said} is never ${truth}${exampleOf(seen)}`] : [],
      ),
      ...Object.entries(effect).flatMap(([truth, seen]) =>
        isOpen(seen) ? [`${said} never decides by being ${truth}${exampleOf(seen)}`] : [],
      ),
      ...thresholds.flatMap(({ seen, value }) =>
        isOpen(seen) ? [`${said} is never tried at ${value}${exampleOf(seen)}`] : [],
      ),
    ]
  }),
]
