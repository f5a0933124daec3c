/** The event of a rule: its type, and whether what it leads to exists. */

import type { Json } from '../../input/plain-json.js'
import { valueAt } from '../../input/schema-lookup.js'
import { issuesFromZod } from '../../input/zod-issues.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import type { IssueCode } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { EVENT_TYPES, type RuleEvent } from '../rule-set.js'
import { eventSchema } from '../schema/rule-schema.js'
import type { IssueList } from './issue-list.js'
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

const checkTarget = (json: Json, scope: RuleScope, { report }: IssueList): void => {
  const type = valueAt(json, ['type'])
  if (!hasTarget(type)) return
  const { key, code, of } = TARGETS[type]
  const name = valueAt(json, ['params', key])
  const defined = of(scope)
  if (typeof name !== 'string' || defined.has(name)) return
  report(
    code,
    ['event', 'params', key],
    () => `unknown ${key} ${quote(name)}`,
    () => (defined.size === 0 ? `the rule set defines no ${key}` : didYouMean(name, [...defined])),
  )
}

/** Reports what is wrong with an event, and gives it if nothing is. */
export const checkEvent = (json: Json, scope: RuleScope, list: IssueList): RuleEvent | null => {
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
