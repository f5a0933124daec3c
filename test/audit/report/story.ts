/** A small log with a bit of everything, for reports. */
import {
  safeConfirmationRecord,
  safeDecisionRecord,
  safeOverrideRecord,
} from '../../../src/audit/building/build-decision-records.js'
import {
  safeClosureRecord,
  safeContactRecord,
  safeExtensionRecord,
} from '../../../src/audit/building/build-episode-records.js'
import type { SealedRecord } from '../../../src/audit/chain/log-entry.js'
import { unwrap } from '../../../src/issue/issue.js'
import {
  ACCEPTED,
  CLINICIAN,
  decisionIn,
  ESCALATED,
  examined,
  LINK_WORKER,
  privacyWith,
  WAITING,
} from '../support/records.js'

const privacy = privacyWith()

/** `2026-03-02 09:30` as an instant. */
export const at = (when: string): string => `${when.replace(' ', 'T')}:00.000Z`

export const decidedAt = (
  recordId: string,
  when: string,
  referral: unknown,
  more: Partial<Parameters<typeof safeDecisionRecord>[1]> = {},
): SealedRecord =>
  unwrap(safeDecisionRecord(examined(referral), { recordId, at: at(when), privacy, ...more }))

export const confirmed = (recordId: string, when: string, decision: string): SealedRecord =>
  unwrap(safeConfirmationRecord({ recordId: decision }, { recordId, at: at(when), privacy, by: LINK_WORKER }))

export const overridden = (
  recordId: string,
  when: string,
  decision: SealedRecord,
  to: Parameters<typeof safeOverrideRecord>[1]['to'],
  code = 'seen-today',
): SealedRecord =>
  unwrap(
    safeOverrideRecord(decisionIn(decision), {
      recordId,
      at: at(when),
      privacy,
      by: CLINICIAN,
      to,
      reason: { code, words: 'Mrs Brown was seen' },
    }),
  )

export const contact = (recordId: string, decision: string, date: string): SealedRecord =>
  unwrap(
    safeContactRecord(
      { recordId: decision },
      { recordId, at: at(`${date} 12:00`), privacy, by: LINK_WORKER, date },
    ),
  )

export const extended = (recordId: string, decision: string, on: string, weeks: number): SealedRecord =>
  unwrap(
    safeExtensionRecord(
      { recordId: decision },
      { recordId, at: at(`${on} 12:00`), privacy, by: LINK_WORKER, on, weeks, reason: 'needs more time' },
    ),
  )

export const closedAt = (recordId: string, decision: string, on: string): SealedRecord =>
  unwrap(
    safeClosureRecord(
      { recordId: decision },
      {
        recordId,
        at: at(`${on} 12:00`),
        privacy,
        by: LINK_WORKER,
        on,
        reason: 'completed',
        onwardPlan: 'a walking group',
      },
    ),
  )

const escalation = decidedAt('d-3', '2026-03-10 09:00', ESCALATED)

/** Two weeks of decisions, with what people said to them. */
export const STORY: readonly SealedRecord[] = [
  decidedAt('d-1', '2026-03-02 09:00', ACCEPTED),
  confirmed('c-1', '2026-03-02 10:00', 'd-1'),
  decidedAt('d-2', '2026-03-08 23:59', ESCALATED),
  confirmed('c-2', '2026-03-09 01:29', 'd-2'),
  escalation,
  overridden('o-3', '2026-03-10 09:20', escalation, { disposition: 'accept', pathway: 'holistic' }),
  decidedAt('d-4', '2026-03-16 09:00', WAITING),
  decidedAt('d-5', '2026-03-16 09:05', ESCALATED),
]
