/** Records to fill logs with. Salts are counted up, so that a run is the same every time. */

import { safeDecisionRecord } from '../../../src/audit/building/build-decision-records.js'
import {
  safeClosureRecord,
  safeContactRecord,
  safeOutcomeRecord,
} from '../../../src/audit/building/build-episode-records.js'
import type { SealedRecord } from '../../../src/audit/chain/log-entry.js'
import { createPrivacy, type Privacy } from '../../../src/audit/privacy/privacy.js'
import type { DecisionRecord } from '../../../src/audit/records/decision-record.js'
import type { Examination } from '../../../src/decision/examination.js'
import { unwrap } from '../../../src/issue/issue.js'
import { services } from '../../../src/service/shipped.js'
import { createTriage } from '../../../src/triage.js'

const counted = (): (() => Uint8Array) => {
  let count = 0
  return () => {
    count += 1
    const salt = new Uint8Array(16)
    new DataView(salt.buffer).setUint32(0, count)
    return salt
  }
}

/** A key for tests: it protects nobody. */
export const KEY = new Uint8Array(32).fill(1)

export const privacyWith = (key: Uint8Array = KEY): Privacy => createPrivacy({ key, salt: counted() })

export const LINK_WORKER = { person: 'Ada Okafor', role: 'link-worker', clinical: false }
export const CLINICIAN = { person: 'Dr B. Singh', role: 'general-practitioner', clinical: true }

export const AT = '2026-03-02T09:30:00.000Z'

let triage: ReturnType<typeof createTriage> | undefined
export const ourTriage = (): ReturnType<typeof createTriage> => {
  triage ??= createTriage({ service: services.sp7 })
  return triage
}

const SAFE = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' }
export const ACCEPTED = {
  id: 'R-1001',
  receivedOn: '2026-03-02',
  source: 'gp',
  consent: 'yes',
  client: { id: 'C-77', dateOfBirth: '1985-06-14' },
  needs: [{ domain: 'money' }, { domain: 'housing' }, { domain: 'loneliness' }],
  risks: SAFE,
}
export const ESCALATED = { ...ACCEPTED, id: 'R-1002', risks: { ...SAFE, suicidalThoughts: 'unsure' } }
export const WAITING = {
  ...ACCEPTED,
  id: 'R-1003',
  risks: { suicidalThoughts: 'no', recentSuicideAttempt: 'no' },
}

export const examined = (referral: unknown): Examination => {
  const result = ourTriage().safeExamine(referral)
  if (!result.ok) throw new Error('the referral should be decided')
  return result.value
}

export const decided = (
  recordId: string,
  referral: unknown = ACCEPTED,
  privacy: Privacy = privacyWith(),
): SealedRecord =>
  unwrap(safeDecisionRecord(examined(referral), { recordId, at: AT, privacy, client: 'C-77' }))

/** The decision record in a sealed one. */
export const decisionIn = ({ record }: SealedRecord): DecisionRecord => {
  if (record.type !== 'decision') throw new Error('it should be a decision')
  return record
}

const about = { recordId: 'd-0' }

/** A small record with nothing to erase. */
export const contacted = (recordId: string, privacy: Privacy = privacyWith()): SealedRecord =>
  unwrap(safeContactRecord(about, { recordId, at: AT, privacy, by: LINK_WORKER, date: '2026-03-09' }))

/** A small record with words that can be erased. */
export const closed = (
  recordId: string,
  onwardPlan = 'Walking group',
  privacy = privacyWith(),
): SealedRecord =>
  unwrap(
    safeClosureRecord(about, {
      recordId,
      at: AT,
      privacy,
      by: LINK_WORKER,
      on: '2026-05-04',
      reason: 'completed',
      onwardPlan,
    }),
  )

/** A small record with a value that can be erased. */
export const measured = (recordId: string, value: number | string, privacy = privacyWith()): SealedRecord =>
  unwrap(
    safeOutcomeRecord(about, {
      recordId,
      at: AT,
      privacy,
      by: LINK_WORKER,
      on: '2026-05-04',
      measure: 'ons4-life-satisfaction',
      value,
    }),
  )
