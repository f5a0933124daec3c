import type { Examination } from '../../decision/examination.js'
import type { Result } from '../../issue/issue.js'
import { ReferralSource } from '../../referral/referral-source.js'
import type { SealedRecord } from '../chain/log-entry.js'
import { courseOf } from '../records/course.js'
import type { Groups } from '../records/decision-record.js'
import { buildRecord, type RecordOptions } from './build-record.js'

/** What the record of a decision needs beside the examination. */
export interface DecisionRecordOptions extends RecordOptions {
  /** Your id of the client; the record holds a pseudonym of it. */
  readonly client?: string
  /** Groups for reports: deprivation, age band, sex. Nothing is decided by them. */
  readonly groups?: Partial<Groups>
  /** The record id of an earlier decision on the same referral that this one replaces. */
  readonly replaces?: string
}

/**
 * The record of a decision: the facts used, the verdict of every rule, the decision and what it was made with.
 * Takes what `triage.examine` gave. Names, notes and ids stay out. Gives the record, sealed, or every issue.
 */
export const decisionRecord = (
  examination: Examination,
  options: DecisionRecordOptions,
): Result<SealedRecord> =>
  buildRecord(options, ({ common, mask }) => {
    const { decision, facts, origins, rules } = examination
    const { client, groups, replaces } = options
    const source = ReferralSource.safeParse(facts['referralSource'], { jitless: true })
    const subject = {
      referral: mask('/subject/referral', 'referral', decision.referral),
      client: client === undefined ? null : mask('/subject/client', 'client', client),
    }
    return {
      type: 'decision',
      subject,
      replaces: replaces ?? null,
      referralSource: source.success ? source.data : null,
      groups: groups === undefined ? null : { deprivation: null, ageBand: null, sex: null, ...groups },
      course: courseOf(decision),
      provenance: decision.provenance,
      facts: { ...facts },
      origins: Object.fromEntries(
        Object.entries(origins).map(([fact, { value: _, ...origin }]) => [fact, { ...origin }]),
      ),
      verdicts: Object.fromEntries(rules.map(({ rule, verdict }) => [rule, verdict])),
      decision: { ...decision, referral: mask('/decision/referral', 'referral', decision.referral) },
      ...common(),
    }
  })
