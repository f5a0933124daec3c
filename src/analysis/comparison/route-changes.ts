/** Where a referral is escalated by both rule sets, and not along the same routes. */

import { and, type Formula, NEVER, not, or } from '../../proof/engine/formula.js'
import { minutesOf } from '../../rule-set/iso-duration.js'
import type { Route } from '../../rule-set/rule-set.js'
import type { Direction, Part } from './comparison.js'
import { type ChangeKind, type Difference, severityOf } from './difference.js'
import type { Side } from './side.js'

const partOf = ({ id, kind, within }: Route): Part => ({ id, kind, within })

/** Whether a route does for people what another did: help of the same kind, no later. */
const standsIn = (route: Route, before: Route): boolean =>
  route.kind === before.kind && minutesOf(route) <= minutesOf(before)

const routeOf = ({ outcomes }: Side, { id }: Route): Formula => outcomes.route.get(id) ?? NEVER

/** Where `one` has a route and `other`, though it escalates as well, does not. */
const missing = (route: Route, one: Side, other: Side): Formula =>
  and(routeOf(one, route), other.outcomes.disposition.escalate, not(routeOf(other, route)))

/** A route that both list, and that is another one: of another kind, sooner or later. */
const redefined = (from: Route, one: Side, other: Side): readonly Difference<ChangeKind>[] => {
  const to = other.routes.find(({ id }) => id === from.id)
  if (to === undefined || (to.kind === from.kind && minutesOf(to) === minutesOf(from))) return []
  const direction: Direction = standsIn(to, from) ? 'up' : 'down'
  return [
    {
      is: {
        what: 'route',
        from: partOf(from),
        to: partOf(to),
        direction,
        severity: severityOf(direction, direction === 'down'),
      },
      formula: and(routeOf(one, from), routeOf(other, to)),
      shownBy: ({ routes: before }, { routes: after }) => before.includes(from.id) && after.includes(to.id),
    },
  ]
}

interface Swap {
  readonly from: Route
  readonly to: Route
  readonly formula: Formula
}

/** Where a new route takes the place of one that is gone; of several that could, the most urgent. */
const swapsFor = (from: Route, one: Side, other: Side): readonly Swap[] => {
  const substitutes = other.routes.filter((to) => to.id !== from.id && standsIn(to, from))
  const isNew = (to: Route): Formula => missing(to, other, one)
  return substitutes.map((to, index) => ({
    from,
    to,
    formula: and(
      missing(from, one, other),
      isNew(to),
      ...substitutes.slice(0, index).map((before) => not(isNew(before))),
    ),
  }))
}

const swapped = ({ formula, from, to }: Swap): Difference<ChangeKind> => {
  const direction: Direction = minutesOf(to) < minutesOf(from) ? 'up' : 'beside'
  return {
    is: {
      what: 'route',
      from: partOf(from),
      to: partOf(to),
      direction,
      severity: severityOf(direction, false),
    },
    formula,
    shownBy: ({ routes: before }, { routes: after }) =>
      before.includes(from.id) &&
      !after.includes(from.id) &&
      after.includes(to.id) &&
      !before.includes(to.id),
  }
}

/** Every way in which the routes of an escalation might differ. */
export const routeChanges = (one: Side, other: Side): readonly Difference<ChangeKind>[] => {
  const swaps = one.routes.flatMap((route) => swapsFor(route, one, other))
  const none = (those: readonly Swap[]): Formula => not(or(...those.map(({ formula }) => formula)))
  return [
    ...one.routes.map(
      (route): Difference<ChangeKind> => ({
        is: { what: 'route', from: partOf(route), to: null, direction: 'down', severity: 'error' },
        formula: and(missing(route, one, other), none(swaps.filter(({ from }) => from.id === route.id))),
        shownBy: ({ routes: before }, { disposition, routes: after }) =>
          disposition === 'escalate' && before.includes(route.id) && !after.includes(route.id),
      }),
    ),
    ...one.routes.flatMap((route) => redefined(route, one, other)),
    ...swaps.map(swapped),
    ...other.routes.map(
      (route): Difference<ChangeKind> => ({
        is: { what: 'route', from: null, to: partOf(route), direction: 'up', severity: 'note' },
        formula: and(missing(route, other, one), none(swaps.filter(({ to }) => to.id === route.id))),
        shownBy: ({ disposition, routes: before }, { routes: after }) =>
          disposition === 'escalate' && !before.includes(route.id) && after.includes(route.id),
      }),
    ),
  ]
}
