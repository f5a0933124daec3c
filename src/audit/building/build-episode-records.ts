/** The records of what happens while the support lasts, and of what becomes of it. */
import {
  type ClosureOptions,
  type ClosureReason,
  closureReasonIssues,
} from '../../episode/closure-reasons.js'
import { type Result, resultOf, throwing } from '../../issue/issue.js'
import type { SealedRecord } from '../chain/log-entry.js'
import type { DecisionRecord } from '../records/decision-record.js'
import type { Actor } from '../records/record-fields.js'
import { buildRecord, type RecordOptions } from './build-record.js'

type About = Pick<DecisionRecord, 'recordId'>

/** What all these records need. */
export interface EpisodeRecordOptions extends RecordOptions {
  /** Who did it or recorded it, in what role. */
  readonly by: Actor
}

/** A contact that took place. */
export interface ContactRecordOptions extends EpisodeRecordOptions {
  /** The day it took place, `YYYY-MM-DD`. */
  readonly date: string
  /** Whether it was the mid-point review; no if left out. */
  readonly review?: boolean | undefined
  /** A note. It is not recorded; the record says that there was one. */
  readonly note?: string | null | undefined
}

/** Puts a contact with the client on record, without its note. Gives the record, or every issue. */
export const safeContactRecord = (decision: About, options: ContactRecordOptions): Result<SealedRecord> =>
  buildRecord(
    options,
    ({ actor, common }) => ({
      type: 'contact',
      decision: decision.recordId,
      date: options.date,
      review: options.review ?? false,
      by: actor(options.by),
      ...common(),
    }),
    (options?.note ?? null) === null ? [] : ['/note'],
  )

/** More weeks than were planned at first. */
export interface ExtensionRecordOptions extends EpisodeRecordOptions {
  /** The day it was approved, `YYYY-MM-DD`. */
  readonly on: string
  /** How many weeks it adds, from 1 to 12. */
  readonly weeks: number
  /** Why more time is needed, in words. They can be erased. */
  readonly reason: string
}

/** Puts an extension on record. Gives the record, or every issue. */
export const safeExtensionRecord = (decision: About, options: ExtensionRecordOptions): Result<SealedRecord> =>
  buildRecord(options, ({ actor, common }) => ({
    type: 'extension',
    decision: decision.recordId,
    on: options.on,
    weeks: options.weeks,
    reason: options.reason,
    by: actor(options.by),
    ...common(),
  }))

/** The end of the support. */
export interface ClosureRecordOptions extends EpisodeRecordOptions, ClosureOptions {
  /** The day it ended, `YYYY-MM-DD`. */
  readonly on: string
  /** Why it ended: one of the words of `vocabulary`. */
  readonly reason: ClosureReason
  /** What happens next, and who does it. */
  readonly onwardPlan: string
}

/** Puts the end of the support on record. Gives the record, or every issue. */
export const safeClosureRecord = (decision: About, options: ClosureRecordOptions): Result<SealedRecord> => {
  const record = buildRecord(options, ({ actor, common }) => ({
    type: 'closure',
    decision: decision.recordId,
    on: options.on,
    reason: options.reason,
    onwardPlan: options.onwardPlan,
    by: actor(options.by),
    ...common(),
  }))
  // Of what has not the form of a word the record has said so.
  return record.ok ? resultOf(closureReasonIssues(options.reason, options), () => record.value) : record
}

/** What was found when the outcome was measured. */
export interface OutcomeRecordOptions extends EpisodeRecordOptions {
  /** The day it was measured, `YYYY-MM-DD`. */
  readonly on: string
  /** A code of what was measured, such as `ons4-life-satisfaction`. */
  readonly measure: string
  /** A number, a yes or no, or a code; never free text. */
  readonly value: number | boolean | string
}

/** Puts on record what became of it, by one measure. Gives the record, or every issue. */
export const safeOutcomeRecord = (decision: About, options: OutcomeRecordOptions): Result<SealedRecord> =>
  buildRecord(options, ({ actor, common }) => ({
    type: 'outcome',
    decision: decision.recordId,
    on: options.on,
    measure: options.measure,
    value: options.value,
    by: actor(options.by),
    ...common(),
  }))

/** As `safeClosureRecord`, and throws `TriageError` with every issue. */
export const closureRecord = throwing(safeClosureRecord)

/** As `safeContactRecord`, and throws `TriageError` with every issue. */
export const contactRecord = throwing(safeContactRecord)

/** As `safeExtensionRecord`, and throws `TriageError` with every issue. */
export const extensionRecord = throwing(safeExtensionRecord)

/** As `safeOutcomeRecord`, and throws `TriageError` with every issue. */
export const outcomeRecord = throwing(safeOutcomeRecord)
