/** Decisions on record, derived again from the same facts and the same documents, and compared. */
import { memoize } from '../../input/memoize.js'
import type { AuditRecord } from '../records/audit-record.js'
import { isCommitment } from '../records/commitment.js'
import { courseOf } from '../records/course.js'
import type { DecisionRecord } from '../records/decision-record.js'
import type { RecordedDecision } from '../records/recorded-decision.js'
import { createDeriveAgain, type DerivedAgain, factsOnRecord } from './derive-again.js'
import { firstDifference, formatDifference, type JsonDifference } from './difference.js'
import { type DecidingDocuments, documentsByDigest } from './documents-by-digest.js'
import { inAnyOrder, inFormOf } from './earlier-forms.js'

/** Records in the order of the log, as `readRecords` gives them. */
export type Records = AsyncIterable<AuditRecord> | Iterable<AuditRecord>

/** What a replay needs beside the records and the rule sets. */
export interface ReplayOptions {
  /** Services beside the nine that ship. */
  readonly services?: readonly unknown[] | undefined
  /** Documents of nations beside those that ship, and beside those that stand in the services: such as were replaced since. */
  readonly nations?: readonly unknown[] | undefined
}

/** Why a decision cannot be derived again. */
export const NOT_REPLAYED = {
  erased: 'its facts have been erased',
  'rule-set-missing': 'the rule set that it was decided by was not given',
  'safety-floor-missing': 'the safety floor that it was decided with was not given',
  'service-missing': 'the service that it was decided for was not given',
  'nation-missing': 'the document of the nation that it was decided with was not given',
  'documents-do-not-fit': 'the documents that it names do not go together',
} as const satisfies Record<string, string>

/** Why a decision cannot be derived again. */
export type WhyNotReplayed = keyof typeof NOT_REPLAYED

/** A decision on record. */
export interface DecisionOnRecord {
  /** The id of its record. */
  readonly recordId: string
  /** When it was decided, by the record: an instant in UTC (ISO 8601). */
  readonly at: string
}

/** A decision that cannot be derived again. */
export interface NotReplayed extends DecisionOnRecord {
  /** It cannot be derived again. */
  readonly outcome: 'not-replayed'
  /** Why, as a code. */
  readonly why: WhyNotReplayed
  /** Why, in a sentence for people. */
  readonly explanation: string
}

/** A decision that comes out the same. */
export interface ReplayedSame extends DecisionOnRecord {
  /** It comes out the same. */
  readonly outcome: 'same'
}

/** A decision that comes out otherwise. */
export interface ReplayedOtherwise extends DecisionOnRecord {
  /** It comes out otherwise. */
  readonly outcome: 'different'
  /** The first place that differs. */
  readonly difference: JsonDifference
  /** The difference, in a sentence for people. */
  readonly explanation: string
}

/** One decision on record, derived again: told apart by `outcome`. */
export type Replayed = ReplayedSame | ReplayedOtherwise | NotReplayed

/** A decision that cannot be derived again: why, and which document is wanted. */
export const notReplayed = (
  { at, recordId }: DecisionRecord,
  why: WhyNotReplayed,
  wanted?: string,
): NotReplayed => {
  const explanation = NOT_REPLAYED[why] + (wanted === undefined ? '' : `: ${wanted}`)
  return { recordId, at, outcome: 'not-replayed', why, explanation }
}

/** What follows from the facts: what stood in the notes was read, and is not on record in words. */
const whatFollows = ({ furtherMentions: _, mentions: _mentions, ...decision }: RecordedDecision): object =>
  inAnyOrder(decision.schemaVersion, decision)

/** The first difference: the verdicts before what follows from them. What has been erased is not compared. */
const compared = (
  { course, decision, verdicts }: DecisionRecord,
  derived: DerivedAgain,
): JsonDifference | null =>
  (isCommitment(verdicts) ? null : firstDifference(verdicts, derived.verdicts, '/verdicts')) ??
  (isCommitment(decision)
    ? null
    : firstDifference(
        whatFollows(decision),
        inFormOf(decision.schemaVersion, derived.decision),
        '/decision',
      )) ??
  firstDifference(course, courseOf(derived.decision), '/course')

/**
 * The documents as decisions of forms 1 and 2 went by them: an open rule for a pathway counted then, also where it said that it
 * only noted what was unknown.
 */
