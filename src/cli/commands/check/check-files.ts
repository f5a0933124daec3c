/** What `check` looks at: a rule set (its schema and references, and all that it does) and services. */
import { forSignature } from '../../../analysis/for-signature.js'
import type { TextForSignature } from '../../../analysis/texts-for-signature.js'
import type { Issue } from '../../../issue/issue.js'
import { digestOf } from '../../../rule-set/digest.js'
import { ownPath } from '../../../rule-set/merging/own-parts.js'
import { baseOf } from '../../../rule-set/merging/read-given.js'
import { fillText, nationOf } from '../../../rule-set/places.js'
import type { RuleSet } from '../../../rule-set/rule-set.js'
import type { Files } from '../../context.js'
import { joined } from '../../reading/read-file.js'
import { type Place, regionFinder, rulePlaces } from '../../reading/rule-set-places.js'
import { looksLikeFile, readBases, readRuleSetAt, readService } from '../../reading/rules-and-service.js'
import { type CheckFinding, findingOfIssue, located, type Regions } from './check-finding.js'
import { type Checked, findProblems, type ReadService, type RuleSetCheck } from './find-problems.js'

/** A text for signature, and where it stands on disk; whether it is the base's. */
export interface PlacedText
  extends TextForSignature,
    Pick<CheckFinding, 'file' | 'inherited' | 'pointer' | 'region'> {}

const isOfService = ({ of }: TextForSignature): boolean => of.startsWith('service-')

/** What is to be signed of a rule set and services. */
const toBeSigned = (
  { base, ruleSet, services }: Checked,
  placeOf: (path: Place['path']) => Place,
  regions: Regions,
): CheckReport['forSignature'] => {
  const { digest, texts } = forSignature(
    ruleSet,
    services.map(({ service }) => service),
  )
  const nationsOfAll = new Map(
    services.map(({ service }) => nationOf(service)).map((one) => [one.digest, one]),
  )
  const [nation] = nationsOfAll.size === 1 ? nationsOfAll.values() : []
  const fileOf = (id: string) => services.find(({ service }) => service.id === id)?.file ?? null
  return {
    digest,
    texts: texts.map((one) => ({
      ...one,
      // As it will be read, where that is the same for all.
      text: nation === undefined ? one.text : fillText(one.text, nation),
      inherited: base !== null && !isOfService(one) && ownPath(ruleSet, base, one.path) === null,
      ...located(isOfService(one) ? { file: fileOf(one.id), path: one.path } : placeOf(one.path), regions),
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
    /** How many phrases about danger it adds to those of the safety floor. */
    readonly phrases: number
  } | null
  /** What it extends, and what it adds and replaces; `null` if it extends nothing. */
  readonly extends: ExtendedBase | null
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
  phrases: ruleSet.vocabulary?.phrases?.length ?? 0,
})

/** The base of a rule set, and what became of its rules. */
export interface ExtendedBase {
  readonly id: string
  readonly version: string
  readonly digest: string
  /** How many rules are the base's as they were, and the names of those that were added; `null` where the base is not at hand. */
  readonly kept: number | null
  readonly added: readonly string[] | null
  /** The rules that take the place of the base's, by name, with the titles of both; that of the base is `null` where it is not at hand. */
  readonly replaced: readonly {
    readonly name: string
    readonly title: string
    readonly before: string | null
  }[]
}

const extendedBase = ({ mergedFrom, rules }: RuleSet, base: RuleSet | null): ExtendedBase | null => {
  if (mergedFrom === undefined) return null
  const { digest, id, replaced, version } = mergedFrom
  const titles = new Map(base?.rules.map(({ name, title }) => [name, title]))
  return {
    id,
    version,
    digest,
    kept: base && base.rules.length - replaced.length,
    added: base && rules.flatMap(({ name }) => (titles.has(name) ? [] : [name])),
    replaced: rules
      .filter(({ name }) => replaced.includes(name))
      .map(({ name, title }) => ({ name, title, before: titles.get(name) ?? null })),
  }
}

/** Checks the rule set at `path` (the one that ships, if there is none) and the services named. */
export const checkFiles = (
  path: string | undefined,
  {
    basePaths,
    serviceNames,
  }: { readonly basePaths: readonly string[]; readonly serviceNames: readonly string[] },
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

  const bases = readBases(basePaths, files)
  const ruleSet = bases.ok ? readRuleSetAt(path, files, { bases: bases.value }) : bases
  const isInDirectory = bases.ok && path !== undefined && files.isDirectory(path)
  if (!ruleSet.ok) refuse(ruleSet.issues, isInDirectory ? path : null)
  const services = serviceNames.flatMap((name): readonly ReadService[] => {
    const read = readService(name, files)
    if (read.ok) return [{ service: read.value, file: looksLikeFile(name) ? name : null }]
    refuse(read.issues, null)
    return []
  })
  const checked = (own: RuleSet) => {
    const base = baseOf(own, bases.ok ? bases.value : [])
    const all = { ruleSet: own, base, services }
    const placeOf = rulePlaces(path, own, base, files)
    return {
      extends: extendedBase(own, base),
      ...findProblems(all, placeOf, regions),
      forSignature: toBeSigned(all, placeOf, regions),
    }
  }
  const check = ruleSet.ok
    ? checked(ruleSet.value)
    : { extends: null, findings: [], analysis: null, forSignature: null }
  return {
    ruleSet: ruleSet.ok ? summaryOf(ruleSet.value) : null,
    services: services.map(({ service }) => service.id),
    unusable,
    ...check,
  }
}
