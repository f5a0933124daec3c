/** What `check` found as text: what, where, why it matters, how to mend it, and whom it is about. */

import type { ProofInWords } from '../../analysis/analyse.js'
import { type Explanation, type Line, line, type Section, section } from '../../explain/explanation.js'
import { capitalised, counted, listed, sentence, stopped } from '../../explain/sentences.js'
import { groupBy } from '../../input/group-by.js'
import { type Proof, withConsequences } from '../../proof/finding.js'
import { FINDING_CODES, SEVERITIES, type Severity } from '../../proof/finding-codes.js'
import type { CheckReport } from '../commands/check/check-files.js'
import type { CheckFinding } from '../commands/check/check-finding.js'
import { baseLines } from './format-base.js'
import { signatureSection } from './format-for-signature.js'
import { roughly } from './numbers.js'

/** More than a screenful helps nobody; `--format json` has them all. */
const MAX_SHOWN = 25

const whereOf = ({ file, pointer, region, rule }: CheckFinding): string => {
  const at = region === null ? '' : `:${region.startLine}:${region.startColumn}`
  const place = file === null ? (rule === null ? '' : `rule ${rule}`) : `${file}${at}`
  return [place, file === null ? '' : pointer].filter((part) => part !== '').join(' ')
}

const messageOf = (finding: CheckFinding): string => {
  const where = whereOf(finding)
  return `${where === '' ? '' : `${where}: `}${finding.message}`
}

const helpOf = ({ hint, why }: CheckFinding): readonly (string | null)[] => [
  `why: ${why}`,
  hint === null ? null : `help: ${hint}`,
]

/** More names than that are a list nobody reads; `--format json` has them all. */
const MAX_NAMES = 5

/** What follows from a finding, counted by kind, with the names that the findings are about. */
const consequencesOf = ({ consequences }: CheckFinding): readonly string[] =>
  [...groupBy(consequences, ({ code }) => code)].map(([code, alike]) => {
    const names = alike.map(({ message, pointer, rule }) => rule ?? message.split('`')[1] ?? pointer)
    const more = names.length - MAX_NAMES
    const shown = [...names.slice(0, MAX_NAMES), ...(more > 0 ? [`${more} more`] : [])]
    return `from this follows: ${code}${alike.length > 1 ? `, ${alike.length} times` : ''}: ${listed(shown)}`
  })

const exampleOf = ({ example }: CheckFinding): string | null =>
  example === null ? null : `example: ${example}`

const moreThan = (shown: number, all: number): string | null =>
  all > shown ? `and ${all - shown} more` : null

/** Each in its place with its example; without examples, the names of the rules that the same is said of. */
const saidOf = (findings: readonly CheckFinding[]): readonly (string | null)[] => {
  if (findings.some(({ example, rule }) => example !== null || rule === null))
    return [
      ...findings
        .slice(0, MAX_SHOWN)
        .flatMap((finding) => [messageOf(finding), exampleOf(finding), ...consequencesOf(finding)]),
      moreThan(MAX_SHOWN, findings.length),
    ]
  const alike = groupBy(findings, ({ message, rule }) => message.replace(`\`${rule}\``, '…'))
  return [...alike].map(([message, some]) => `${message}: ${listed(some.flatMap(({ rule }) => rule ?? []))}`)
}

/** Findings of one kind; why they matter and what helps is said once. */
const findingLine = (findings: readonly [CheckFinding, ...CheckFinding[]]): Line => {
  const [first] = findings
  if (findings.length === 1)
    return line(
      `${messageOf(first)} (${first.code})`,
      ...helpOf(first),
      exampleOf(first),
      ...consequencesOf(first),
    )
  return line(`${first.code}, ${findings.length} times`, ...helpOf(first), ...saidOf(findings))
}

/** Findings that say the same of several places, together, in the order of the first of each. */
const grouped = (
  findings: readonly CheckFinding[],
): readonly (readonly [CheckFinding, ...CheckFinding[]])[] => {
  const groups = new Map<string, [CheckFinding, ...CheckFinding[]]>()
  for (const finding of findings) {
    const kind = JSON.stringify([finding.code, finding.hint])
    const group = groups.get(kind)
    if (group === undefined) groups.set(kind, [finding])
    else group.push(finding)
  }
  return [...groups.values()]
}

/** An error or a warning stands by itself; notes are many and alike. */
const findingLines = (findings: readonly CheckFinding[]): readonly (Line | string | null)[] => {
  const groups = findings.every(({ severity }) => severity === 'note')
    ? grouped(findings)
    : findings.map((finding) => [finding] as const)
  const shown = groups.slice(0, MAX_SHOWN)
  return [...shown.map(findingLine), moreThan(shown.flat().length, findings.length)]
}

