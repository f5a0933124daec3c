/**
 * A rule set → every mistake in what its rules lead to: limits of weeks and contacts, times of routes, the dispositions
 * that actions belong to. What the loader refuses anyway is left out.
 */
import { WIDEST_ENVELOPE } from '../../rule-set/envelope.js'
import { durationMinutes, minutesOf } from '../../rule-set/iso-duration.js'
import { DISPOSITIONS, type Limits, type Pathway, type Route, type RuleSet } from '../../rule-set/rule-set.js'
import type { Truths } from '../cases/decide-case.js'
import type { TriedMutant } from './mutant.js'

const changedIn = <Part extends { readonly id: string }>(
  parts: readonly Part[],
  part: Part,
  changed: Part,
): readonly Part[] => parts.map((one) => (one === part ? changed : one))

/** Limits show in whoever is accepted, and no rule need be met for that. */
const ALWAYS_SHOWS = () => true

/** That a rule is met that leads there. */
const isCalledFor =
  ({ rules }: RuleSet, type: 'escalate' | 'action', target: string) =>
  (truths: Truths): boolean =>
    rules.some(
      ({ event, name }) =>
        truths.get(name) === 'true' &&
        ((type === 'escalate' && event.type === 'escalate' && event.params.route === target) ||
          (type === 'action' && event.type === 'action' && event.params.action === target)),
    )

/** One end moved by one, within what the loader takes. */
const movedLimits = (limits: Limits, { max, min }: Limits) =>
  (['min', 'max'] as const)
    .flatMap((end) =>
      [limits[end] - 1, limits[end] + 1].map((to) => ({ end, to, moved: { ...limits, [end]: to } })),
    )
    .filter(({ moved }) => moved.min >= min && moved.min <= moved.max && moved.max <= max)

const said = (end: 'min' | 'max', to: number, from: number, unit: string): string =>
  `${end === 'min' ? 'at least' : 'at most'} ${to} ${unit} instead of ${from}`

/** The loader takes any number of contacts from 1 on. */
const ANY_CONTACTS: Limits = { min: 1, max: 1000 }

const inPathway = (pathway: Pathway, ruleSet: RuleSet): readonly TriedMutant[] => {
  const { contacts, id } = pathway
  const made = (
    kind: 'limit-moved' | 'limit-dropped',
    path: readonly string[],
    change: string,
    changed: Pathway,
  ): TriedMutant => ({
    mutant: { kind, rule: null, path: ['pathways', id, ...path], change },
    ruleSet: { ...ruleSet, pathways: changedIn(ruleSet.pathways, pathway, changed) },
    affected: [],
    mayShow: ALWAYS_SHOWS,
  })
  const moved = (unit: 'weeks' | 'contacts', limits: Limits, within: Limits) =>
    movedLimits(limits, within).map(({ end, moved: changed, to }) =>
      made('limit-moved', [unit, end], said(end, to, limits[end], unit), { ...pathway, [unit]: changed }),
    )
  const { contacts: _, ...unlimited } = pathway
  return [
    ...moved('weeks', pathway.weeks, ruleSet.envelope.weeks),
    ...(contacts === undefined
      ? []
      : [
          ...moved('contacts', contacts, ANY_CONTACTS),
          made('limit-dropped', ['contacts'], 'without a limit of contacts', unlimited),
        ]),
  ]
}

/** No intervention leaves the widest envelope, and the loader refuses an envelope that a pathway leaves. */
const inEnvelope = (ruleSet: RuleSet): readonly TriedMutant[] => {
  const { weeks } = ruleSet.envelope
  const isAround = ({ max, min }: Limits): boolean =>
    ruleSet.pathways.length > 0 &&
    ruleSet.pathways.every((pathway) => pathway.weeks.min >= min && pathway.weeks.max <= max)
  return movedLimits(weeks, WIDEST_ENVELOPE)
    .filter(({ moved }) => isAround(moved))
    .map(({ end, moved, to }) => ({
      mutant: {
        kind: 'limit-moved',
        rule: null,
        path: ['envelope', 'weeks', end],
        change: said(end, to, weeks[end], 'weeks'),
      },
      ruleSet: { ...ruleSet, envelope: { weeks: moved } },
      affected: [],
      mayShow: ALWAYS_SHOWS,
    }))
}

/** Times that people write, the soonest first. */
const USUAL_TIMES = ['PT0S', 'PT1H', 'PT4H', 'P1D', 'P3D', 'P1W', 'P2W'] as const

/** The usual times next to it, on both sides. */
const otherTimes = (route: Route): readonly string[] => {
  const minutes = minutesOf(route)
  const of = (time: string): number => durationMinutes(time) ?? 0
  return [
    USUAL_TIMES.filter((time) => of(time) < minutes).at(-1),
    USUAL_TIMES.find((time) => of(time) > minutes),
  ].filter((time) => time !== undefined)
}

const inRoute = (route: Route, ruleSet: RuleSet): readonly TriedMutant[] => {
  const { before, id, within } = route
  const made = (kind: 'time-moved' | 'order-dropped', part: string, change: string, changed: Route) => ({
    mutant: { kind, rule: null, path: ['routes', id, part], change },
    ruleSet: { ...ruleSet, routes: changedIn(ruleSet.routes, route, changed) },
    affected: [],
    mayShow: isCalledFor(ruleSet, 'escalate', id),
  })
  const { before: _, ...unordered } = route
  return [
    ...otherTimes(route).map((time) =>
      made('time-moved', 'within', `within \`${time}\` instead of \`${within}\``, { ...route, within: time }),
    ),
    ...(before === undefined
      ? []
      : [made('order-dropped', 'before', `without \`before\` \`${before}\``, unordered)]),
  ]
}

const inAction = (action: RuleSet['actions'][number], ruleSet: RuleSet): readonly TriedMutant[] => {
  const { dispositions, id } = action
  return DISPOSITIONS.flatMap((disposition): readonly TriedMutant[] => {
    const belongs = dispositions.includes(disposition)
    const changed = DISPOSITIONS.filter((one) => dispositions.includes(one) !== (one === disposition))
    if (changed.length === 0) return []
    return [
      {
        mutant: {
          kind: belongs ? 'disposition-dropped' : 'disposition-added',
          rule: null,
          path: ['actions', id, 'dispositions'],
          change: `${belongs ? 'without' : 'with'} \`${disposition}\``,
        },
        ruleSet: {
          ...ruleSet,
          actions: changedIn(ruleSet.actions, action, { ...action, dispositions: changed }),
        },
        affected: [],
        mayShow: isCalledFor(ruleSet, 'action', id),
      },
    ]
  })
}

/** Every mutant of what rules lead to, in the order of a rule set. */
export const mistakesInParts = (ruleSet: RuleSet): readonly TriedMutant[] => [
  ...inEnvelope(ruleSet),
  ...ruleSet.pathways.flatMap((pathway) => inPathway(pathway, ruleSet)),
  ...ruleSet.routes.flatMap((route) => inRoute(route, ruleSet)),
  ...ruleSet.actions.flatMap((action) => inAction(action, ruleSet)),
]
