import { type Issue, TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { NEVER, or } from '../../proof/engine/formula.js'
import { durationMinutes } from '../../rule-set/iso-duration.js'
import { ROUTE_KINDS, type Route } from '../../rule-set/rule-set.js'
import { nameIssues } from '../../simulation/known-names.js'
import type { EscalationExpected } from './expectations.js'
import type { Expected } from './expected.js'
import { onlyKnownKeys } from './only-known-keys.js'

const isKind = (to: string): boolean => ROUTE_KINDS.some((kind) => kind === to)

const minutesOf = (within: string): number => {
  const minutes = durationMinutes(within)
  if (minutes !== null) return minutes
  const message = `${quote(within)} is no duration`
  const hint = 'write weeks, days, hours or minutes as ISO 8601 does: `PT0S`, `PT4H`, `P1D`'
  throw new TriageError([{ code: 'wrong-format', path: ['within'], message, hint }])
}

const unknownRoute = (issues: readonly Issue[]): readonly Issue[] =>
  issues.map((issue) => ({
    ...issue,
    hint: `${issue.hint ?? ''}; or name a kind: ${ROUTE_KINDS.join(', ')}`,
  }))

/** An escalation: to a route, or to a route of a kind, that asks for no more time than is given. */
export const expectedEscalation = (expected: EscalationExpected = {}): Expected => {
  onlyKnownKeys(expected, ['to', 'within'], ['expected'])
  const { to, within } = expected
  const latest = within === undefined ? Number.POSITIVE_INFINITY : minutesOf(within)
  const fits = (id: string, route: Pick<Route, 'kind' | 'within'>): boolean =>
    (to === undefined || to === id || to === route.kind) &&
    (durationMinutes(route.within) ?? Number.POSITIVE_INFINITY) <= latest
  return {
    words: `to be escalated${to === undefined ? '' : ` to \`${to}\``}${within === undefined ? '' : ` within \`${within}\``}`,
    isSo: ({ disposition, escalations }) =>
      disposition === 'escalate' && escalations.some((one) => fits(one.route, one)),
    concerns: ({ event }) =>
      event.type === 'escalate' && (to === undefined || isKind(to) || event.params.route === to),
    nameIssues: (ruleSet) =>
      to === undefined || isKind(to) ? [] : unknownRoute(nameIssues(ruleSet, 'route', to, ['to'])),
    formula: ({ outcomes: { route, ruleSet } }) =>
      or(...ruleSet.routes.filter((one) => fits(one.id, one)).map(({ id }) => route.get(id) ?? NEVER)),
    isExact: true,
  }
}
