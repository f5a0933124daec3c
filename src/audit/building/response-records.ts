/** The records of what people say to a proposal. */
import type { Result } from '../../issue/issue.js'
import type { SealedRecord } from '../chain/log-entry.js'
import type { Course } from '../records/course.js'
import type { DecisionRecord } from '../records/decision-record.js'
import type { CONSIDERED, OverrideRecord } from '../records/response-records.js'
import { type ActorGiven, buildRecord, type RecordOptions } from './build-record.js'

/** What both answers to a proposal need. */
export interface ResponseOptions extends RecordOptions {
  /** Who answers, in what role, and whether you declare the role to be a clinical one. */
  readonly by: ActorGiven
  /** What the person looked at, or whom they talked to, before they answered. */
  readonly considered?: readonly (typeof CONSIDERED)[number][]
}

/** Puts on record that a person confirms a decision as it was proposed. Gives the record, or every issue. */
export const confirmationRecord = (
  decision: Pick<DecisionRecord, 'recordId'>,
  options: ResponseOptions,
): Result<SealedRecord> =>
  buildRecord(options, ({ actor, common }) => ({
    type: 'confirmation',
    decision: decision.recordId,
    outcome: 'accepted',
    by: actor(options.by),
    considered: options.considered ?? [],
    ...common(),
  }))

/** What an override needs: what comes instead, and why. */
export interface OverrideOptions extends ResponseOptions {
  /** What comes instead. Name the pathway of an acceptance, the routes or the destinations. */
  readonly to: Pick<Course, 'disposition'> & Partial<Course>
  /** Why: a code to count by, and words. */
  readonly reason: {
    readonly code: string
    readonly words: string
    readonly system?: string
    readonly display?: string
  }
  /** The override that stands until now, if there is one; else it is the proposal that is overridden. */
  readonly after?: OverrideRecord
}

/**
 * Puts on record that a person puts another course in the place of the proposed one. Needs a reason; to lower an
 * escalation, or to pass over an open question about safety, a clinical role too. Gives the record, or every issue.
 */
export const overrideRecord = (
  decision: Pick<DecisionRecord, 'recordId' | 'course'>,
  options: OverrideOptions,
): Result<SealedRecord> =>
  buildRecord(options, ({ actor, common }) => {
    const { after, by, considered = [], reason, to } = options
    return {
      type: 'override',
      decision: decision.recordId,
      outcome: 'overridden',
      follows: after?.recordId ?? null,
      from: after?.to ?? decision.course,
      to: { pathway: null, routes: [], destinations: [], openSafetyQuestion: false, ...to },
      by: actor(by),
      considered,
      overrideReason: {
        reason: { code: reason.code, system: reason.system ?? null, display: reason.display ?? null },
        userComment: reason.words,
      },
      ...common(),
    }
  })
