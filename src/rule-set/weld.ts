/** The safety floor welded under a rule set: the floor's rules cannot be removed, outranked, redefined or weakened. */

import type { Json } from '../input/json.js'
import { unlessChanged } from '../input/properties.js'
import { type Issue, type Result, resultOf, throwing } from '../issue/issue.js'
import { ROUTE_KINDS } from '../referral/vocabulary.js'
import { asWritten } from './as-written.js'
import { besideFloorIssues, contactBeside, instructionBeside } from './beside-the-floor.js'
import { canonicalJson } from './digest.js'
import { minutesOf } from './iso-duration.js'
import { joinedHolds } from './joined-holds.js'
import { arrange, byText } from './reading/arrange.js'
import type { Route, Rule, RuleSet } from './rule-set.js'
import { specialistRouteIssues } from './specialist-route.js'

type Named = { readonly id: string } | { readonly name: string }

const nameOf = (one: Named): string => ('id' in one ? one.id : one.name)
const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other)
const weakened = (path: Issue['path'], message: string, hint: string): Issue => ({
  code: 'floor-weakened',
  path,
  message,
  hint,
})

/** Whatever the floor defines, the rule set may repeat and may not change. */
const changed = <T extends Named>(
  list: string,
  what: string,
  floors: readonly T[],
  own: readonly T[],
): readonly Issue[] =>
  own.flatMap((one, index) => {
    const before = floors.find((floor) => nameOf(floor) === nameOf(one))
    if (before === undefined || same(before, one)) return []
    const message = `the ${what} \`${nameOf(one)}\` is another one than that of the safety floor`
    return [weakened([list, index], message, `give your ${what} another name`)]
  })

const changedConditions = (floor: RuleSet, ruleSet: RuleSet): readonly Issue[] =>
  Object.entries(ruleSet.conditions).flatMap(([name, condition]) => {
    const before = Object.hasOwn(floor.conditions, name) ? floor.conditions[name] : undefined
    if (before === undefined || same(before, condition)) return []
    const message = `the condition \`${name}\` is another one than that of the safety floor`
    return [weakened(['conditions', name], message, 'give your condition another name')]
  })

/** What is added to the floor's routes is looked at apart; title, kind and place stay, and so does the time or it gets better. */
const changedRoutes = (floor: RuleSet, ruleSet: RuleSet): readonly Issue[] =>
  ruleSet.routes.flatMap((route, index) => {
    const before = floor.routes.find(({ id }) => id === route.id)
    if (before === undefined) return []
    const path = ['routes', index]
    const title = weakened(
      [...path, 'title'],
      `the route \`${route.id}\` of the safety floor has another title`,
      'keep its title, or give your route another id',
    )
    const kind = weakened(
      [...path, 'kind'],
      `the route \`${route.id}\` of the safety floor is of kind \`${before.kind}\`, not \`${route.kind}\``,
      'keep its kind, or give your route another id',
    )
    const time = weakened(
      [...path, 'within'],
      `the route \`${route.id}\` of the safety floor must be reached within \`${before.within}\`, not \`${route.within}\``,
      'make it no later, or give your route another id',
    )
    const place = weakened(
      [...path, 'before'],
      `the route \`${route.id}\` of the safety floor keeps its place in the list`,
      'remove `before`',
    )
    return [
      ...(route.before === before.before ? [] : [place]),
      ...(route.title === before.title ? [] : [title]),
      ...(route.kind === before.kind ? [] : [kind]),
      ...(minutesOf(route) <= minutesOf(before) ? [] : [time]),
    ]
  })

/** Of the routes that ask to be listed before one of the floor the first may: many would bury it. */
const crowdedRoutes = (floor: RuleSet, own: readonly Route[]): readonly Issue[] =>
  own.flatMap((route, index) => {
    const isFloors = floor.routes.some(({ id }) => id === route.before)
    const first = isFloors ? own.find(({ before }) => before === route.before) : undefined
    if (first === undefined || first === route) return []
    const message = `the route \`${route.id}\` cannot be listed before \`${route.before}\` of the safety floor, as \`${first.id}\` is already`
    return [weakened(['routes', index, 'before'], message, 'remove `before`: it is listed after it then')]
  })

/** Only between equals may a route ask to be listed first, and only before one that asks for nothing itself. */
const misplacedRoutes = ({ routes }: RuleSet, own: readonly Route[]): readonly Issue[] => {
  const byId = new Map(routes.map((route) => [route.id, route]))
  return own.flatMap((route, index) => {
    if (route.before === undefined) return []
    const other = byId.get(route.before)
    const isEqual =
      other !== undefined &&
      other.before === undefined &&
      other.kind === route.kind &&
      minutesOf(other) === minutesOf(route)
    return isEqual
      ? []
      : [
          {
            code: 'unknown-route' as const,
            path: ['routes', index, 'before'],
            message: `the route \`${route.id}\` cannot be listed before \`${route.before}\``,
            hint: 'name a route that is as urgent and of the same kind, and that names none itself',
          },
        ]
  })
}