/** How sure a proof is, as the heading that it stands under. */
const certaintyOf = ({ assignments, by, status }: Proof): string => {
  if (status === 'refuted') return 'Does not hold'
  if (status === 'nothing-to-prove') return 'Nothing to prove, and so not proved'
  if (status === 'unfinished') return 'Not finished: whether it holds is not known'
  if (assignments !== null) return `Proved for every combination of facts (${roughly(assignments)})`
  return by === 'search' ? 'Proved for every combination of facts, by search' : 'Proved'
}

const STATUSES = ['refuted', 'unfinished', 'nothing-to-prove', 'proved'] as const

const worstFirst = (one: Proof, other: Proof): number =>
  STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status)

/** The title, and beside it what was proved: a title can promise more. */
const proofLine = ({ inWords, title }: ProofInWords): Line =>
  line(sentence(title), `in full: ${stopped(inWords)}`)

const proofSections = (proofs: readonly ProofInWords[]): readonly Section[] =>
  [...new Set([...proofs].sort(worstFirst).map(certaintyOf))].flatMap((certainty) =>
    section(certainty, 'list', proofs.filter((proof) => certaintyOf(proof) === certainty).map(proofLine)),
  )

/** A cause stands with the gravest of what comes after it: it comes before something graver only if that follows from it. */
const sectionOf = (findings: readonly CheckFinding[], index: number): Severity =>
  SEVERITIES.find((severity) => findings.slice(index).some((one) => one.severity === severity)) ?? 'note'

/** Without what the base has by itself, which is told where the base is checked. */
const ofItsOwn = (report: CheckReport): CheckReport => ({
  ...report,
  findings: report.findings.filter(({ inherited }) => !inherited),
})

const findingSection = (heading: string, wanted: Severity, { findings }: CheckReport): readonly Section[] =>
  section(heading, 'list', findingLines(findings.filter((_, index) => sectionOf(findings, index) === wanted)))

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
  const following = withConsequences(findings).length - findings.length
  const more = following === 0 ? '' : `, and ${following} more that follow from these`
  if (grave.length > 0) return `Checked: ${listed([...grave, ...said])}${more}`
  return `Checked, and nothing found${notes === 0 ? '' : ` but ${listed(said)}`}`
}

const subjectsOf = ({ analysis, ruleSet, services }: CheckReport): readonly (string | null)[] => [
  ruleSet &&
    `Rule set ${ruleSet.id} ${ruleSet.version}: ${counted(ruleSet.rules, 'rule')}, ${counted(ruleSet.examples, 'example')}.`,
  ruleSet && ruleSet.phrases > 0
    ? `${capitalised(counted(ruleSet.phrases, 'phrase'))} about danger, added to those of the safety floor.`
    : null,
  ruleSet && `Digest ${ruleSet.digest}.`,
  services.length === 0 ? null : `${services.length === 1 ? 'Service' : 'Services'} ${listed(services)}.`,
  analysis &&
    `${capitalised(counted(analysis.size.rules, 'rule'))} with the safety floor, over ${counted(analysis.size.facts, 'fact')}, for every service; ${
      analysis.method === 'exact'
        ? 'all of it was gone through'
        : 'too large to go through, so it was searched'
    }.`,
]

/**
 * The whole report, laid out like any explanation: what is wrong, then what is proved, then what is worth knowing, then
 * what is to be signed: of that `allWords`, or only what stands beside the floor.
 */
export const formatCheckReport = (whole: CheckReport, allWords = false): Explanation => {
  const report = ofItsOwn(whole)
  const proofs = report.analysis?.proofs ?? []
  return {
    reader: 'auditor',
    title: titleOf(report),
    sections: [
      ...section('What was checked', 'list', subjectsOf(report)),
      ...section('What it extends', 'list', baseLines(whole)),
      ...section('Cannot be used', 'list', findingLines(report.unusable)),
      ...proofSections(proofs.filter(({ status }) => status !== 'proved')),
      ...findingSection('Errors', 'error', report),
      ...findingSection('Warnings', 'warning', report),
      ...section(
        'Not looked for to the end: there may be more of these',
        'list',
        (report.analysis?.unfinished ?? []).map((code) =>
          line(`${code}: ${stopped(FINDING_CODES[code].means)}`),
        ),
      ),
      ...proofSections(proofs.filter(({ status }) => status === 'proved')),
      ...findingSection('Notes', 'note', report),
      ...signatureSection(report, allWords),
    ],
  }
}
