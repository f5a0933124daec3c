/** One rule: its shape, its conditions, its event, what it refers to, its examples. */

import { lazy } from '../../input/memoize.js'
import type { Json } from '../../input/plain-json.js'
import { valueAt } from '../../input/schema-lookup.js'
import { issuesFromZod } from '../../input/zod-issues.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import type { Issue } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import type { RootCondition } from '../condition.js'
import type { Rule } from '../rule-set.js'
import { ruleSchema } from '../schema/rule-schema.js'
import { checkCondition, isNode, reportKey } from './check-condition.js'
import { checkEvent } from './check-event.js'
import { checkExampleFacts } from './check-example-facts.js'
import { issueList, type Report } from './issue-list.js'
import type { RuleScope } from './rule-scope.js'

const ruleKeys = lazy(() => Object.keys(ruleSchema().shape).filter((key) => !key.startsWith('$')))

/** What reading one rule gives. */
export interface CheckedRule {
  /** `null` if there are issues. */
  readonly rule: Rule | null
  readonly issues: readonly Issue[]
}

const checkSource = (json: Json, scope: RuleScope, report: Report): void => {
  const ref = valueAt(json, ['source', 'ref'])
  if (typeof ref !== 'string' || scope.sources.has(ref)) return
  report(
    'unknown-source',
    ['source', 'ref'],
    () => `unknown source ${quote(ref)}`,
    () => (scope.sources.size === 0 ? 'the rule set lists no sources' : didYouMean(ref, [...scope.sources])),
  )
}

/** Checks a rule in plain data: gives the rule, or everything that is wrong with it. */
export const checkRule = (json: Json, scope: RuleScope): CheckedRule => {
  const list = issueList()
  const parsed = ruleSchema().safeParse(json, { jitless: true })
  const shapeIssues = parsed.success ? [] : issuesFromZod(parsed.error, ruleSchema(), json)
  for (const issue of shapeIssues) {
    const [key, ...below] = issue.path
    if (issue.code === 'unknown-key' && below.length === 0)
      reportKey(String(key), [], ruleKeys(), list.report)
    else list.add([issue])
  }
  if (!isNode(json)) return { rule: null, issues: list.issues }

  const { conditions, event: eventJson } = json
  if (conditions !== undefined) checkCondition(conditions, scope, list.report, { path: ['conditions'] })
  const event = eventJson === undefined ? null : checkEvent(eventJson, scope, list)
  checkSource(json, scope, list.report)
  checkExampleFacts(json, scope, list.report)
  if (!parsed.success || event === null || list.issues.length > 0) return { rule: null, issues: list.issues }
  const { $schema: _, ...rule } = parsed.data
  // The conditions were checked just now, to the last leaf.
  return { rule: { ...rule, conditions: rule.conditions as RootCondition, event }, issues: [] }
}