const notes = (floor: RuleSet): readonly Issue[] =>
  floor.rules.flatMap((rule, index) =>
    rule.whenUndetermined === 'note'
      ? [
          {
            code: 'note-not-allowed' as const,
            path: ['rules', index, 'whenUndetermined'],
            message: `the rule \`${rule.name}\` of the safety floor only notes that its facts are unknown`,
            hint: 'remove `whenUndetermined`',
          },
        ]
      : [],
  )

/** The floor has routes of its own kinds only: code means something by each of them. */
const kindsOfFloor = (floor: RuleSet): readonly Issue[] =>
  floor.routes.flatMap(({ id, kind }, index) => {
    if (ROUTE_KINDS.some((one) => one === kind)) return []
    const message = `the route \`${id}\` of the safety floor is of kind \`${kind}\`, which is none of the floor`
    return [weakened(['routes', index, 'kind'], message, `use one of ${ROUTE_KINDS.join(', ')}`)]
  })

const noPathway = (floor: RuleSet, ruleSet: RuleSet): readonly Issue[] =>
  floor.pathways.length + ruleSet.pathways.length > 0
    ? []
    : [
        {
          code: 'no-pathway',
          path: ['pathways'],
          message: 'the rule set has no pathway to accept anyone on',
          hint: 'define at least one pathway',
        },
      ]

/** The floor's first, then the rule set's own: of two that are equally urgent the floor's stays in front. */
const joined = <T extends Named>(floors: readonly T[], own: readonly T[]): readonly T[] => {
  const names = new Set(floors.map(nameOf))
  return [...floors, ...own.filter((one) => !names.has(nameOf(one)))]
}

const joinedRules = (floor: RuleSet, ruleSet: RuleSet): readonly Rule[] =>
  [...joined(floor.rules, ruleSet.rules)].sort((one, other) => byText(one.name, other.name))

const joinedRoutes = (floor: RuleSet, ruleSet: RuleSet): readonly Route[] =>
  joined(floor.routes, ruleSet.routes).map((route) => {
    // Looked up for the floor's few only: there may be many of the rule set's own.
    const own = floor.routes.includes(route) ? ruleSet.routes.find(({ id }) => id === route.id) : undefined
    if (own === undefined || own === route) return route
    return {
      ...route,
      within: own.within,
      contact: contactBeside(route, own.contact),
      ...instructionBeside(route, own.instruction),
    }
  })

/**
 * Welds the safety floor under a rule set. Takes two parsed rule sets; gives one with the rules of both, and
 * the id, version, title, dates and envelope of the given one. The rule set may add a short contact and instruction of its
 * own to the floor's routes, behind the floor's, and make them quicker; anything else that would change what
 * the floor defines is an issue, and so is a suicide signal that would reach no specialist mental-health route. Welding
 * twice changes nothing.
 */
export const safeWeld = unlessChanged((floor: RuleSet, given: RuleSet): Result<RuleSet> => {
  const ruleSet = asWritten(given)
  const issues = [
    ...notes(floor),
    ...kindsOfFloor(floor),
    ...changed('rules', 'rule', floor.rules, ruleSet.rules),
    ...changed('sources', 'source', floor.sources, ruleSet.sources),
    ...changed('actions', 'action', floor.actions, ruleSet.actions),
    ...changed('destinations', 'destination', floor.destinations, ruleSet.destinations),
    ...changed('pathways', 'pathway', floor.pathways, ruleSet.pathways),
    ...changed('localFacts', 'local fact', floor.localFacts, ruleSet.localFacts),
    ...changed('invariants', 'invariant', floor.invariants, ruleSet.invariants),
    ...changedConditions(floor, ruleSet),
    ...changedRoutes(floor, ruleSet),
    ...crowdedRoutes(floor, ruleSet.routes),
    ...besideFloorIssues(floor, ruleSet),
    ...noPathway(floor, ruleSet),
  ]
  const welded: RuleSet = {
    ...ruleSet,
    ...joinedHolds(floor, ruleSet),
    sources: joined(floor.sources, ruleSet.sources),
    pathways: joined(floor.pathways, ruleSet.pathways),
    routes: joinedRoutes(floor, ruleSet),
    destinations: joined(floor.destinations, ruleSet.destinations),
    actions: joined(floor.actions, ruleSet.actions),
    localFacts: joined(floor.localFacts, ruleSet.localFacts),
    conditions: { ...floor.conditions, ...ruleSet.conditions },
    invariants: joined(floor.invariants, ruleSet.invariants),
    rules: joinedRules(floor, ruleSet),
  }
  // A rule set is plain data, and arranging changes the order of its keys only.
  const arranged = arrange(welded as unknown as Json) as unknown as RuleSet
  return resultOf(
    [...issues, ...misplacedRoutes(arranged, ruleSet.routes), ...specialistRouteIssues(arranged)],
    () => arranged,
  )
})

/** As `safeWeld`, and throws `TriageError` with every issue. */
export const weld = throwing(safeWeld)
