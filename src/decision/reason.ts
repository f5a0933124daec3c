/** Why a decision is as it is: the rules behind it, each with the facts that made it so. */
import type { FactValue, MarkedSource, MentionedSource, Origin } from '../facts/fact.js'
import type { Audience } from '../referral/audience.js'
import type { RuleSource } from '../rule-set/rule-set.js'
import type { Verdict } from '../rule-set/three-valued.js'

/** A fact as it stood when the decision was made. */
export interface ReasonFact {
  /** The name of the fact. */
  readonly fact: string
  /** What it is called. */
  readonly title: string
  /** Its value; `null` is unknown. */
  readonly value: FactValue
  /** How the value came about. */
  readonly origin: Origin
  /** The places in the referral or the service that it rests on; empty where nobody asked. */
  readonly from: readonly string[]
  /** The day of the questionnaire that it rests on, `YYYY-MM-DD`; the latest of several, absent if on none. */
  readonly completedOn?: string
  /** The day the answer was given, `YYYY-MM-DD`, where one stands beside it or it has expired; otherwise it was given when the referral was received. */
  readonly askedOn?: string
  /** The last day on which it can have happened, `YYYY-MM-DD`; absent where no date stands beside the answer. */
  readonly happenedOn?: string
  /** The items of questionnaires that it rests on, each about danger and marked; absent if on none. */
  readonly marked?: readonly MarkedSource[]
  /** The phrases in the notes that it rests on, the first twenty; absent if on none. */
  readonly mentioned?: readonly MentionedSource[]
  /** What words in the value are called that a rule set declares, by word; absent where there are none. */
  readonly titles?: { readonly [word: string]: string }
  /** Who may be told the fact and this value; absent in a decision made before that was stated, and then nobody outside the service. */
  readonly mayTell?: readonly Audience[]
}

/** Why: a rule that was met, or that could not be decided, with the facts and values that made it so. */
export interface Reason {
  /** The name of the rule, or `null` where no rule decided and the default did. */
  readonly rule: string | null
  /** What the rule is called. */
  readonly title: string
  /** The rule's own reason, in a sentence. */
  readonly reason: string
  /** Whether the rule is met, or could not be decided. */
  readonly verdict: Exclude<Verdict, 'not-met'>
  /** What the rule calls for: its event type and the route, destination, pathway or action it names. */
  readonly outcome: {
    /** The event type of the rule; `pathway` for the default. */
    readonly type: string
    /** The id of the route, destination, pathway or action; `null` where there is none. */
    readonly target: string | null
  }
  /** The facts that made it so; of an undetermined rule those that are missing. */
  readonly facts: readonly ReasonFact[]
  /** Where the rule comes from; `null` for the default. */
  readonly source: RuleSource | null
  /** Who may be told the title and the reason; each of the facts has its own; absent in a decision made before that was stated, and then nobody outside the service. */
  readonly mayTell?: readonly Audience[]
}
