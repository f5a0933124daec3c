/** What a decision is: plain JSON, a proposal until a named person confirms or overrides it. */
import type { FactValue, Origin } from '../facts/fact.js'
import type { Disposition, Limits, RouteKind, RuleSource } from '../rule-set/rule-set.js'
import type { Verdict } from '../rule-set/three-valued.js'

/** A specialist the case goes to, and which rules called for it. */
export interface Escalation {
  readonly route: string
  readonly title: string
  readonly kind: RouteKind
  /** ISO 8601 duration from the decision: `PT0S` is now, `P1D` the same calendar day. */
  readonly within: string
  readonly contact: string
  readonly instruction: string | null
  readonly rules: readonly [string, ...string[]]
}

/** Something to find out. */
export interface Question {
  readonly fact: string
  readonly title: string
  /** The words to ask it in. */
  readonly question: string
  readonly safety: boolean
  /** Ask before anything else: the answer could make the response more urgent. */
  readonly askNow: boolean
  /** Whether the decision waits for the answer. */
  readonly holdsUp: boolean
  /** The rules that wait for it. */
  readonly rules: readonly [string, ...string[]]
}

/** A better place, why, and what the referrer can do. */
export interface Redirect {
  readonly destination: string
  readonly title: string
  readonly contact: string | null
  readonly advice: string
  /** What the person is told, in plain words that name no risk; `null` where the rule set says nothing. */
  readonly forClient: string | null
  readonly reason: string
  readonly rules: readonly [string, ...string[]]
}

/** Whether an intervention may be extended, and how far. */
export interface ExtensionTerms {
  readonly possible: boolean
  /** The most weeks in all, extension included; `null` where none is possible. */
  readonly maxWeeks: number | null
  readonly reason: string
}

/** How long support lasts. */
export interface Intervention {
  readonly weeks: Limits
  /** A limit of its own where there is one; never converted into weeks. */
  readonly contacts: Limits | null
  readonly extension: ExtensionTerms
}

/** Something for the link worker to do. */
export interface Action {
  readonly action: string
  readonly title: string
  readonly for: 'client' | 'link-worker' | 'service'
  readonly instruction: string
  readonly reason: string
  readonly rules: readonly [string, ...string[]]
}

/** A fact as it stood when the decision was made. */
export interface ReasonFact {
  readonly fact: string
  readonly title: string
  readonly value: FactValue
  readonly origin: Origin
  /** The places in the referral or the service that it rests on; empty where nobody asked. */
  readonly from: readonly string[]
  /** The day of the questionnaire that it rests on, `YYYY-MM-DD`; the latest of several, absent if on none. */
  readonly completedOn?: string
}

/** Why: a rule that was met, or that could not be decided, with the facts and values that made it so. */
export interface Reason {
  /** The name of the rule, or `null` where no rule decided and the default did. */
  readonly rule: string | null
  readonly title: string
  readonly reason: string
  readonly verdict: Exclude<Verdict, 'not-met'>
  /** What the rule calls for: its event type and the route, destination, pathway or action it names. */
  readonly outcome: { readonly type: string; readonly target: string | null }
  readonly facts: readonly ReasonFact[]
  readonly source: RuleSource | null
}

/** What the decision was made with. */
export interface Provenance {
  readonly ruleSet: { readonly id: string; readonly version: string; readonly digest: string }
  readonly safetyFloor: { readonly id: string; readonly version: string; readonly digest: string }
  readonly service: { readonly id: string; readonly digest: string }
  readonly library: { readonly name: string; readonly version: string }
  /** The date it was decided at, `YYYY-MM-DD`. */
  readonly asOf: string
}

/** What is proposed to happen to a referral. */
export interface Decision {
  readonly schemaVersion: 1
  readonly referral: string
  readonly disposition: Disposition
  /** The pathway of an accepted referral; `null` otherwise. */
  readonly pathway: string | null
  /** What follows once the person is safe or the answer is in; `null` for the two lower dispositions. */
  readonly provisionalPathway: string | null
  /** Most urgent first. */
  readonly escalations: readonly Escalation[]
  /** In the order to ask them. */
  readonly questions: readonly Question[]
  /** Every redirect that applies; they take effect only where nothing above them on the ladder does. */
  readonly redirects: readonly Redirect[]
  /** For an accepted referral; `null` otherwise. */
  readonly intervention: Intervention | null
  readonly actions: readonly Action[]
  readonly reasons: readonly [Reason, ...Reason[]]
  readonly status: 'proposed'
  readonly provenance: Provenance
}
