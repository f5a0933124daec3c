/** What a decision comes to, as far as it matters to the person. */
import type { Decision, Escalation, Intervention } from '../../decision/decision.js'
import { isCommitment } from '../records/commitment.js'
import { type Course, courseOf } from '../records/course.js'
import type { DecisionRecord } from '../records/decision-record.js'

/** A course with what stands behind its routes and its pathway. */
export interface DecidedCourse extends Course {
  /** Whether only the short form is left: then there are no escalations, pathway to come or limits to compare. */
  readonly isErased: boolean
  /** The pathway to come while the decision waits. */
  readonly provisionalPathway: string | null
  readonly escalations: readonly Pick<Escalation, 'route' | 'kind' | 'within'>[]
  readonly intervention: (Omit<Intervention, 'extension'> & { readonly maxWeeks: number | null }) | null
}

/** What a decision comes to. */
export const decidedCourse = (decision: Decision): DecidedCourse => {
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
