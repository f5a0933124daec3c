import type { Decision } from '../decision/decision.js'
import type { Handover } from '../decision/handover.js'
import type { DecideOptions } from '../decision/triage-options.js'
import type { Issues, Result } from '../issue/issue.js'
import { type Vocabulary, vocabularyOf } from '../referral/vocabulary.js'
import type { Triage } from '../triage.js'
import { type DecisionRecordOptions, safeDecisionRecord } from './building/build-decision-records.js'
import { type Appended, logFault } from './chain/append-queue.js'
import type { AuditLog } from './chain/audit-log.js'

/** How to decide and record. */
export interface DecideAndRecordOptions extends DecisionRecordOptions, DecideOptions {
  /** The words that `groups` are read by; those of the rule set that decides if left out. */
  readonly vocabulary?: Vocabulary | undefined
  /** The log to append to, from `createLog`. */
  readonly log: Pick<AuditLog, 'append'>
  /**
   * When to stop waiting for the log: a promise of yours, such as one that a timer settles. Whatever it settles
   * with, the log then counts as not written. If left out, it waits as long as the log takes.
   */
  readonly patience?: PromiseLike<unknown> | undefined
}

/** What came of it, told apart by `status`. */
export type DecidedAndRecorded =
  | {
      /** The decision is in the log. */
      readonly status: 'recorded'
      /** The decision: a proposal until a person confirms or overrides it. */
      readonly decision: Decision
      /** Where its record stands in the log. */
      readonly place: Appended
    }
  | {
      /** It is an escalation, which is given although the log could not be written: act on it, and record it later. */
      readonly status: 'unrecorded'
      /** The escalation. */
      readonly decision: Decision
      /** Why the log could not be written. */
      readonly issues: Issues
    }
  | {
      /** It is no escalation, and is not given before it is on record: try again with the same record id. */
      readonly status: 'withheld'
      /** Not given. */
      readonly decision: null
      /** Why the log could not be written. */
      readonly issues: Issues
    }
  | {
      /** The referral could not be decided, and makes no record. */
      readonly status: 'not-decided'
      /** There is none. */
      readonly decision: null
      /** What is wrong with the referral. */
      readonly issues: Issues
      /** Who must see it today, and what in it may be a sign of danger. */
      readonly handover: Handover
    }

const lostPatience: Result<never> = {
  ok: false,
  issues: [
    {
      code: 'log-not-written',
      path: [],
      message: 'the log did not answer in time, so the decision may or may not be in it',
      hint: 'append the record again with the same id: the log keeps one',
    },
  ],
}

const gaveUp = async (patience: PromiseLike<unknown>): Promise<Result<never>> => {
  try {
    await patience
  } catch {
    // A promise that rejects ends the waiting, too.
  }
  return lostPatience
}

/**
 * Decides a referral and puts the decision on record before it is given. Safety first: an escalation is given even if
 * the log cannot be written, with what went wrong beside it. Nothing goes unlogged in silence. Never rejects.
 */
export const decideAndRecord = async (
  triage: Triage,
  referral: unknown,
  options: DecideAndRecordOptions,
): Promise<DecidedAndRecorded> => {
  // From JavaScript there may be no options at all: then nothing is recorded, and an escalation is given all the same.
  const { asOf, patience }: Partial<DecideAndRecordOptions> = options ?? {}
  const examined = triage.safeExamine(referral, { asOf })
  if (!examined.ok) {
    const { handover, issues } = examined
    return { status: 'not-decided', decision: null, issues, handover }
  }
  const { decision } = examined.value
  const append = async (): Promise<Result<Appended>> => {
    try {
      const { vocabulary = vocabularyOf(triage.ruleSet) } = options
      const record = safeDecisionRecord(examined.value, { ...options, vocabulary })
      if (!record.ok) return record
      const answer = await options.log.append(record.value)
      // Read inside the `try`: a log that answers with nothing at all counts as failed.
      return answer.ok ? answer : { ok: false, issues: answer.issues }
    } catch (thrown) {
      return logFault(thrown)
    }
  }
  const place = await (patience === undefined ? append() : Promise.race([append(), gaveUp(patience)]))
  if (place.ok) return { status: 'recorded', decision, place: place.value }
  return decision.disposition === 'escalate'
    ? { status: 'unrecorded', decision, issues: place.issues }
    : { status: 'withheld', decision: null, issues: place.issues }
}
