/** Where an escalation goes: every route that a met rule calls for, the most urgent first. */
import { memoize } from '../input/memoize.js'
import { durationMinutes } from '../rule-set/iso-duration.js'
import { ROUTE_KINDS, type Route, type RuleSet } from '../rule-set/rule-set.js'
import type { Service } from '../service/service.js'
import { calledFor } from './called-for.js'
import type { Escalation } from './decision.js'
import type { RulesByOutcome } from './rules-by-outcome.js'

/** Puts each route with `before` just in front of the route it names: `weld` has checked that both are as urgent. */
const arranged = (routes: readonly Route[]): readonly Route[] => {
  const unmoved = new Set(routes.flatMap(({ before, id }) => (before === undefined ? [id] : [])))
  const isMoved = ({ before }: Route) => before !== undefined && unmoved.has(before)
  return routes.flatMap((route) =>
    isMoved(route) ? [] : [...routes.filter((other) => isMoved(other) && other.before === route.id), route],
  )
}

/** The routes of a rule set, the most urgent first: by time, then by kind, then as the rule set lists them. */
export const routesByUrgency = memoize((ruleSet: RuleSet): readonly Route[] => {
  const rank = (route: Route) =>
    [durationMinutes(route.within) ?? 0, ROUTE_KINDS.indexOf(route.kind)] as const
  return [...arranged(ruleSet.routes)].sort((one, other) => {
    const [oneTime, oneKind] = rank(one)
    const [otherTime, otherKind] = rank(other)
    return oneTime - otherTime || oneKind - otherKind
  })
})

/** How many routes of the rule set come before this one; the smaller, the more urgent. */
export const urgencyRank = memoize((ruleSet: RuleSet): ((route: string) => number) => {
  const order = new Map(routesByUrgency(ruleSet).map((route, index) => [route.id, index]))
  return (route) => order.get(route) ?? 0
})

/** Every met escalation, one for each route, the most urgent first. */
export const escalationsOf = (
  { escalate: { met } }: Pick<RulesByOutcome, 'escalate'>,
  ruleSet: RuleSet,
  service: Service,
): readonly Escalation[] =>
  calledFor(routesByUrgency(ruleSet), met, ({ rule }) => rule.event.params.route).map(
    ({ listed: route, rules }) => {
      const contacts = service.routeContacts ?? {}
      return {
        route: route.id,
        title: route.title,
        kind: route.kind,
        within: route.within,
        contact: Object.hasOwn(contacts, route.id) ? (contacts[route.id] ?? route.contact) : route.contact,
        instruction: route.instruction ?? null,
        rules,
      }
    },
  )
