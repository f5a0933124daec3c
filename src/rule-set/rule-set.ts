/** What a rule set is: plain, validated, frozen data. Reading it from JSON is `parse-rule-set.ts`. */
import type { FactDefinition, FactValue } from '../facts/fact.js'
import type { NamedConditions, RootCondition } from './condition.js'
import type { Verdict } from './three-valued.js'

/** How sure we are of what a rule rests on: found in the source named, derived from it (to be signed off), or common knowledge. */
export type Basis = 'F' | 'D' | 'M'

/** Where a rule comes from. */
export interface RuleSource {
  /** The id of one of the rule set's sources. */
  readonly ref: string
  readonly locator: string
  readonly basis: Basis
}

/** What a rule gives when it is met. `reason` is in plain words. */
export type RuleEvent =
  | { readonly type: 'escalate'; readonly params: { readonly route: string; readonly reason: string } }
  | { readonly type: 'redirect'; readonly params: { readonly destination: string; readonly reason: string } }
  | { readonly type: 'pathway'; readonly params: { readonly pathway: string; readonly reason: string } }
  | { readonly type: 'extension'; readonly params: { readonly reason: string } }
  | { readonly type: 'action'; readonly params: { readonly action: string; readonly reason: string } }

/** The closed list of event types. */
export const EVENT_TYPES = ['escalate', 'redirect', 'pathway', 'extension', 'action'] as const
/** What a rule can give: one of the closed list. */
export type EventType = (typeof EVENT_TYPES)[number]

/** A worked example of a rule, run by `check`. Facts left out are unknown. */
export interface RuleExample {
  readonly title: string
  readonly facts: { readonly [fact: string]: FactValue }
  readonly verdict: Verdict
}

/** One rule: a valid json-rules-engine rule with more keys around it. */
export interface Rule {
  readonly name: string
  readonly title: string
  readonly description?: string
  readonly conditions: RootCondition
  readonly event: RuleEvent
  /** `hold` (the default): an undetermined escalation or redirect holds the decision up. `note`: it only asks. */
  readonly whenUndetermined?: 'hold' | 'note'
  readonly source: RuleSource
  readonly examples: readonly [RuleExample, ...RuleExample[]]
}

/** A number of weeks or contacts, both ends included. */
export interface Limits {
  readonly min: number
  readonly max: number
}

/** A kind of support, with how long it lasts. */
export interface Pathway {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly weeks: Limits
  /** Contacts are a limit of their own, never converted into weeks. */
  readonly contacts?: Limits
}

/** The ladder of dispositions, lowest first: the highest that applies wins. */
export const DISPOSITIONS = ['accept', 'redirect', 'request-information', 'escalate'] as const
/** What happens to a referral. */
export type Disposition = (typeof DISPOSITIONS)[number]

/** What sort of help a route leads to. */
export const ROUTE_KINDS = ['emergency', 'specialist-mental-health', 'safeguarding', 'clinician'] as const
/** What sort of help a route leads to. */
export type RouteKind = (typeof ROUTE_KINDS)[number]

/** Where an escalation goes. */
export interface Route {
  readonly id: string
  readonly title: string
  readonly kind: RouteKind
  /** By when, as an ISO 8601 duration from the decision: `PT0S` is now, `P1D` the same calendar day. */
  readonly within: string
  /** The id of a route, as urgent and of the same kind, that this one is listed before. */
  readonly before?: string
  /** How to reach it. A service can put its own contact in its place. */
  readonly contact: string
  /** What the link worker does on this route, in plain words. */
  readonly instruction?: string
}

/** A better place for a referral than this service. */
export interface Destination {
  readonly id: string
  readonly title: string
  readonly contact?: string
  /** What the referrer can do, in plain words. */
  readonly advice: string
  /** What the person is told, in plain words; it names no risk, which somebody else may have disclosed. */
  readonly forClient?: string
}

/** Something for the link worker to do beside the pathway. */
export interface ActionDefinition {
  readonly id: string
  readonly title: string
  /** Who the action is for: the work with the client, the link worker's own support, or the service. */
  readonly for: 'client' | 'link-worker' | 'service'
  /** The dispositions it belongs to: work on a need waits until a referral is accepted, a debrief does not. */
  readonly dispositions: readonly Disposition[]
  readonly instruction: string
}

/** A document that rules rest on. */
export interface SourceDocument {
  readonly id: string
  readonly title: string
  readonly url?: string
}

/** Something that must hold of every decision of the rule set. */
export interface Invariant {
  readonly name: string
  readonly title: string
  /** Wherever this is true … */
  readonly when: RootCondition
  /** … the decision must be so. */
  readonly then: {
    readonly disposition?: readonly [Disposition, ...Disposition[]]
    readonly notPathway?: string
    readonly routeKind?: RouteKind
  }
}

/** A versioned policy, complete: the document that is shipped, signed off and named in every decision. */
export interface RuleSet {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly description?: string
  readonly effective: { readonly from: string; readonly to?: string }
  /** The weeks that no intervention may leave: within 6 to 12. */
  readonly envelope: { readonly weeks: Limits }
  readonly sources: readonly SourceDocument[]
  /** From the least to the most intensive. Only the safety floor has none. */
  readonly pathways: readonly Pathway[]
  readonly routes: readonly Route[]
  readonly destinations: readonly Destination[]
  readonly actions: readonly ActionDefinition[]
  /** Facts of its own; their names begin with `local.`, and a referral gives `local.x` as `x` in its `local`. */
  readonly localFacts: readonly FactDefinition[]
  readonly conditions: NamedConditions
  readonly invariants: readonly Invariant[]
  /** In order of their names. */
  readonly rules: readonly Rule[]
}
