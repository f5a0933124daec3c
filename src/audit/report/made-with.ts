/** Which decisions a release made, so that it can be recalled: everybody whom it decided about, and how far each has come. */
import { namesOfDocuments } from '../../decision/provenance.js'
import type { DecisionRecord } from '../records/decision-record.js'
import type { Records } from '../replay/replay.js'
import { KnownDecisions } from './known-decision.js'

/** How far a decision has come: still a proposal, answered as it was, overridden, or replaced by a later decision. */
export type DecisionState = 'proposed' | 'confirmed' | 'overridden' | 'replaced'

/** A decision that was made with what is asked about. */
export interface MadeWith {
  /** The id of its record. */
  readonly recordId: string
  /** When it was put on record: an instant in UTC (ISO 8601). */
  readonly at: string
  /** The pseudonym of the referral. */
  readonly referral: string
  /** The pseudonym of the client; `null` where none was given. */
  readonly client: string | null
  /** The id of the service. */
  readonly service: string
  /** What was proposed. */
  readonly disposition: DecisionRecord['course']['disposition']
  /** How far it has come. */
  readonly state: DecisionState
  /** Whether support by it is going on: accepted and answered, with a contact on record, and not closed. */
  readonly isOpenEpisode: boolean
}

/** What was found, and by what names the log could have been asked. */
export interface DecisionsMadeWith {
  /** The decisions, in the order of the log. */
  readonly decisions: readonly MadeWith[]
  /** Every rule set, safety floor and library that decisions of the log were made with, as `id@version`: a name that is not among them was mistyped, or made none. */
  readonly names: readonly string[]
}

/**
 * The decisions on record that were made with a document or a library. Takes the records of a log, in their order, and a name: `social-prescribing@0.4.0`,
 * `referral-triage@0.6.0`, or the digest of a rule set, a safety floor, a service, a nation, words, a vocabulary or the lists of signals.
 * Gives them with the names that the log knows. Rejects with `TriageError` where a record cannot be read.
 */
export const decisionsMadeWith = async (records: Records, name: string): Promise<DecisionsMadeWith> => {
  const known = new KnownDecisions()
  const names = new Set<string>()
  const found: Omit<MadeWith, 'state' | 'isOpenEpisode'>[] = []
  for await (const record of records) {
    known.add(record)
    if (record.type !== 'decision') continue
    const itsNames = namesOfDocuments(record.provenance)
    for (const one of itsNames) if (!one.startsWith('sha256:')) names.add(one)
    if (!itsNames.includes(name)) continue
    const { at, course, provenance, recordId, subject } = record
    found.push({
      recordId,
      at,
      referral: subject.referral,
      client: subject.client,
      service: provenance.service.id,
      disposition: course.disposition,
    })
  }
  const decisions = found.map((one): MadeWith => {
    const decision = known.get(one.recordId)
    const {
      answeredAt = null,
      closedOn = null,
      contacts = 0,
      isReplaced = false,
      overriddenTo = null,
    } = decision ?? {}
    const answered = overriddenTo === null ? 'confirmed' : 'overridden'
    return {
      ...one,
      state: isReplaced ? 'replaced' : answeredAt === null ? 'proposed' : answered,
      isOpenEpisode: contacts > 0 && closedOn === null,
    }
  })
  return { decisions, names: [...names].sort() }
}
