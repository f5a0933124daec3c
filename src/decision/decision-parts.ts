/** The parts of a decision: whom to tell, what to ask, better places, how long support lasts, what to do. */
import type { AnswerForm } from '../facts/answer-form.js'
import type { AskOf, Step } from '../facts/fact.js'
import type { Audience } from '../referral/audience.js'
import type { Said } from '../referral/signals/mark-mentions.js'
import type { RouteKind } from '../referral/vocabulary.js'
import type { Limits } from '../rule-set/rule-set.js'

/** A specialist the case goes to, and which rules called for it. */
export interface Escalation {
  /** The id of the route in the rule set. */
  readonly route: string
  /** What the route is called. */
  readonly title: string
  /** What sort of help it leads to. */
  readonly kind: RouteKind
  /** What the kind is called, where the rule set declares it: one of the safety floor goes by its id. */
  readonly kindTitle?: string
  /** ISO 8601 duration from the decision: `PT0S` is now, `P1D` the same calendar day. */
  readonly within: string
  /** The day by which a named person has taken over, `YYYY-MM-DD`; absent in forms 1 and 2. */
  readonly dueBy?: string
  /** Whom to contact: the service's own contact for the route, otherwise the rule set's. On a route of the safety floor the floor's own stands first. */
  readonly contact: string
  /** What to do; `null` where the route says nothing. */
  readonly instruction: string | null
  /** The names of the rules that called for it, those of the safety floor first. */
  readonly rules: readonly [string, ...string[]]
}

/** Something to find out. */
export interface Question {
  /** The name of the fact that it finds out; the first in the catalogue where it finds out several. */
  readonly fact: string
  /** What the fact is called. */
  readonly title: string
  /** The words to ask it in. */
  readonly question: string
  /** What whoever asks should know first, such as to ask in private; absent where the question says all, and in form 1. */
  readonly howToAsk?: string
  /** Where in the referral the answer goes, and what it can be: enough to make a field of a form. */
  readonly answer: AnswerForm
  /** Whom to ask. What is for the referrer or the record is never put to the person. */
  readonly askOf: AskOf
  /** When in the first conversation. */
  readonly step: Step
  /** Whether it belongs to the safety screen. */
  readonly safety: boolean
  /** Ask before anything else: the answer could make the response more urgent. */
  readonly askNow: boolean
  /** Whether the decision waits for the answer. */
  readonly holdsUp: boolean
  /** The names of the rules that wait for it. */
  readonly rules: readonly [string, ...string[]]
  /** Who may be told of the fact; absent in a decision made before that was stated, and then nobody outside the service. */
  readonly mayTell?: readonly Audience[]
}

/** A better place, why, and what the referrer can do. */
export interface Redirect {
  /** The id of the destination in the rule set. */
  readonly destination: string
  /** What the place is called. */
  readonly title: string
  /** How to reach it; `null` where neither service nor rule set says. */
  readonly contact: string | null
  /** What the referrer can do. */
  readonly advice: string
  /** What the person is told, in plain words that name no risk; `null` where the rule set says nothing. */
  readonly forClient: string | null
  /** Why the place is the better one: the reasons of the rules that name it. Each of them says who may read its own. */
  readonly reason: string
  /** Why, and what to do, in words that anybody who referred may read; absent in decisions made before rules had them. */
  readonly forReferrer?: string
  /** The names of the rules that called for it. */
  readonly rules: readonly [string, ...string[]]
  /** Who may be told of the place: its title, its contact and its advice; absent in a decision made before that was stated, and then nobody outside the service. */
  readonly mayTell?: readonly Audience[]
}

/** A need of the person that none of the better places takes on. */
export interface NeedLeft {
  /** The need, by its id. */
  readonly need: string
  /** What it is called. */
  readonly title: string
  /** Who may be told that it is a need. */
  readonly mayTell: readonly Audience[]
}

/** Whether an intervention may be extended, and how far. */
export interface ExtensionTerms {
  /** Whether there can be an extension at all. */
  readonly possible: boolean
  /** The most weeks in all, extension included; `null` where none is possible. */
  readonly maxWeeks: number | null
  /** What it turns on: a rule, a service that says nothing or no, no cause, or weeks that are the longest there may be. Absent in form 1. */
  readonly because?: 'rule' | 'notStated' | 'notAllowed' | 'noCause' | 'atLongest'
  /** Why it may, or may not. */
  readonly reason: string
}

/** How long support lasts. */
export interface Intervention {
  /** From how many weeks to how many, both included. */
  readonly weeks: Limits
  /** From how many contacts to how many; `null` where nothing limits them. Never converted into weeks. */
  readonly contacts: Limits | null
  /** Whether it may be extended, and how far. */
  readonly extension: ExtensionTerms
}

/** Something for the link worker to do. */
export interface Action {
  /** The id of the action in the rule set. */
  readonly action: string
  /** What it is called. */
  readonly title: string
  /** For whom it is done. */
  readonly for: 'client' | 'link-worker' | 'service'
  /** What to do. */
  readonly instruction: string
  /** Whether it comes before the person is asked anything; absent where it does not, and in forms 1 and 2. */
  readonly beforeAsking?: true
  /** What the person may read of it, if every rule that called for it may be told to them; absent where the rule set says nothing, and in forms 1 and 2. */
  readonly forClient?: string
  /** What whoever referred may read of it, on the same condition; absent where the rule set says nothing, and in forms 1 and 2. */
  readonly forReferrer?: string
  /** Why: the reason of the first rule that names it. */
  readonly reason: string
  /** The names of the rules that called for it. */
  readonly rules: readonly [string, ...string[]]
}

/** A phrase in the notes, as a decision quotes it. */
export interface QuotedMention {
  /** The risk that it speaks of: a fact, such as `suicidalThoughts`, or `local.` or `risks.` and a name of the rule set's own. */
  readonly risk: string
  /** The id of the phrase. */
  readonly phrase: string
  /** How the notes say it, where that is plain: denied, of somebody else, or as past. Then it is no answer by itself. */
  readonly said?: Said
  /** The sentence that it stands in, cut to 160 characters. Absent in a decision on record: a log holds no words of notes. */
  readonly words?: string
  /** The place in the notes where it begins, in UTF-16 units from 0. */
  readonly from: number
  /** The place where it ends; the unit there is not a part of it. */
  readonly to: number
}

/** A more intensive pathway that an accepted referral could still be for: rules that only note what is unknown would call for it. */
export interface CouldBecome {
  /** The id of the pathway. */
  readonly pathway: string
  /** What it is called. */
  readonly pathwayTitle: string
  /** The names of the rules that would call for it. */
  readonly rules: readonly [string, ...string[]]
  /** The facts whose answers they wait for, as the questions of the decision name them and in their order. */
  readonly questions: readonly string[]
}
