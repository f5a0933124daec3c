/** How a decision moves from one course to another, and whether a protection is lost by it. */

import type { Escalation, Intervention } from '../../decision/decision.js'
import { durationMinutes } from '../../rule-set/iso-duration.js'
import { DISPOSITIONS } from '../../rule-set/rule-set.js'
import { isCommitment } from '../records/commitment.js'
import { type Course, courseOf, passesOverSafetyQuestion } from '../records/course.js'
import type { DecisionRecord } from '../records/decision-record.js'
import type { RecordedDecision } from '../records/recorded-decision.js'

/** A course with the details that moves are judged by: how urgent, which pathway follows, how long. */
export interface DecidedCourse extends Course {
  /** Whether only the short form is left: then there are no escalations, pathway to come or limits to compare. */
  readonly isErased: boolean
  /** The pathway to come while the decision waits. */
  readonly provisionalPathway: string | null
  readonly escalations: readonly Pick<Escalation, 'route' | 'kind' | 'within'>[]
  readonly intervention: (Omit<Intervention, 'extension'> & { readonly maxWeeks: number | null }) | null
}

/** What a decision comes to. */
export const decidedCourse = (decision: RecordedDecision): DecidedCourse => {
  const { escalations, intervention, provisionalPathway } = decision
  const limits = (one: { readonly min: number; readonly max: number }) => ({ min: one.min, max: one.max })
  return {
    ...courseOf(decision),
    isErased: false,
    provisionalPathway,
    escalations: escalations.map(({ kind, route, within }) => ({ route, kind, within })),
    intervention: intervention && {
      weeks: limits(intervention.weeks),
      contacts: intervention.contacts && limits(intervention.contacts),
      maxWeeks: intervention.extension.maxWeeks,
    },
  }
}

/** What a decision on record came to; from its short form, if the rest has been erased. */
export const courseOnRecord = ({ course, decision }: DecisionRecord): DecidedCourse =>
  isCommitment(decision)
    ? { ...course, isErased: true, provisionalPathway: null, escalations: [], intervention: null }
    : decidedCourse(decision)

/** How a decision moves, the gravest first. */
export const MOVE_KINDS = [
  /** An escalation, or a route of one without another of the same kind that is as soon, is lost. */
  'loses-escalation',
  /** A question about safety that held the decision up does not any more. */
  'loses-safety-question',
  /** To a lower disposition, or to a lighter pathway. */
  'down',
  /** To other places, or to pathways that have no order. */
  'across',
  /** The same course, with other weeks or contacts, or another extension. */
  'limits',
  /** To a higher disposition, a route more or sooner, or a heavier pathway. */
  'up',
] as const
/** How a decision moves: one of `MOVE_KINDS`. */
export type MoveKind = (typeof MOVE_KINDS)[number]

const losesEscalation = (from: DecidedCourse, to: DecidedCourse): boolean => {
  if (from.disposition !== 'escalate') return false
  if (to.disposition !== 'escalate') return true
  if (from.isErased) return from.routes.some((route) => !to.routes.includes(route))
  const minutes = (within: string): number => durationMinutes(within) ?? 0
  return from.escalations.some(
    ({ kind, within }) =>
      !to.escalations.some((one) => one.kind === kind && minutes(one.within) <= minutes(within)),
  )
}

const same = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one))

/** How one pathway stands to another: by the order of the new rule set. */
const pathwayMove = (from: string | null, to: string | null, order: readonly string[]): MoveKind | null => {
  if (from === to || from === null || to === null) return null
  const [before, after] = [order.indexOf(from), order.indexOf(to)]
  if (before === -1 || after === -1) return 'across'
  return after < before ? 'down' : 'up'
}

/**
 * How a decision moves; `null` if it does not. `order` are the pathways of the new rule set, from the least to the
 * most intensive.
 */
export const moveOf = (from: DecidedCourse, to: DecidedCourse, order: readonly string[]): MoveKind | null => {
  if (losesEscalation(from, to)) return 'loses-escalation'
  const rung = ({ disposition }: DecidedCourse): number => DISPOSITIONS.indexOf(disposition)
  const steps = rung(to) - rung(from)
  if (passesOverSafetyQuestion(from, to)) return 'loses-safety-question'
  if (steps !== 0) return steps < 0 ? 'down' : 'up'
  const pathways =
    pathwayMove(from.pathway, to.pathway, order) ??
    pathwayMove(from.provisionalPathway, to.provisionalPathway, order)
  if (pathways === 'down') return 'down'
  if (!from.isErased && losesEscalation(to, from)) return 'up'
  if (!same(from.routes, to.routes) || !same(from.destinations, to.destinations)) return 'across'
  const [before, after] = [JSON.stringify(from.intervention), JSON.stringify(to.intervention)]
  return pathways ?? (from.isErased || before === after ? null : 'limits')
}
