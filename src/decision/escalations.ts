/** Where an escalation goes, and by when: every route that a met rule calls for, the safety floor's specialists first. */

import { lazy, memoize } from '../input/memoize.js'
import { addDays } from '../referral/calendar-date.js'
import { type RouteKind, routeKindsIn, vocabularyOf } from '../referral/vocabulary.js'
import { contactBeside, floorsPart } from '../rule-set/beside-the-floor.js'
import { durationMinutes, minutesOf } from '../rule-set/iso-duration.js'
import type { Disposition, Route, RuleSet } from '../rule-set/rule-set.js'
import { safetyFloor } from '../rule-set/shipped.js'
import type { Service } from '../service/service.js'
import type { Escalation } from './decision.js'
import { calledFor, type RulesByOutcome, type VerdictOf } from './rules-by-outcome.js'

const MINUTES_IN_A_DAY = 24 * 60

/** The last day on which a specialist can take over in time: `PT0S` and `P1D` are the day itself. */
export const dueWithin = (within: string, asOf: string): string =>
  addDays(asOf, Math.max(0, Math.ceil((durationMinutes(within) ?? 0) / MINUTES_IN_A_DAY) - 1))

/** Puts each route with `before` just in front of the route it names: `weld` has checked that both are as urgent. */
const arranged = (routes: readonly Route[]): readonly Route[] => {
  const unmoved = new Set(routes.flatMap(({ before, id }) => (before === undefined ? [id] : [])))
  const isMoved = ({ before }: Route) => before !== undefined && unmoved.has(before)
  return routes.flatMap((route) =>
    isMoved(route) ? [] : [...routes.filter((other) => isMoved(other) && other.before === route.id), route],
  )
}

/** The floor's own routes, by id. */
const floorRoutes = lazy(
  (): ReadonlyMap<string, Route> => new Map(safetyFloor().routes.map((route) => [route.id, route])),
)

/** Whether a route is an emergency or a specialist of the floor: nothing that a rule set defines pushes one down. */
const isFloorsSpecialist = (id: string): boolean => {
  const kind = floorRoutes().get(id)?.kind
  return kind === 'emergency' || kind === 'specialist-mental-health'
}

/**
 * The routes of a rule set as decisions list them. First the emergency and the specialists of the safety floor, each behind the
 * one route that asked to be listed before it; then all others. Within both by time, by kind, and as the rule set lists them.
 */
export const listedRoutes = memoize((ruleSet: RuleSet): readonly Route[] => {
  const kinds = routeKindsIn(vocabularyOf(ruleSet))
  const rank = ({ before, id, kind, within }: Route) =>
    [
      isFloorsSpecialist(id) || isFloorsSpecialist(before ?? '') ? 0 : 1,
      durationMinutes(within) ?? 0,
      kinds.indexOf(kind),
    ] as const
  return [...arranged(ruleSet.routes)].sort((one, other) => {
    const [onePart, oneTime, oneKind] = rank(one)
    const [otherPart, otherTime, otherKind] = rank(other)
    return onePart - otherPart || oneTime - otherTime || oneKind - otherKind
  })
})

/** How many routes are listed before a route, and how soon it must be reached. */
const placesOf = memoize(
  (ruleSet: RuleSet) =>
    new Map(
      listedRoutes(ruleSet).map((route, rank) => [route.id, { rank, minutes: minutesOf(route) }] as const),
    ),
)

/** How many routes of the rule set are listed before this one. */
const listedRank =
  (ruleSet: RuleSet): ((route: string) => number) =>
  (route) =>
    placesOf(ruleSet).get(route)?.rank ?? 0

/** Of a route and others, whether it is listed before them all, or is sooner than all of them. */
const isMoreUrgent = (ruleSet: RuleSet, others: readonly string[]): ((route: string) => boolean) => {
  const placeOf = (id: string) => placesOf(ruleSet).get(id) ?? { rank: 0, minutes: 0 }
  const places = others.map(placeOf)
  const first = Math.min(...places.map(({ rank }) => rank))
  const soonest = Math.min(...places.map(({ minutes }) => minutes))
  return (route) => {
    const { rank, minutes } = placeOf(route)
    return rank < first || minutes < soonest
  }
}

/**
 * The names of open rules that would escalate by a route that is listed before, or sooner than, any that is met, and of those that turn on
 * what a met one asks at once.
 */
export const moreUrgentRules = (
  { escalate: { met, open } }: RulesByOutcome,
  disposition: Disposition,
  ruleSet: RuleSet,
): ReadonlySet<string> => {
  if (disposition !== 'escalate') return new Set()
  const isMore = isMoreUrgent(
    ruleSet,
    met.map(({ rule }) => rule.event.params.route),
  )
  const atOnce = new Set(met.flatMap(({ rule }) => rule.event.params.askAtOnce ?? []))
  const isUrgent = (one: VerdictOf<'escalate'>): boolean =>
    isMore(one.rule.event.params.route) ||
    (atOnce.size > 0 && one.decisiveFacts().some((fact) => atOnce.has(fact)))
  return new Set(open.flatMap((one) => (isUrgent(one) ? [one.rule.name] : [])))
}

/** The service's contact for a route; the rule set's where it gives none. The floor's own always stands first. */
const contactFor = (route: Route, { routeContacts = {} }: Service): string => {
  const own = Object.hasOwn(routeContacts, route.id) ? routeContacts[route.id] : undefined
  if (own === undefined) return route.contact
  return floorRoutes().has(route.id) ? contactBeside(floorsPart(route), own) : own
}

const floorRules = lazy((): ReadonlySet<string> => new Set(safetyFloor().rules.map(({ name }) => name)))

/** Orders rules as their routes are listed; of one route, those of the floor come first. */
export const asListed = (ruleSet: RuleSet) => {
  const rank = listedRank(ruleSet)
  const isOwn = ({ rule }: VerdictOf<'escalate'>): number => (floorRules().has(rule.name) ? 0 : 1)
  return (one: VerdictOf<'escalate'>, other: VerdictOf<'escalate'>): number =>
    rank(one.rule.event.params.route) - rank(other.rule.event.params.route) || isOwn(one) - isOwn(other)
}

/** What a kind that the rule set declares is called; those of the floor go by their ids. */
const kindTitle = (ruleSet: RuleSet, kind: RouteKind): Pick<Escalation, 'kindTitle'> => {
  const word = vocabularyOf(ruleSet).routeKinds.find(({ id }) => id === kind)
  return word === undefined ? {} : { kindTitle: word.title }
}

/** Every met escalation, one for each route, as `listedRoutes` puts them. A hand-over has no date: it is for today. */
export const escalationsOf = (
  { escalate: { met } }: Pick<RulesByOutcome, 'escalate'>,
  ruleSet: RuleSet,
  service: Service,
  asOf?: string,
): readonly Escalation[] =>
  calledFor(
    listedRoutes(ruleSet),
    [...met].sort(asListed(ruleSet)),
    ({ rule }) => rule.event.params.route,
  ).map(({ listed: route, rules }) => ({
    route: route.id,
    title: route.title,
    kind: route.kind,
    ...kindTitle(ruleSet, route.kind),
    within: route.within,
    ...(asOf === undefined ? {} : { dueBy: dueWithin(route.within, asOf) }),
    contact: contactFor(route, service),
    instruction: route.instruction ?? null,
    rules,
  }))
