/** All that is wrong with a rule set, with services if there are any: as `createTriage` would use it, for everybody there can be. */
import { analyse, type Report } from '../../../analysis/analyse.js'
import { checkExamples } from '../../../analysis/check-examples.js'
import { serviceFitIssues } from '../../../decision/triage-options.js'
import { ownWordIssues } from '../../../explain/parse-words.js'
import { definitionsOf } from '../../../facts/catalogue.js'
import type { Issue } from '../../../issue/issue.js'
import { type Finding, withConsequences } from '../../../proof/finding.js'
import { FINDING_CODES } from '../../../proof/finding-codes.js'
import { pathByName } from '../../../rule-set/merging/own-parts.js'
import { fillPlaces, nationOf, placeIssues } from '../../../rule-set/places.js'
import type { RuleSet } from '../../../rule-set/rule-set.js'
import { safetyFloor } from '../../../rule-set/shipped.js'
import { safeWeld } from '../../../rule-set/weld.js'
import type { NationTexts } from '../../../service/nation.js'
import type { Service } from '../../../service/service.js'
import { nations } from '../../../service/shipped-nations.js'
import type { Place } from '../../reading/rule-set-places.js'
import { type CheckFinding, findingOfAnalysis, findingOfIssue, type Regions } from './check-finding.js'
import { contactFindings } from './service-contacts.js'

/** A service, and the file it was read from; `null` for one that ships. */
export interface ReadService {
  readonly service: Service
  readonly file: string | null
}

export interface RuleSetCheck {
  /** Errors first, then warnings and notes; but a cause before what follows from it. */
  readonly findings: readonly CheckFinding[]
  /** What was proved, over how many assignments; `null` where the rule set cannot be analysed. */
  readonly analysis: Pick<Report, 'method' | 'proofs' | 'unfinished' | 'outcomes' | 'size'> | null
}

/** The rule set as `createTriage` would use it; the floor itself stands alone. */
const welded = (ruleSet: RuleSet): { readonly whole: RuleSet; readonly issues: readonly Issue[] } => {
  const floor = safetyFloor()
  if (ruleSet.id === floor.id) return { whole: ruleSet, issues: [] }
  const result = safeWeld(floor, ruleSet)
  return result.ok ? { whole: result.value, issues: [] } : { whole: ruleSet, issues: result.issues }
}

/** The floor is analysed as a part of every rule set, and what cannot be welded to it not at all. */
const canBeAnalysed = (ruleSet: RuleSet, issues: readonly Issue[]): boolean =>
  issues.length === 0 && ruleSet.id !== safetyFloor().id

/** What is wrong, or never happens, for one service only; what it shares with every other has been found already. */
const forService = (
  ruleSet: RuleSet,
  { service }: ReadService,
  found: readonly Finding[],
): readonly Finding[] => {
  const known = new Set(withConsequences(found).map(({ code, path }) => JSON.stringify([code, path])))
  return withConsequences(analyse(ruleSet, { service }).findings).filter(
    ({ code, path, severity }) =>
      code === 'rule-never-met-here' || (severity === 'error' && !known.has(JSON.stringify([code, path]))),
  )
}

/** What `limits-do-not-meet` says of the rule set is not said again of the service. */
const unsaid = (issues: readonly Issue[], isAnalysed: boolean): readonly Issue[] =>
  isAnalysed ? issues.filter(({ code }) => code !== 'service-outside-envelope') : issues

/** What the analysis finds of a rule set, for every service and for those given, with what of it is found for those only. */
const analysed = (ruleSet: RuleSet, services: readonly ReadService[]) => {
  const report = analyse(ruleSet)
  const further = services.flatMap((service) => forService(ruleSet, service, report.findings))
  const isError = ({ severity }: Finding) => severity === 'error'
  return {
    report,
    // What is found is in its order: a cause may stand before a graver finding that follows from it.
    findings: [
      ...further.filter(isError),
      ...report.findings,
      ...further.filter((finding) => !isError(finding)),
    ],
  }
}