const asOfThen = memoize(
  (documents: DecidingDocuments): DecidingDocuments => ({
    ...documents,
    ruleSet: {
      ...documents.ruleSet,
      rules: documents.ruleSet.rules.map((rule) => {
        const { whenUndetermined: _, ...counted } = rule
        return rule.event.type === 'pathway' ? counted : rule
      }),
    },
  }),
)

/** Decisions say since form 3 when the referral was received. */
const isOfEarlierForm = ({ provenance }: DecisionRecord): boolean => provenance.receivedOn === undefined

/** Derives one decision on record again, and compares. */
export type ReplayDecision = (record: DecisionRecord) => Promise<Replayed>

/**
 * Makes the function that derives a decision on record again, as `replay` does for all of them. Throws `TriageError`
 * for a rule set or a service that is not valid.
 */
export const createReplay = (
  ruleSets: readonly unknown[],
  { nations, services }: ReplayOptions = {},
): ReplayDecision => {
  const findDocuments = documentsByDigest(ruleSets, services, nations)
  const deriveAgain = createDeriveAgain()
  return async (record) => {
    const { at, recordId } = record
    const onRecord = factsOnRecord(record)
    if (onRecord === null) return notReplayed(record, 'erased')
    const found = findDocuments(record.provenance)
    if (!found.ok) return notReplayed(record, found.why, found.wanted)
    const documents = isOfEarlierForm(record) ? asOfThen(found.documents) : found.documents
    const difference = compared(record, await deriveAgain(onRecord, documents))
    if (difference === null) return { recordId, at, outcome: 'same' }
    const explanation = formatDifference(difference, onRecord, found.documents)
    return { recordId, at, outcome: 'different', difference, explanation }
  }
}

/**
 * Derives every decision on record again, with json-rules-engine, from the facts on record and the very documents
 * that it was decided by; and compares verdicts, decision and course with what is on record. Takes the records, and
 * the rule sets that were in force (parsed, or as bundled JSON; those that ship are known). Gives one result for each
 * decision, in their order, in bounded memory. Throws `TriageError` for a rule set or a service that is not valid.
 */
export async function* replay(
  records: Records,
  ruleSets: readonly unknown[],
  options: ReplayOptions = {},
): AsyncGenerator<Replayed, void, undefined> {
  const replayOne = createReplay(ruleSets, options)
  for await (const record of records) if (record.type === 'decision') yield await replayOne(record)
}

const MAX_SHOWN = 100

/** What a replay came to, in all. */
export interface ReplaySummary {
  /** Whether every decision came out the same; erased ones do not count against it. */
  readonly ok: boolean
  /** How many decisions there are in all. */
  readonly decisions: number
  /** How many came out the same. */
  readonly same: number
  /** How many came out otherwise. */
  readonly different: number
  /** How many could not be derived again, by why. */
  readonly notReplayed: { readonly [why in WhyNotReplayed]?: number }
  /** The first 100 that are different, or that could not be derived again for another reason than erasure. */
  readonly shown: readonly Replayed[]
}

/** Counts results as they come, in bounded memory. */
export class ReplayTally {
  private readonly outcomes = { same: 0, different: 0, 'not-replayed': 0 }
  private readonly why = new Map<WhyNotReplayed, number>()
  private readonly differences: Replayed[] = []
  private readonly unread: Replayed[] = []

  /** Takes the next result. */
  add(replayed: Replayed): void {
    this.outcomes[replayed.outcome] += 1
    if (replayed.outcome === 'different' && this.differences.length < MAX_SHOWN) {
      this.differences.push(replayed)
    }
    if (replayed.outcome !== 'not-replayed') return
    this.why.set(replayed.why, (this.why.get(replayed.why) ?? 0) + 1)
    if (replayed.why !== 'erased' && this.unread.length < MAX_SHOWN) this.unread.push(replayed)
  }

  /** What it came to until now. A decision that was erased is no failure; one that lacks its rule set is. */
  summary(): ReplaySummary {
    const { different, same } = this.outcomes
    const notReplayed = this.outcomes['not-replayed']
    return {
      ok: different === 0 && notReplayed === (this.why.get('erased') ?? 0),
      decisions: same + different + notReplayed,
      same,
      different,
      notReplayed: Object.fromEntries(this.why),
      shown: [...this.differences, ...this.unread].slice(0, MAX_SHOWN),
    }
  }
}
