import type { Decision } from '../decision/decision.js'
import type { Handover } from '../decision/handover.js'
import type { DecideOptions } from '../decision/triage-options.js'
import type { Issues, Result } from '../issue/issue.js'
import type { Triage } from '../triage.js'
import { type DecisionRecordOptions, decisionRecord } from './building/build-decision-records.js'
import { type Appended, logFault } from './chain/append-queue.js'
import type { AuditLog } from './chain/audit-log.js'

/** How to decide and record. */
export interface DecideAndRecordOptions extends DecisionRecordOptions, DecideOptions {
  readonly log: Pick<AuditLog, 'append'>
  /**
   * When to stop waiting for the log: a promise of yours, such as one that a timer settles. Whatever it settles
   * with, the log then counts as not written. If left out, it waits as long as the log takes.
   */
  readonly patience?: PromiseLike<unknown> | undefined
}

/**
 * What came of it. `recorded`: the decision is in the log. `unrecorded`: it is an escalation, which is given although
 * the log could not be written; act on it, and see that it is recorded. `withheld`: it is no escalation, and is not
 * given before it is recorded; try again with the same record id. `not-decided`: the referral could not be decided;
 * the hand-over says who must see it.
 */
export type DecidedAndRecorded =
  | { readonly status: 'recorded'; readonly decision: Decision; readonly place: Appended }
  | { readonly status: 'unrecorded'; readonly decision: Decision; readonly issues: Issues }
  | { readonly status: 'withheld'; readonly decision: null; readonly issues: Issues }
  | {
      readonly status: 'not-decided'
      readonly decision: null
      readonly issues: Issues
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
    // However it ends, the time is over.
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
  const { asOf, log, patience } = options
  const examined = triage.safeExamine(referral, { asOf })
  if (!examined.ok) {
    const { handover, issues } = examined
    return { status: 'not-decided', decision: null, issues, handover }
  }
  const { decision } = examined.value
  const append = async (): Promise<Result<Appended>> => {
    try {
      const record = decisionRecord(examined.value, options)
      if (!record.ok) return record
      const answer = await log.append(record.value)
      // Looked at in here: a log that gives no answer at all has failed, and throws nothing elsewhere.
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