/** Names a finding by what it is about, which has another index in a base. */
const keyOf = (ruleSet: RuleSet, { code, path }: Finding): string =>
  JSON.stringify([code, pathByName(ruleSet, path)])

/** Whether the base has a finding as well. An error is never put down to it. */
const inheritance = (
  ruleSet: RuleSet,
  base: RuleSet | null,
  services: readonly ReadService[],
): ((finding: Finding) => boolean) => {
  if (base === null || !canBeAnalysed(base, welded(base).issues)) return () => false
  const known = new Set(
    withConsequences(analysed(base, services).findings).map((finding) => keyOf(base, finding)),
  )
  return (finding) => finding.severity !== 'error' && known.has(keyOf(ruleSet, finding))
}

/** Places that nothing stands for: at the services given, or where there are none in any nation that ships. */
const unfilled = (ruleSet: RuleSet, services: readonly ReadService[]): readonly Issue[] => {
  const inRules = (nation: NationTexts) =>
    placeIssues(ruleSet, nation).filter(({ path }) => path[0] !== 'service')
  if (services.length > 0) return services.flatMap(({ service }) => inRules(nationOf(service)))
  const unknownIn = Object.values(nations).map(inRules)
  return unknownIn.some((issues) => issues.length === 0) ? [] : (unknownIn[0] ?? [])
}

/** What is checked: a rule set, the base that it extends (if it is at hand), and services. */
export interface Checked {
  readonly ruleSet: RuleSet
  readonly base: RuleSet | null
  readonly services: readonly ReadService[]
}

/** Checks a rule set, with services if there are any. `placeOf` says where its parts stand on disk. */
export const findProblems = (
  { base, ruleSet, services }: Checked,
  placeOf: (path: Place['path']) => Place,
  regions: Regions,
): RuleSetCheck => {
  const ruleAt = ([list, index]: Issue['path']): string | null =>
    list === 'rules' && typeof index === 'number' ? (ruleSet.rules[index]?.name ?? null) : null
  const { issues, whole } = welded(ruleSet)
  const analysis = canBeAnalysed(ruleSet, issues) ? analysed(ruleSet, services) : null
  const placing = {
    placeOf,
    regions,
    definitions: definitionsOf(ruleSet),
    isInherited: analysis === null ? () => false : inheritance(ruleSet, base, services),
  }
  const misfits = services.flatMap(({ file, service }) =>
    [
      ...unsaid(serviceFitIssues(whole, service), analysis !== null),
      ...ownWordIssues({ ruleSet: fillPlaces(whole, nationOf(service)), service }),
      ...placeIssues(ruleSet, nationOf(service)).filter(({ path }) => path[0] === 'service'),
    ].map((issue) =>
      // Their paths begin with `service`, which the file of the service has not.
      findingOfIssue(issue, null, { file, path: issue.path.slice(1) }, regions),
    ),
  )
  const contacts = services.flatMap(({ file, service }) =>
    // Those that ship are nobody's: their contacts are not looked at.
    (file === null ? [] : contactFindings(whole, service)).map((one) =>
      findingOfIssue(one, null, { file, path: one.path }, regions, FINDING_CODES[one.code].severity),
    ),
  )
  return {
    findings: [
      ...[...issues, ...unfilled(ruleSet, services), ...checkExamples(ruleSet)].map((issue) =>
        findingOfIssue(issue, ruleAt(issue.path), placeOf(issue.path), regions),
      ),
      ...misfits,
      ...(analysis?.findings ?? []).map((finding) => findingOfAnalysis(finding, placing)),
      ...contacts,
    ],
    analysis: analysis && {
      method: analysis.report.method,
      proofs: analysis.report.proofs,
      unfinished: analysis.report.unfinished,
      outcomes: analysis.report.outcomes,
      size: analysis.report.size,
    },
  }
}
