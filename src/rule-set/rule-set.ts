/** What a rule set is: plain, validated, frozen data. Reading it from JSON is `parse-rule-set.ts`. */
import type { FactDefinition, FactValue } from '../facts/fact.js'
import type { Tellable } from '../referral/audience.js'
import type { DeclaredVocabulary, RouteKind } from '../referral/vocabulary.js'
import type { HoldName } from '../service/holds.js'
import type { InvariantCondition, NamedConditions, RootCondition } from './condition.js'
import type { MergedFrom } from './merging/merged-from.js'
import type { RuleEvent } from './rule-event.js'
import type { RuleSource } from './rule-source.js'
import type { Verdict } from './three-valued.js'

export type { Basis, RuleSource } from './rule-source.js'

/** A worked example of a rule, run by `check`. Facts left out are unknown. */
export interface RuleExample {
  /** What the example shows. */
  readonly title: string
  /** The facts that are known, by name. */
  readonly facts: { readonly [fact: string]: FactValue }
  /** What the rule comes to on these facts. */
  readonly verdict: Verdict
}

/** One rule: a valid json-rules-engine rule with more keys around it. */
export interface Rule extends Tellable {
  /** Its name in kebab case, unlike that of any other rule. */
  readonly name: string
  /** What it does, in a few words. */
  readonly title: string
  /** Why it does so, in plain words. */
  readonly description?: string
  /** What must be so for the rule to be met. */
  readonly conditions: RootCondition
  /** What follows when it is met. */
  readonly event: RuleEvent
  /** `hold` (the default): an undetermined escalation or redirect holds the decision up, a pathway rule counts as met. `note`: it only asks. */
  readonly whenUndetermined?: 'hold' | 'note'
  /** Of a redirect that turns somebody away for want of need: more need may lift it, and then the person is supported here. */
  readonly liftedByNeed?: true
  /** Where it comes from. */
  readonly source: RuleSource
  /** Worked examples, which `check` runs; at least one. */
  readonly examples: readonly [RuleExample, ...RuleExample[]]
}

/** A number of weeks or contacts, both ends included. */
export interface Limits {
  /** The least. */
  readonly min: number
  /** The most. */
  readonly max: number
}

/** A kind of support, with how long it lasts. */
export interface Pathway {
  /** Its id, unlike that of any other pathway. */
  readonly id: string
  /** What it is called. */
  readonly title: string
  /** What the support is, in plain words. */
  readonly description: string
  /** What the person reads that you can do for them, a sentence each; without it their page says what is so of any pathway. */
  readonly forClient?: readonly string[]
  /** How many weeks it lasts. */
  readonly weeks: Limits
  /** Contacts are a limit of their own, never converted into weeks. */
  readonly contacts?: Limits
  /** What its weeks and contacts rest on. */
  readonly source?: RuleSource
}

/** The ladder of dispositions, lowest first: the highest that applies wins. */
export const DISPOSITIONS = ['accept', 'redirect', 'request-information', 'escalate'] as const
/** What happens to a referral. */
export type Disposition = (typeof DISPOSITIONS)[number]

/** Where an escalation goes. */
export interface Route {
  /** Its id, unlike that of any other route. */
  readonly id: string
  /** What it is called. */
  readonly title: string
  /** What sort of help it leads to. */
  readonly kind: RouteKind
  /** By when, as an ISO 8601 duration from the decision: `PT0S` is now, `P1D` the same calendar day. */
  readonly within: string
  /** The id of a route, as urgent and of the same kind, that this one is listed before; of the safety floor, one that no other names. */
  readonly before?: string
  /** How to reach it. A service's own contact takes its place; on a route of the safety floor it stands after the floor's. */
  readonly contact: string
  /** What the link worker does on this route, in plain words. */
  readonly instruction?: string
}

/** A better place for a referral than this service. */
export interface Destination extends Tellable {
  /** Its id, unlike that of any other destination. */
  readonly id: string
  /** What it is called. */
  readonly title: string
  /** The id of the team that people are sent to: somebody whom it refers itself is never sent to it. */
  readonly team?: string
  /** How to reach it. */
  readonly contact?: string
  /** What the referrer can do, in plain words. */
  readonly advice: string
  /** What the person is told, in plain words, whoever else may be told of the place; it names no risk, which somebody else may have disclosed. */
  readonly forClient?: string
  /** The needs that the place takes on, by their ids, or `all` of them: a redirect says which needs are left. Left out: none. */
  readonly covers?: 'all' | readonly [string, ...string[]]
}

