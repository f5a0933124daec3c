/** What `check` looks at: a rule set (its schema and references, the floor under it, its examples) and services. */
import { serviceFitIssues } from '../decision/service-fit.js'
import type { Issue } from '../issue.js'
import { checkExamples } from '../rule-set/check-examples.js'
import { digestOf } from '../rule-set/digest.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { safetyFloor } from '../rule-set/shipped.js'
import { weld } from '../rule-set/weld.js'
import type { Service } from '../service/service.js'
import type { Files } from './io.js'
import { readRuleSet } from './read-rule-set.js'
import { readService } from './read-service.js'

export interface CheckReport {
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
  readonly unusable: readonly Issue[]
  /** What is wrong with those that can be read. */
  readonly findings: readonly Issue[]
}

/** The file that a rule stands in, so that a finding can be gone to. */
const located = (issue: Issue, { rules }: RuleSet): Issue => {
  const [list, index, ...path] = issue.path
  const rule = list === 'rules' && typeof index === 'number' ? rules[index] : undefined
  return rule === undefined ? issue : { ...issue, path, file: `${rule.event.type}/${rule.name}.json` }
}

/** The rule set as `createTriage` would use it; the floor itself stands alone. */
const welded = (ruleSet: RuleSet): { readonly whole: RuleSet; readonly issues: readonly Issue[] } => {
  const floor = safetyFloor()
  if (ruleSet.id === floor.id) return { whole: ruleSet, issues: [] }
  const result = weld(floor, ruleSet)
  return result.ok ? { whole: result.value, issues: [] } : { whole: ruleSet, issues: result.issues }
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
  const services = serviceNames.map((name) => readService(name, files))
  const read = services.flatMap((service): readonly Service[] => (service.ok ? [service.value] : []))
  const refused = services.flatMap((service) => (service.ok ? [] : service.issues))
  const ids = read.map(({ id }) => id)
  const ruleSet = readRuleSet(path, files)
  if (!ruleSet.ok) {
    return { ruleSet: null, services: ids, unusable: [...ruleSet.issues, ...refused], findings: [] }
  }
  const { issues, whole } = welded(ruleSet.value)
  const examples = checkExamples(ruleSet.value)
  return {
    ruleSet: summaryOf(ruleSet.value),
    services: ids,
    unusable: refused,
    findings: [
      ...[...issues, ...examples].map((issue) => located(issue, ruleSet.value)),
      ...read.flatMap((service) => serviceFitIssues(whole, service)),
    ],
  }
}
