/** What `check` found as text: what, where, why it matters, how to mend it, and whom it is about. */

import { type Explanation, type Line, line, type Section, section } from '../../explain/explanation.js'
import { capitalised, counted, listed, sentence, stopped } from '../../explain/sentences.js'
import { FINDING_CODES, type Proof, type Severity } from '../../proof/finding.js'
import type { CheckReport } from '../commands/check/check-files.js'
import type { CheckFinding } from '../commands/check/check-finding.js'
import { groupedDigits } from './table.js'

/** More than a screenful helps nobody; `--format json` has them all. */
const MAX_SHOWN = 25

const whereOf = ({ file, pointer, region, rule }: CheckFinding): string => {
  const at = region === null ? '' : `:${region.startLine}:${region.startColumn}`
  const place = file === null ? (rule === null ? '' : `rule ${rule}`) : `${file}${at}`
  return [place, file === null ? '' : pointer].filter((part) => part !== '').join(' ')
}

const findingLine = (finding: CheckFinding): Line => {
  const { code, example, hint, message, why } = finding
  const where = whereOf(finding)
  return line(
    `${where === '' ? '' : `${where}: `}${message} (${code})`,
    `why: ${why}`,
    hint === null ? null : `help: ${hint}`,
    example === null ? null : `example: ${example}`,
  )
}

const findingLines = (findings: readonly CheckFinding[]): readonly Line[] => [
  ...findings.slice(0, MAX_SHOWN).map(findingLine),
  ...(findings.length > MAX_SHOWN ? [line(`and ${findings.length - MAX_SHOWN} more`)] : []),
]

const HEADINGS: readonly (readonly [Severity, string])[] = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['note', 'Notes'],
]

/** How sure a proof is, as the heading that it stands under. */
const standingOf = ({ assignments, by, status }: Proof): string => {
  if (status === 'refuted') return 'Does not hold'
  if (status === 'unfinished') return 'Not finished: nobody knows whether it holds'
  if (assignments !== null) return `Proved over ${groupedDigits(assignments)} assignments of facts`
  return by === 'search' ? 'Proved by search; the assignments were not counted' : 'Proved'
}

const STATUSES = ['refuted', 'unfinished', 'proved'] as const

const worstFirst = (one: Proof, other: Proof): number =>
  STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status)

const proofSections = (proofs: readonly Proof[]): readonly Section[] =>
  [...new Set([...proofs].sort(worstFirst).map(standingOf))].flatMap((standing) =>
    section(
      standing,
      'list',
      proofs.filter((proof) => standingOf(proof) === standing).map(({ title }) => sentence(title)),
    ),
  )

const titleOf = ({ analysis, findings, unusable }: CheckReport): string => {
  if (unusable.length > 0) return `${counted(findings.length + unusable.length, 'problem')} found`
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length
  const unfinished = (analysis?.proofs ?? []).filter(({ status }) => status === 'unfinished').length
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')]
  const grave = [
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
    ...(unfinished === 0 ? [] : [`${counted(unfinished, 'proof')} not finished`]),
  ]
  const said = notes === 0 ? [] : [counted(notes, 'note')]
  if (grave.length > 0) return `Checked: ${listed([...grave, ...said])}`
  return `Checked, and nothing found${notes === 0 ? '' : ` but ${listed(said)}`}`
}

const subjectsOf = ({ analysis, ruleSet, services }: CheckReport): readonly (string | null)[] => [
  ruleSet &&
    `Rule set ${ruleSet.id} ${ruleSet.version}: ${counted(ruleSet.rules, 'rule')}, ${counted(ruleSet.examples, 'example')}.`,
  ruleSet && `Digest ${ruleSet.digest}.`,
  services.length === 0 ? null : `${services.length === 1 ? 'Service' : 'Services'} ${listed(services)}.`,
  analysis &&
    `${capitalised(counted(analysis.size.rules, 'rule'))} with the safety floor, over ${counted(analysis.size.facts, 'fact')}, for every service; ${
      analysis.method === 'exact' ? 'all of it was counted' : 'too large to be counted on, so it was searched'
    }.`,
]

/** The whole report, laid out like any explanation. */
export const formatCheckReport = (report: CheckReport): Explanation => ({
  reader: 'auditor',
  title: titleOf(report),
  sections: [
    ...section('What was checked', 'list', subjectsOf(report)),
    ...section('Cannot be used', 'list', findingLines(report.unusable)),
    ...HEADINGS.flatMap(([wanted, heading]) =>
      section(heading, 'list', findingLines(report.findings.filter(({ severity }) => severity === wanted))),
    ),
    ...section(
      'Not looked for to the end: there may be more of these',
      'list',
      (report.analysis?.unfinished ?? []).map((code) =>
        line(`${code}: ${stopped(FINDING_CODES[code].means)}`),
      ),
    ),
    ...proofSections(report.analysis?.proofs ?? []),
  ],
})
