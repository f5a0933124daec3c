/** What `check` looks at: a rule set (its schema and references, and all that it does) and services. */
import { analyse, type Report } from '../../../analysis/analyse.js'
import { checkExamples } from '../../../analysis/check-examples.js'
import { forSignature, type TextForSignature } from '../../../analysis/for-signature.js'
import { serviceFitIssues } from '../../../decision/triage-options.js'
import { definitionsWith } from '../../../facts/catalogue.js'
import type { Issue } from '../../../issue/issue.js'
import { type Finding, withConsequences } from '../../../proof/finding.js'
import { digestOf } from '../../../rule-set/digest.js'
import type { RuleSet } from '../../../rule-set/rule-set.js'
import { safetyFloor } from '../../../rule-set/shipped.js'
import { safeWeld } from '../../../rule-set/weld.js'
import type { Service } from '../../../service/service.js'
import type { Files } from '../../context.js'
import { joined } from '../../reading/read-file.js'
import { type Place, regionFinder, rulePlaces } from '../../reading/rule-set-places.js'
import { looksLikeFile, readRuleSet, readService } from '../../reading/rules-and-service.js'
import {
  type CheckFinding,
  findingOfAnalysis,
  findingOfIssue,
  located,
  type Regions,
} from './check-finding.js'

/** A service, and the file it was read from; `null` for one that ships. */
interface ReadService {
  readonly service: Service
  readonly file: string | null
}

interface RuleSetCheck {
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

/** Checks a rule set, with services if there are any. `placeOf` says where its parts stand on disk. */
const checkRuleSet = (
  own: RuleSet,
  services: readonly ReadService[],
  placeOf: (path: Place['path']) => Place,
  regions: Regions,
): RuleSetCheck => {
  const ruleAt = ([list, index]: Issue['path']): string | null =>
    list === 'rules' && typeof index === 'number' ? (own.rules[index]?.name ?? null) : null
  const { issues, whole } = welded(own)
  const report = canBeAnalysed(own, issues) ? analyse(own) : null
  const analysed = report?.findings ?? []
  const further = report === null ? [] : services.flatMap((service) => forService(own, service, analysed))
  const errorsHere = further.filter(({ severity }) => severity === 'error')
  const notesHere = further.filter(({ severity }) => severity !== 'error')
  const definitions = definitionsWith(own.localFacts)
  const misfits = services.flatMap(({ file, service }) =>
    unsaid(serviceFitIssues(whole, service), report !== null).map((issue) =>
      // Their paths begin with `service`, which the file of the service has not.
      findingOfIssue(issue, null, { file, path: issue.path.slice(1) }, regions),
    ),
  )
  return {
    // Issues are errors, and what is found is in its order: a cause may stand before a graver finding that follows from it.
    findings: [
      ...[...issues, ...checkExamples(own)].map((issue) =>
        findingOfIssue(issue, ruleAt(issue.path), placeOf(issue.path), regions),
      ),
      ...misfits,
      ...[...errorsHere, ...analysed, ...notesHere].map((finding) =>
        findingOfAnalysis(finding, placeOf, regions, definitions),
      ),
    ],
    analysis: report && {
      method: report.method,
      proofs: report.proofs,
      unfinished: report.unfinished,
      outcomes: report.outcomes,
      size: report.size,
    },
  }
}

/** A text for signature, and where it stands on disk. */
export interface PlacedText extends TextForSignature, Pick<CheckFinding, 'file' | 'pointer' | 'region'> {}

/** What is to be signed of a rule set and services. */
const toBeSigned = (
  ruleSet: RuleSet,
  services: readonly ReadService[],
  placeOf: (path: Place['path']) => Place,
  regions: Regions,
): CheckReport['forSignature'] => {
  const { digest, texts } = forSignature(
    ruleSet,
    services.map(({ service }) => service),
  )
  const fileOf = (id: string) => services.find(({ service }) => service.id === id)?.file ?? null
  return {
    digest,
    texts: texts.map((one) => ({
      ...one,
      ...located(
        one.of === 'service-contact' ? { file: fileOf(one.id), path: one.path } : placeOf(one.path),
        regions,
      ),
    })),
  }
}

export interface CheckReport extends RuleSetCheck {
  /** The rule set that was checked; `null` if it could not be read. */
  readonly ruleSet: {
    readonly id: string
    readonly version: string
    readonly digest: string
    readonly rules: number
    readonly examples: number
  } | null
  /** The ids of the services that could be read. */
  readonly services: readonly string[]
  /** What a clinical safety officer has to read and sign, because no proof can vouch for words; `null` if there is no rule set. */
  readonly forSignature: { readonly digest: string; readonly texts: readonly PlacedText[] } | null
  /** Why a rule set or a service cannot be read at all. */
  readonly unusable: readonly CheckFinding[]
}

const summaryOf = (ruleSet: RuleSet): CheckReport['ruleSet'] => ({
  id: ruleSet.id,
  version: ruleSet.version,
  digest: digestOf(ruleSet),
  rules: ruleSet.rules.length,
  examples: ruleSet.rules.reduce((count, { examples }) => count + examples.length, 0),
})

/** Checks the rule set at `path` (the one that ships, if there is none) and the services named. */
export const checkFiles = (
  path: string | undefined,
  serviceNames: readonly string[],
  files: Files,
): CheckReport => {
  const regions = regionFinder(files)
  const unusable: CheckFinding[] = []
  /** Of a rule set in a directory, issues name the file from there. */
  const refuse = (issues: readonly Issue[], directory: string | null): void => {
    for (const issue of issues) {
      const { file = null } = issue
      const whole = file === null || directory === null ? file : joined(directory, file)
      unusable.push(findingOfIssue(issue, null, { file: whole, path: issue.path }, regions))
    }
  }

  const ruleSet = readRuleSet(path, files)
  if (!ruleSet.ok) refuse(ruleSet.issues, path !== undefined && files.isDirectory(path) ? path : null)
  const services = serviceNames.flatMap((name): readonly ReadService[] => {
    const read = readService(name, files)
    if (read.ok) return [{ service: read.value, file: looksLikeFile(name) ? name : null }]
    refuse(read.issues, null)
    return []
  })
  const checked = (own: RuleSet) => {
    const placeOf = rulePlaces(path, own, files)
    return {
      ...checkRuleSet(own, services, placeOf, regions),
      forSignature: toBeSigned(own, services, placeOf, regions),
    }
  }
  const check = ruleSet.ok ? checked(ruleSet.value) : { findings: [], analysis: null, forSignature: null }
  return {
    ruleSet: ruleSet.ok ? summaryOf(ruleSet.value) : null,
    services: services.map(({ service }) => service.id),
    unusable,
    ...check,
  }
}
