/** Moves between outcomes: every way in which a referral can come to something else. */

import { and } from '../../proof/engine/formula.js'
import { ROUTE_KINDS, type RouteKind } from '../../referral/vocabulary.js'
import { minutesOf } from '../../rule-set/iso-duration.js'
import { DISPOSITIONS, type RuleSet } from '../../rule-set/rule-set.js'
import type { Decided, Direction, Outcome } from './comparison.js'
import { type Difference, type MoveKind, pathwayDirection, severityOf } from './difference.js'
import type { Side } from './side.js'

type Escalate = Extract<Outcome, { readonly disposition: 'escalate' }>

const FLOOR_KINDS: readonly RouteKind[] = ROUTE_KINDS

/** Where a kind of route stands: kinds that a rule set declares stand behind those of the floor, and none before another. */
const kindRank = (kind: RouteKind): number => {
  const rank = FLOOR_KINDS.indexOf(kind)
  return rank === -1 ? FLOOR_KINDS.length : rank
}

/** Sooner is up; of two as soon, the kind that is reached first. */
const urgencyDirection = (from: Escalate, to: Escalate): Direction => {
  const later = Math.sign(minutesOf(to) - minutesOf(from)) || kindRank(to.kind) - kindRank(from.kind)
  return later === 0 ? 'beside' : later > 0 ? 'down' : 'up'
}

const directionOf = (ruleSets: readonly [RuleSet, RuleSet], from: Outcome, to: Outcome): Direction => {
  if (from.disposition === 'escalate' && to.disposition === 'escalate') return urgencyDirection(from, to)
  if (from.disposition === 'accept' && to.disposition === 'accept')
    return pathwayDirection(ruleSets, from.pathway, to.pathway)
  return DISPOSITIONS.indexOf(from.disposition) < DISPOSITIONS.indexOf(to.disposition) ? 'up' : 'down'
}

/** Whether the evaluator came to this outcome; kind and time of a route are the rule set's own. */
const isOutcome = (outcome: Outcome, { disposition, pathway, routes }: Decided): boolean => {
  if (outcome.disposition !== disposition) return false
  if (outcome.disposition === 'escalate') return outcome.route === routes[0]
  return outcome.disposition !== 'accept' || outcome.pathway === pathway
}

const same = (one: Outcome, other: Outcome): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Every move that there might be from the outcomes of one rule set to those of the other. */
export const possibleMoves = (one: Side, other: Side): readonly Difference<MoveKind>[] =>
  one.placed.flatMap(({ formula: before, outcome: from }) =>
    other.placed
      .filter(({ outcome: to }) => !same(from, to))
      .map(({ formula: after, outcome: to }) => {
        const direction = directionOf([one.ruleSet, other.ruleSet], from, to)
        const loses = from.disposition === 'escalate' && direction === 'down'
        return {
          is: { from, to, direction, severity: severityOf(direction, loses) },
          formula: and(before, after),
          shownBy: (decidedFrom, decidedTo) => isOutcome(from, decidedFrom) && isOutcome(to, decidedTo),
        }
      }),
  )
