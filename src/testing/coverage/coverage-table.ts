/** A coverage report as text: a table of whole numbers, and what is missing line by line. */
import { leafInShort } from '../mutation/condition-mistakes.js'
import {
  type CoverageReport,
  type CoverageTally,
  type CoverageTotals,
  isComplete,
  isOpen,
  type OutcomeCoverage,
  type RuleCoverage,
  type Seen,
  tallyOf,
} from './coverage-report.js'
import { OUTCOME_KINDS } from './outcome-goal.js'

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
  const columns = rows[0]?.keys() ?? []
  const widths = [...columns].map((column) => Math.max(...rows.map((one) => (one[column] ?? '').length)))
  return rows.map((one) =>
    one
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

/** How many outcomes of a kind the cases come to. */
export const outcomeTally = (
  outcomes: readonly OutcomeCoverage[],
  kind: OutcomeCoverage['kind'],
): CoverageTally => tallyOf(outcomes.filter((one) => one.kind === kind).map(({ seen }) => seen))

const outcomeRows = (outcomes: readonly OutcomeCoverage[]): readonly (readonly string[])[] => [
  ['outcome', ...OUTCOME_KINDS.map((kind) => `${kind}s`)],
  ['all decisions', ...OUTCOME_KINDS.map((kind) => cell(outcomeTally(outcomes, kind)))],
]

/** What of a coverage report to show. */
interface CoverageTableOptions {
  /** Only the rules with something missing. */
  readonly onlyOpen?: boolean
}

/**
 * The table: reached out of what can be reached, for every rule (or, `onlyOpen`, those with something missing) and
 * in all; and below, for all that decisions come to. A dash stands where there is nothing to reach.
 */
export const coverageTable = (
  { outcomes, rules, totals }: CoverageReport,
  { onlyOpen = false }: CoverageTableOptions = {},
): string => {
  const shown = rules.filter((one: RuleCoverage) => !onlyOpen || !isComplete(one.totals))
  const rows = [HEAD, ...shown.map((one) => row(one.rule, one.totals)), row('all rules', totals)]
  return [...laidOut(rows), '', ...laidOut(outcomeRows(outcomes))].join('\n')
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

const NO_SCENARIO: Readonly<Record<OutcomeCoverage['kind'], string>> = {
  disposition: 'no scenario comes to',
  pathway: 'no scenario is accepted on',
  route: 'no scenario is escalated to',
  destination: 'no scenario is redirected to',
}

/** One line for each thing that decisions can come to and no scenario does, with facts that lead there. */
export const formatMissingOutcomes = ({ outcomes }: CoverageReport): readonly string[] =>
  outcomes.flatMap(({ id, kind, seen }) =>
    isOpen(seen) ? [`${NO_SCENARIO[kind]} \`${id}\`${exampleOf(seen)}`] : [],
  )
