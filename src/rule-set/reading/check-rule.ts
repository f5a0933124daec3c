/** One rule: its shape, its conditions, its event, what it refers to, its examples. */
import { formatDomain, isInDomain } from '../../facts/fact.js'
import { isJsonObject, type Json, valueAt } from '../../input/json.js'
import { lazy } from '../../input/memoize.js'
import { issuesFromZod } from '../../input/zod-issues.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import type { Issue, IssueCode } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import type { RootCondition } from '../condition.js'
import { EVENT_TYPES, type RuleEvent } from '../rule-event.js'
import type { Rule } from '../rule-set.js'
import { eventSchema, ruleSchema } from '../schema/rule-schema.js'
import { checkCondition, reportKey } from './check-condition.js'
import { type IssueList, issueList, type Report } from './issue-list.js'
import type { RuleScope } from './rule-scope.js'

/** Types that json-rules-engine keeps for itself: `error` even rejects the run. */
const RESERVED = ['error', 'success', 'failure']

type Target = 'route' | 'destination' | 'pathway' | 'action'

/** What an event of each type names, the code for a name that is not defined, and those that are. */
const TARGETS = {
  escalate: { key: 'route', code: 'unknown-route', of: (scope) => scope.routes },
  redirect: { key: 'destination', code: 'unknown-destination', of: (scope) => scope.destinations },
  pathway: { key: 'pathway', code: 'unknown-pathway', of: (scope) => scope.pathways },
  action: { key: 'action', code: 'unknown-action', of: (scope) => scope.actions },
} as const satisfies {
  readonly [type: string]: {
    readonly key: Target
    readonly code: IssueCode
    readonly of: (scope: RuleScope) => ReadonlySet<string>
  }
}

const hasTarget = (type: unknown): type is keyof typeof TARGETS =>
  typeof type === 'string' && Object.hasOwn(TARGETS, type)

/** A rule set is read without the floor, and so has to repeat the routes of the floor that its rules call for. */
const FLOOR_ROUTES = '; to call for a route of the safety floor, repeat it under `routes`'

const checkTarget = (json: Json, scope: RuleScope, { report }: IssueList): void => {
  const type = valueAt(json, ['type'])
  if (!hasTarget(type)) return
  const { key, code, of } = TARGETS[type]
  const name = valueAt(json, ['params', key])
  const defined = of(scope)
  if (typeof name !== 'string' || defined.has(name)) return
  const known = () => (defined.size === 0 ? `the rule set defines no ${key}` : didYouMean(name, [...defined]))
  report(
    code,
    ['event', 'params', key],
    () => `unknown ${key} ${quote(name)}`,
    () => (key === 'route' ? `${known()}${FLOOR_ROUTES}` : known()),
  )
}

/** Reports what is wrong with an event, and gives it if nothing is. */
const checkEvent = (json: Json, scope: RuleScope, list: IssueList): RuleEvent | null => {
  const type = valueAt(json, ['type'])
  if (typeof type === 'string' && RESERVED.includes(type)) {
    list.report(
      'reserved-event-type',
      ['event', 'type'],
      () => `the event type ${quote(type)} is reserved by the rule engine`,
      () => `use one of ${EVENT_TYPES.map((one) => quote(one)).join(', ')}`,
    )
    return null
  }
  if (typeof type === 'string' && !EVENT_TYPES.some((one) => one === type)) {
    list.report(
      'unknown-event-type',
      ['event', 'type'],
      () => `unknown event type ${quote(type)}`,
      () => didYouMean(type, EVENT_TYPES),
    )
    return null
  }
  checkTarget(json, scope, list)
  const parsed = eventSchema().safeParse(json, { jitless: true })
  if (parsed.success) return parsed.data
  list.add(issuesFromZod(parsed.error, eventSchema(), json), ['event'])
  return null
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

/** Reports facts to be asked for at once that do not exist. */
const checkAskedAtOnce = (rule: Json, scope: RuleScope, report: Report): void => {
  const asked = valueAt(rule, ['event', 'params', 'askAtOnce'])
  if (!Array.isArray(asked)) return
  asked.forEach((name: unknown, index) => {
    if (typeof name !== 'string' || scope.facts.has(name) || scope.unreadableFacts.has(name)) return
    report(
      'unknown-fact',
      ['event', 'params', 'askAtOnce', index],
      () => `unknown fact ${quote(name)}`,
      () => didYouMean(name, [...scope.facts.keys()]),
    )
  })
}

/** Reports example facts that do not exist, or that have a value they can never have. */
const checkExampleFacts = (rule: Json, scope: RuleScope, report: Report): void => {
  const examples = valueAt(rule, ['examples'])
  if (!Array.isArray(examples)) return
  examples.forEach((example: Json, index) => {
    const facts = valueAt(example, ['facts'])
    if (typeof facts !== 'object' || facts === null) return
    for (const [name, value] of Object.entries(facts)) {
      const path = ['examples', index, 'facts', name]
      const definition = scope.facts.get(name)
      if (definition === undefined) {
        if (scope.unreadableFacts.has(name)) continue
        report(
          'unknown-fact',
          path,
          () => `unknown fact ${quote(name)}`,
          () => didYouMean(name, [...scope.facts.keys()]),
        )
      } else if (!isInDomain(definition, value)) {
        report(
          'value-outside-domain',
          path,
          () => `\`${name}\` can never be ${quote(value)}`,
          () => `it is ${formatDomain(definition)}, or \`null\` for unknown`,
        )
      }
    }
  })
}

const ruleKeys = lazy(() => Object.keys(ruleSchema().shape).filter((key) => !key.startsWith('$')))

/** What reading one rule gives. */
export interface CheckedRule {
  /** `null` if there are issues. */
  readonly rule: Rule | null
  readonly issues: readonly Issue[]
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
  if (!isJsonObject(json)) return { rule: null, issues: list.issues }

  const { conditions, event: eventJson } = json
  if (conditions !== undefined) checkCondition(conditions, scope, list.report, { path: ['conditions'] })
  const event = eventJson === undefined ? null : checkEvent(eventJson, scope, list)
  checkSource(json, scope, list.report)
  checkAskedAtOnce(json, scope, list.report)
  checkExampleFacts(json, scope, list.report)
  if (!parsed.success || event === null || list.issues.length > 0) return { rule: null, issues: list.issues }
  const { $schema: _, ...rule } = parsed.data
  // The conditions were checked just now, to the last leaf.
  return { rule: { ...rule, conditions: rule.conditions as RootCondition, event }, issues: [] }
}
