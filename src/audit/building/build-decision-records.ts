/** The records of a proposal, and of what people say to it. */
import type { Decision } from '../../decision/decision.js'
import type { Examination } from '../../decision/examination.js'
import { type Issue, type Result, resultOf, throwing } from '../../issue/issue.js'
import { shippedVocabulary, type Vocabulary } from '../../referral/vocabulary.js'
import type { SealedRecord } from '../chain/log-entry.js'
import { type Course, courseOf } from '../records/course.js'
import type { DecisionRecord } from '../records/decision-record.js'
import type { Actor } from '../records/record-fields.js'
import type { CONSIDERED, OverrideRecord } from '../records/response-records.js'
import { buildRecord, type RecordOptions } from './build-record.js'
import { type GroupsGiven, readGroups } from './given-groups.js'

/** What the record of a decision needs beside the examination. */
export interface DecisionRecordOptions extends RecordOptions {
  /** Your id of the client; the record holds a pseudonym of it. */
  readonly client?: string | undefined
  /** Groups for reports, by the ids of `vocabulary.reportGroups`. Nothing is decided by them. */
  readonly groups?: GroupsGiven | undefined
  /** The words of the rule set that decided, as `vocabularyOf(ruleSet)` gives them; those that ship if left out. */
  readonly vocabulary?: Vocabulary | undefined
  /** The record id of an earlier decision on the same referral that this one replaces. */
  readonly replaces?: string | undefined
}

/** A decision for a log: of the notes it keeps which phrases stand where, and none of their words. */
const withoutWordsOfNotes = (decision: Decision): Decision =>
  decision.mentions === undefined
    ? decision
    : { ...decision, mentions: decision.mentions.map(({ words: _, ...mention }) => mention) }

/**
 * The record of a decision: the facts used, the verdict of every rule, the decision and what it was made with.
 * Takes what `triage.safeExamine` gave. Names, notes and ids stay out. Gives the record, sealed, or every issue.
 */
export const safeDecisionRecord = (
  examination: Examination,
  options: DecisionRecordOptions,
): Result<SealedRecord> => {
  let wrong: readonly Issue[] = []
  const record = buildRecord(options, ({ common, mask }) => {
    const { decision, facts, origins, rules } = examination
    const { client, groups, replaces, vocabulary = shippedVocabulary } = options
    const read = groups === undefined ? null : readGroups(groups, vocabulary.reportGroups)
    wrong = read?.issues ?? []
    const source = facts['referralSource']
    const subject = {
      referral: mask('/subject/referral', 'referral', decision.referral),
      client: client === undefined ? null : mask('/subject/client', 'client', client),
    }
    return {
      type: 'decision',
      subject,
      replaces: replaces ?? null,
      referralSource: typeof source === 'string' ? source : null,
      groups: read?.groups ?? null,
      course: courseOf(decision),
      provenance: decision.provenance,
      facts: { ...facts },
      origins: Object.fromEntries(
        Object.entries(origins).map(([fact, { value: _, ...origin }]) => [fact, { ...origin }]),
      ),
      verdicts: Object.fromEntries(rules.map(({ rule, verdict }) => [rule, verdict])),
      decision: {
        ...withoutWordsOfNotes(decision),
        referral: mask('/decision/referral', 'referral', decision.referral),
      },
      ...common(),
    }
  })
  // What is wrong with groups does not stand in the draft, so that nothing is told twice.
  return record.ok ? resultOf(wrong, () => record.value) : { ok: false, issues: [...record.issues, ...wrong] }
}

/** What both answers to a proposal need. */
export interface ConfirmationRecordOptions extends RecordOptions {
  /** Who answers, in what role, and whether you declare the role to be a clinical one. */
  readonly by: Actor
  /** What the person looked at, or whom they talked to, before they answered. */
  readonly considered?: readonly (typeof CONSIDERED)[number][] | undefined
}

/** Puts on record that a person confirms a decision as it was proposed. Gives the record, or every issue. */
export const safeConfirmationRecord = (
  decision: Pick<DecisionRecord, 'recordId'>,
  options: ConfirmationRecordOptions,
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
export interface OverrideRecordOptions extends ConfirmationRecordOptions {
  /** What comes instead. Name the pathway of an acceptance, the routes or the destinations. */
  readonly to: Pick<Course, 'disposition'> & Partial<Course>
  /** Why: a code to count by, and words. */
  readonly reason: {
    /** A code in kebab case, such as `seen-by-clinician`; reports count by it. */
    readonly code: string
    /** Why, in words: 2,000 characters at most. They can be erased. */
    readonly words: string
    /** The URI of the code system; leave it out for a code of your own. */
    readonly system?: string | undefined
    /** What the code means, in words. */
    readonly display?: string | undefined
  }
  /** The override that stands until now, if there is one; else it is the proposal that is overridden. */
  readonly after?: OverrideRecord | undefined
}

/**
 * Puts on record that a person puts another course in the place of the proposed one. Needs a reason; to lower an
 * escalation, or to pass over an open question about safety, a clinical role too. Gives the record, or every issue.
 */
export const safeOverrideRecord = (
  decision: Pick<DecisionRecord, 'recordId' | 'course'>,
  options: OverrideRecordOptions,
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

/** As `safeDecisionRecord`, and throws `TriageError` with every issue. */
export const decisionRecord = throwing(safeDecisionRecord)

/** As `safeConfirmationRecord`, and throws `TriageError` with every issue. */
export const confirmationRecord = throwing(safeConfirmationRecord)

/** As `safeOverrideRecord`, and throws `TriageError` with every issue. */
export const overrideRecord = throwing(safeOverrideRecord)
