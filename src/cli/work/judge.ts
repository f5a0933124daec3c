/** One input → what came of it: a value, or the issues with the hand-over to a person. */
import type { Handover, TriageResult } from '../../decision/handover.js'
import type { Issues } from '../../issue/issue.js'
import type { Triage } from '../../triage.js'
import type { OpenedTriage } from '../reading/open-triage.js'
import type { ReferralInput } from '../reading/read-referrals.js'

/** What the triage is asked for: a decision or an examination. */
export type Wanted<T> = (triage: Triage, referral: unknown) => TriageResult<T>

/**
 * Hands over what cannot be decided. A list is never a referral, so putting `input` into one makes sure that
 * nothing is decided on data that was not sound, and that all of it is looked through for safety signals.
 */
const handOver = (triage: Triage, input: unknown): Handover => {
  const refused = triage.safeDecide([input])
  if (refused.ok) throw new Error('a list was taken for a referral')
  const { handover } = refused
  return {
    ...handover,
    signals: handover.signals.map((signal) => ({ ...signal, path: signal.path.slice(1) })),
  }
}

const refuse = (triage: Triage, issues: Issues, input: unknown) =>
  ({ ok: false, issues, handover: handOver(triage, input) }) as const

/** Judges one input with the triage that was opened. Never gives a value for data that was not sound. */
export const judge = <T>(
  opened: OpenedTriage,
  { read }: ReferralInput,
  wanted: Wanted<T>,
): TriageResult<T> => {
  const data = read.ok ? read.value : read.salvage
  if (!opened.ok) {
    const [first, ...rest] = [...opened.issues, ...(read.ok ? [] : read.issues)]
    return refuse(opened.standIn, first === undefined ? opened.issues : [first, ...rest], data)
  }
  return read.ok ? wanted(opened.triage, data) : refuse(opened.triage, read.issues, data)
}
