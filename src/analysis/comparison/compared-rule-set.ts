import { serviceFitIssues } from '../../decision/service-fit.js'
import { type Issue, type Issues, type Result, resultOf, unwrap } from '../../issue/issue.js'
import { digestOf } from '../../rule-set/digest.js'
import { parseRuleSet } from '../../rule-set/parse-rule-set.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { safetyFloor } from '../../rule-set/shipped.js'
import { weld } from '../../rule-set/weld.js'
import type { Service } from '../../service/service.js'
import type { Comparison } from './comparison.js'

/** A rule set as it would decide. */
export interface ComparedRuleSet {
  /** With the safety floor welded under it. */
  readonly whole: RuleSet
  readonly named: Comparison['from']
}

const saidOf = ([first, ...rest]: Issues, which: string): Issues => {
  const said = (issue: Issue): Issue => ({ ...issue, message: `${which}: ${issue.message}` })
  return [said(first), ...rest.map(said)]
}

const readFor = (ruleSet: RuleSet, service: Service | null): Result<ComparedRuleSet> => {
  const own = parseRuleSet(ruleSet)
  if (!own.ok) return own
  const welded = weld(safetyFloor(), own.value)
  if (!welded.ok) return welded
  const { id, version } = own.value
  return resultOf(service === null ? [] : serviceFitIssues(welded.value, service), () => ({
    whole: welded.value,
    named: { id, version, digest: digestOf(own.value) },
  }))
}

/** Reads a rule set and welds the floor under it. Throws `TriageError`; `which` says which of the two it is about. */
export const comparedRuleSet = (
  ruleSet: RuleSet,
  which: string,
  service: Service | null,
): ComparedRuleSet => {
  const read = readFor(ruleSet, service)
  return unwrap(read.ok ? read : { ok: false, issues: saidOf(read.issues, which) })
}
