/** What a decision is: plain JSON, a proposal until a named person confirms or overrides it. */

import type { Helpline } from '../service/nation.js'
import type { Capacity } from '../service/service.js'
import type {
  Action,
  CouldBecome,
  Escalation,
  Intervention,
  NeedLeft,
  Question,
  QuotedMention,
  Redirect,
} from './decision-parts.js'
import type { Provenance } from './provenance.js'
import type { Reason, ReasonFact } from './reason.js'

export type {
  Action,
  CouldBecome,
  Escalation,
  ExtensionTerms,
  Intervention,
  NeedLeft,
  Question,
  QuotedMention,
  Redirect,
} from './decision-parts.js'
export type { Reason, ReasonFact } from './reason.js'

/** What every decision says, whatever it comes to. */
interface EveryDecision {
  /** The version of this form. */
  readonly schemaVersion: 4
  /** Your own reference for the referral. */
  readonly referral: string
  /** What the pathway is called, or the provisional one; `null` where there is none. Absent in decisions of form 1. */
  readonly pathwayTitle?: string | null
  /** Specialists who are told, every one that applies: the emergency and specialists of the safety floor first, then the most urgent first. */
  readonly escalations: readonly Escalation[]
  /** What to find out, in the order of the first conversation, from what could still change this decision. */
  readonly questions: readonly Question[]
  /** What could still change it as well and can wait: nothing is held up by it, and at most seven such questions stand among `questions`. */
  readonly laterQuestions: readonly Question[]
  /** Every redirect that applies; they take effect only where nothing above them on the ladder does. */
  readonly redirects: readonly Redirect[]
  /** What else the link worker does. */
  readonly actions: readonly Action[]
  /** Why: never empty. */
  readonly reasons: readonly [Reason, ...Reason[]]
  /** Where anybody can turn at once, by the nation of the service: in addition to the people above, never instead. */
  readonly helplines: readonly Helpline[]
  /**
   * The phrases of suicide, self-harm or danger in the notes of the referral, word for word: those that are said as they are first, then what the notes
   * deny, say of somebody else or put in the past; twenty at most. Absent where there are no notes; empty where none was found, which says nothing about
   * the person. For the service alone: never for the person or whoever referred.
   */
  readonly mentions?: readonly QuotedMention[]
  /** How many more there are than `mentions` has; absent where it has all. */
  readonly furtherMentions?: number
  /**
   * What is known of the person and the referral already, so that nobody is asked twice; in the order of the catalogue. For the service alone: never
   * for the person or whoever referred.
   */
  readonly known: readonly ReasonFact[]
  /** A proposal, until a named person confirms or overrides it. */
  readonly status: 'proposed'
  /** What it was made with, and the date that it was made at. */
  readonly provenance: Provenance
}

/** Of a decision that accepts nobody yet: no pathway and no intervention. */
interface NotAccepted extends EveryDecision {
  /** Only an accepted referral has a pathway. */
  readonly pathway: null
  /** Only an accepted referral has an intervention. */
  readonly intervention: null
}

/** A specialist must take over. For each emergency or specialist route of the safety floor at most one of a rule set's own may stand before it. */
export interface EscalateDecision extends NotAccepted {
  /** What happens to the referral. */
  readonly disposition: 'escalate'
  /** The id of the pathway that follows once the person is safe, as far as is known. */
  readonly provisionalPathway: string
  /** Specialists who are told, at least one: the emergency and specialists of the safety floor first, then the most urgent first. */
  readonly escalations: readonly [Escalation, ...Escalation[]]
}

/** An answer is missing that could send the person elsewhere. */
export interface RequestInformationDecision extends NotAccepted {
  /** What happens to the referral. */
  readonly disposition: 'request-information'
  /** The id of the pathway that follows once the answers are in, as far as is known. */
  readonly provisionalPathway: string
  /**
   * The day by which the first conversation is held, `YYYY-MM-DD`: counted from receipt, or from when the answers that it waits for wore out. It may be over already:
   * then the conversation is overdue.
   */
  readonly dueBy: string
}

/** There is a better place for this person: each of `redirects`. */
export interface RedirectDecision extends NotAccepted {
  /** What happens to the referral. */
  readonly disposition: 'redirect'
  /** Nothing follows here. */
  readonly provisionalPathway: null
  /** Every redirect that applies: at least one. */
  readonly redirects: readonly [Redirect, ...Redirect[]]
  /**
   * The needs that none of these places takes on, in the order of the vocabulary: somebody still has to help with them. Empty where the places take on
   * all. Absent where the needs are not recorded, which says nothing, and in forms 1 and 2.
   */
  readonly needsLeft?: readonly NeedLeft[]
}

/** The referral is accepted on a pathway. */
export interface AcceptDecision extends EveryDecision {
  /** What happens to the referral. */
  readonly disposition: 'accept'
  /** The id of the pathway: in the shipped rule set `light` or `holistic`. */
  readonly pathway: string
  /** Nothing follows another pathway: what `pathway` could still become stands in `couldBecome`. */
  readonly provisionalPathway: null
  /** What the person is told that the pathway offers, a sentence each; `null` where the rule set says nothing. Absent in decisions of form 1. */
  readonly forClient?: readonly string[] | null
  /**
   * More intensive pathways that it could still become, from the less to the more intensive; empty where the pathway is settled. While there are any
   * it is provisional: no episode starts until they are answered, or a person overrides it with a reason.
   */
  readonly couldBecome: readonly CouldBecome[]
  /** How long the support lasts. */
  readonly intervention: Intervention
  /** The last day on which support can start by this decision, `YYYY-MM-DD`: then the first "no" that it rests on is too old, and somebody asks again. */
  readonly startBy: string
  /**
   * The first day on which support can start, `YYYY-MM-DD`: the day of the decision, or the day from which the service has a place. `null` where it has none and
   * does not say from when. It may be after `startBy`: then the answers are asked again before support starts. Absent in forms 1 to 3.
   */
  readonly startFrom: string | null
  /** Whether the service had a place, as the caller said; `null` where nothing was said. It decides nothing but `startFrom`. Absent in forms 1 to 3. */
  readonly capacity: Capacity | null
}

/** What is proposed to happen to a referral: four kinds, told apart by `disposition`. */
export type Decision = EscalateDecision | RequestInformationDecision | RedirectDecision | AcceptDecision
