/** What `check` looks at: a rule set (its schema and references, and all that it does) and services. */
import type { Issue } from '../../issue/issue.js'
import { digestOf } from '../../rule-set/digest.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Files } from '../io.js'
import { readRuleSet } from '../reading/read-rule-set.js'
import { looksLikeFile, readService } from '../reading/read-service.js'
import { joined, regionFinder, rulePlaces } from '../reading/rule-set-places.js'
import { type CheckFinding, findingOfIssue } from './check-finding.js'
import { checkRuleSet, type ReadService, type RuleSetCheck } from './check-rule-set.js'

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
  const check = ruleSet.ok
    ? checkRuleSet(ruleSet.value, services, rulePlaces(path, ruleSet.value, files), regions)
    : { findings: [], analysis: null }
  return {
    ruleSet: ruleSet.ok ? summaryOf(ruleSet.value) : null,
    services: services.map(({ service }) => service.id),
    unusable,
    ...check,
  }
}