/** Something for the link worker to do beside the pathway. */
export interface ActionDefinition {
  /** Its id, unlike that of any other action. */
  readonly id: string
  /** What it is called. */
  readonly title: string
  /** Who the action is for: the work with the client, the link worker's own support, or the service. */
  readonly for: 'client' | 'link-worker' | 'service'
  /** The dispositions it belongs to: work on a need waits until a referral is accepted, a debrief does not. */
  readonly dispositions: readonly Disposition[]
  /** What to do, in plain words. */
  readonly instruction: string
  /** Whether it comes before the person is asked anything, as an interpreter does: then it stands before the questions on every rung. */
  readonly beforeAsking?: true
  /** What the person reads of it while a referral waits or goes elsewhere, in plain words; only if every rule that calls for it may be told to them. */
  readonly forClient?: string
  /** What whoever referred reads of it then, such as what they can do themselves; only if every rule that calls for it may be told to them. */
  readonly forReferrer?: string
}

/** A document that rules rest on. */
export interface SourceDocument {
  /** The id that rules name it by, in their `source.ref`. */
  readonly id: string
  /** What it is called. */
  readonly title: string
  /** Where it can be read. */
  readonly url?: string
}

/** Something that must hold of every decision of the rule set. */
export interface Invariant {
  /** Its name in kebab case, unlike that of any other invariant. */
  readonly name: string
  /** What it says, in words. */
  readonly title: string
  /** Wherever this is true (and of what is not known, only where it asks for that with `notKnown`) … */
  readonly when: InvariantCondition
  /** … the decision must be so. */
  readonly then: {
    /** One of these dispositions. */
    readonly disposition?: readonly [Disposition, ...Disposition[]]
    /** Not on the pathway of this id. */
    readonly notPathway?: string
    /** Escalated, to a route of this kind among others. */
    readonly routeKind?: RouteKind
    /** Escalated to the route of this id, among others. */
    readonly route?: string
  }
}

/** How long something holds, and where the number comes from. */
export interface Hold {
  /** A whole number of days. */
  readonly days: number
  /** Where it comes from. */
  readonly source: RuleSource
}

/** A versioned policy, complete: the document that is shipped, signed off and named in every decision. */
export interface RuleSet {
  /** Its id in kebab case. */
  readonly id: string
  /** Its version: a new one for every change. */
  readonly version: string
  /** What it is called. */
  readonly title: string
  /** What it is for, in plain words. */
  readonly description?: string
  /** When decisions may be made by it. */
  readonly effective: {
    /** The first day, `YYYY-MM-DD`. */
    readonly from: string
    /** The last day, `YYYY-MM-DD`; without end if left out. */
    readonly to?: string
  }
  /** What no intervention may leave. */
  readonly envelope: {
    /** The weeks, within 6 to 12. */
    readonly weeks: Limits
  }
  /** How long a "no" counts, what is recent, how long a marked item speaks, how long somebody may wait; what it does not state is as the safety floor says. */
  readonly holds?: { readonly [Name in HoldName]?: Hold }
  /** What it was merged from, if its document extends another: stated by the merging, and a part of its digest. */
  readonly mergedFrom?: MergedFrom
  /** The documents that its rules rest on. */
  readonly sources: readonly SourceDocument[]
  /** What it calls its own: needs, sources, risks and the rest; a list that it does not state is the one that ships. */
  readonly vocabulary?: DeclaredVocabulary
  /** From the least to the most intensive. Only the safety floor has none. */
  readonly pathways: readonly Pathway[]
  /** Where escalations go. */
  readonly routes: readonly Route[]
  /** The places that referrals are redirected to. */
  readonly destinations: readonly Destination[]
  /** What rules can give a link worker to do. */
  readonly actions: readonly ActionDefinition[]
  /** Facts of its own; their names begin with `local.`, and a referral gives `local.x` as `x` in its `local`. */
  readonly localFacts: readonly FactDefinition[]
  /** Conditions that rules refer to by name. */
  readonly conditions: NamedConditions
  /** What must hold of every decision. */
  readonly invariants: readonly Invariant[]
  /** In order of their names. */
  readonly rules: readonly Rule[]
}
