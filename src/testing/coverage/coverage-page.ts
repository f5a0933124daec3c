/** A coverage report as one HTML page that needs nothing else: every rule, its leaves marked. */
import type { RuleSet } from '../../rule-set/rule-set.js'
import { wholeRuleSet } from '../cases/test-case.js'
import { leafInShort } from '../mutation/condition-mistakes.js'
import { conditionTree, type TreeNode } from './condition-tree.js'
import {
  type CoverageReport,
  type CoverageTally,
  isComplete,
  isOpen,
  type LeafCoverage,
  type OutcomeCoverage,
  type RuleCoverage,
  type Seen,
} from './coverage-report.js'
import { outcomeTally } from './coverage-table.js'
import { OUTCOME_KINDS } from './outcome-goal.js'

/** The look of the coverage page: readable in light and dark, with the marks to tell it without colour. */
const PAGE_STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
th { text-align: left; font-weight: normal; padding-right: 2rem; }
td { text-align: right; font-variant-numeric: tabular-nums; }
summary { cursor: pointer; padding: .25rem 0; }
summary.open { font-weight: bold; }
details details { margin-left: 1rem; }
li { margin: .25rem 0; }
summary span { margin-left: .75rem; white-space: nowrap; }
li.open code, .missing, .unfinished { font-weight: bold; text-decoration: underline; }
.impossible { opacity: .6; }
`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const tallied = ({ reachable, reached }: CoverageTally): string => `${reached} of ${reachable}`

/** More names than a few are counted. */
const MAX_NAMES = 3

const byWhom = (by: readonly string[]): string => {
  const more = by.length - MAX_NAMES
  return `${by.slice(0, MAX_NAMES).join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}

const MARKS: Readonly<Record<Seen['status'], string>> = {
  reached: '✓',
  missing: '✗',
  impossible: '–',
  unfinished: '?',
}

const toldOf = (seen: Seen): string => {
  switch (seen.status) {
    case 'reached':
      return byWhom(seen.by)
    case 'missing':
      return `no case; ${JSON.stringify(seen.example)} would`
    case 'impossible':
      return 'no referral can'
    case 'unfinished':
      return 'not known whether any referral can'
  }
}

/** A goal by its name, such as `decides when true`. */
type Named = readonly [name: string, seen: Seen]

/** The word carries it, and so does the mark: nobody needs to see the colour. */
const mark = ([name, seen]: Named): string =>
  `<span class="${seen.status}">${MARKS[seen.status]}&nbsp;${escaped(name)}</span>`

/** Which cases did it, for each goal. */
const byWhomList = (goals: readonly Named[]): string =>
  `<ul>${goals.map(([name, seen]) => `<li>${escaped(name)}: ${escaped(toldOf(seen))}</li>`).join('')}</ul>`

const leafLine = ({ effect, leaf, notEvaluated, thresholds, truths }: LeafCoverage): string => {
  const goals: readonly Named[] = [
    ['true', truths.true],
    ['false', truths.false],
    ['unknown', truths.unknown],
    ['decides when true', effect.true],
    ['decides when false', effect.false],
    ...thresholds.map(({ seen, value }): Named => [`at ${value}`, seen]),
  ]
  const skipped = notEvaluated === 0 ? '' : ` <small>not asked: ${notEvaluated}</small>`
  const line = `<code>${escaped(leafInShort(leaf))}</code> ${goals.map(mark).join(' ')}${skipped}`
  const className = goals.some(([, seen]) => isOpen(seen)) ? 'open' : 'done'
  return `<li class="${className}"><details><summary>${line}</summary>${byWhomList(goals)}</details></li>`
}

const treeList = (node: TreeNode, leaves: readonly LeafCoverage[]): string => {
  if (node.kind === 'leaf') {
    const covered = leaves[node.index]
    return covered === undefined ? '' : leafLine(covered)
  }
  const below = node.kind === 'not' ? [node.child] : node.children
  const word = { all: 'all of', any: 'any of', not: 'not' }[node.kind]
  return `<li>${word}<ul>${below.map((one) => treeList(one, leaves)).join('')}</ul></li>`
}

const ruleSection = (covered: RuleCoverage, ruleSet: RuleSet): string => {
  const rule = ruleSet.rules.find(({ name }) => name === covered.rule)
  const tree = rule === undefined ? null : conditionTree(rule.conditions, ruleSet.conditions).root
  const verdicts: readonly Named[] = Object.entries(covered.verdicts)
  const { leaves, pairs, thresholds } = covered.totals
  const done = isComplete(covered.totals)
  return `<details${done ? '' : ' open'}><summary class="${done ? 'done' : 'open'}">${done ? '✓' : '✗'} ${escaped(covered.title)} <code>${escaped(covered.rule)}</code></summary>
<details><summary>${verdicts.map(mark).join(' ')}</summary>${byWhomList(verdicts)}</details>
<p>Leaves ${tallied(leaves)}; MC/DC pairs ${tallied(pairs)}; sides of thresholds ${tallied(thresholds)}.</p>
<ul>${tree === null ? '' : treeList(tree, covered.leaves)}</ul></details>`
}

const OUTCOME_NAMES: Readonly<Record<OutcomeCoverage['kind'], string>> = {
  disposition: 'Dispositions',
  pathway: 'Pathways, accepted on',
  route: 'Routes, escalated to',
  destination: 'Destinations, redirected to',
}

const outcomeSection = (kind: OutcomeCoverage['kind'], outcomes: readonly OutcomeCoverage[]): string => {
  const named = outcomes.filter((one) => one.kind === kind).map(({ id, seen }): Named => [id, seen])
  if (named.length === 0) return ''
  const isMissing = named.some(([, seen]) => isOpen(seen))
  return `<details${isMissing ? ' open' : ''}><summary class="${isMissing ? 'open' : 'done'}">${isMissing ? '✗' : '✓'} ${OUTCOME_NAMES[kind]} ${named.map(mark).join(' ')}</summary>
${byWhomList(named)}</details>`
}

/**
 * The page, as text. Takes a report and the rule set that it is about. It has no script and asks nothing of the
 * network; which cases did it opens below each leaf.
 */
export const coveragePage = (report: CoverageReport, ruleSet: RuleSet): string => {
  const whole = wholeRuleSet(ruleSet)
  const { cases, outcomes, rules, totals } = report
  const { id, version } = report.ruleSet
  const rows = [
    ['Verdicts', totals.verdicts],
    ['Leaves: true, false and unknown', totals.leaves],
    ['MC/DC pairs', totals.pairs],
    ['Sides of thresholds', totals.thresholds],
    ...OUTCOME_KINDS.map((kind) => [OUTCOME_NAMES[kind], outcomeTally(outcomes, kind)] as const),
  ] as const
  const table = rows.map(([name, tally]) => `<tr><th scope="row">${name}</th><td>${tallied(tally)}</td></tr>`)
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Coverage of ${escaped(id)}</title>
<style>${PAGE_STYLE}</style>
<h1>Coverage of ${escaped(id)} ${escaped(version)}</h1>
<p>Tried with ${cases.examples} examples and ${cases.referrals} referrals. ✓ reached, ✗ missing, – no referral can, ? not known.</p>
<table>${table.join('')}</table>
${OUTCOME_KINDS.map((kind) => outcomeSection(kind, outcomes)).join('\n')}
${rules.map((one) => ruleSection(one, whole)).join('\n')}
</html>
`
}
