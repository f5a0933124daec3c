/** What a comparison of two rule sets says: plain JSON. */
import type { Facts } from '../../facts/fact.js'
import type { Severity } from '../../proof/finding.js'
import type { Referral } from '../../referral/referral.js'
import type { Disposition, Limits, RouteKind } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'

/**
 * What becomes of the decisions when the second rule set takes the place of the first.
 * - `equivalent`: every referral gets the same disposition, routes, pathway, destinations, actions, extension
 *   and limits.
 * - `stricter`: nobody is lower on the ladder, loses a route of an escalation, has to wait longer for one, or
 *   gets a lighter pathway; and somebody is higher, gains a route, has it sooner or gets a heavier pathway.
 * - `looser`: the same with the two rule sets changed over.
 * - `incomparable`: all else: some are higher and some lower, or only such things differ as have no order
 *   (destinations, actions, extensions, limits, pathways that no rule set puts in order).
 * - `unknown`: the limits ran out before it was known.
 *
 * Pathways, routes, destinations and actions are compared where both rule sets come to the same disposition;
 * where they do not, the ladder says all.
 */
export type ComparisonVerdict = 'equivalent' | 'stricter' | 'looser' | 'incomparable' | 'unknown'

/** What happens to a referral, in the fewest words: of several routes of an escalation, the most urgent. */
export type Outcome =
  | {
      readonly disposition: 'escalate'
      readonly route: string
      readonly kind: RouteKind
      /** ISO 8601 duration. */
      readonly within: string
    }
  | { readonly disposition: 'request-information' | 'redirect' }
  | { readonly disposition: 'accept'; readonly pathway: string }

/** Whether a move is up or down the ladder (or the pathways, or the urgency); `across` where two pathways have no order, `beside` for what never has one. */
export type Direction = 'up' | 'down' | 'across' | 'beside'

/** All that the evaluator decided on, of what is compared. */
export interface Decided {
  readonly disposition: Disposition
  /** Accepted or provisional; `null` for a redirect. */
  readonly pathway: string | null
  /** The most urgent first. */
  readonly routes: readonly string[]
  readonly destinations: readonly string[]
  readonly actions: readonly string[]
  /** Whether an extension rule is met. */
  readonly extension: boolean
}

/** One referral that both rule sets were run on. */
export interface ComparisonWitness {
  /** The facts that are known; all others are unknown. */
  readonly facts: Facts
  readonly referral: Referral
  readonly service: Service
  /** The date it is decided at, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly from: Decided
  readonly to: Decided
}

/** How often something is so. */
export interface Extent {
  /** The number of assignments, exact, in decimal digits; `null` where they were not counted. */
  readonly assignments: string | null
  /** Their part of all possible assignments, from 0 to 1, to four significant digits. */
  readonly share: number | null
}

interface Different extends Extent {
  readonly direction: Direction
  /** `error` where an escalation, or a route of one, is lost; `warning` for any other way down. */
  readonly severity: Severity
  /** The plainest referral that shows it; both decisions are the evaluator's. */
  readonly witness: ComparisonWitness
}

/** Referrals that come to another outcome. Each referral is in one move at most. */
export interface Move extends Different {
  readonly from: Outcome
  readonly to: Outcome
}

/** Something that a decision lists, by its id, with what was compared of it. */
export interface Part {
  /** `null` for the extension. */
  readonly id: string | null
  /** Of a route. */
  readonly kind?: RouteKind
  readonly within?: string
  /** Of the limits of a pathway. */
  readonly weeks?: Limits | null
  readonly contacts?: Limits | null
}

/** What a decision can differ in while its disposition is the same. */
export const CHANGED_PARTS = [
  'route',
  'provisional-pathway',
  'destination',
  'action',
  'extension',
  'limits',
] as const

/** Referrals with the same disposition that lose (`to` is `null`), gain (`from` is `null`) or swap a part of the decision. */
export interface Change extends Different {
  readonly what: (typeof CHANGED_PARTS)[number]
  readonly from: Part | null
  readonly to: Part | null
}

interface Compared {
  readonly id: string
  readonly version: string
  readonly digest: string
}

/** What moves from one rule set to another: the verdict, and every kind of move with its extent and a witness. Plain JSON. */
export interface Comparison {
  readonly from: Compared
  readonly to: Compared
  /** The service it is for; `null` where it holds for every service. */
  readonly service: string | null
  readonly verdict: ComparisonVerdict
  /** `exact`: everything was counted. `search`: too large to count; what moves was searched for, and counts are missing. */
  readonly method: 'exact' | 'search'
  /** All possible assignments of facts, exact; `null` where they were not counted. */
  readonly assignments: string | null
  /** How many come to another outcome. */
  readonly moved: Extent
  /** Errors first, then the larger first. */
  readonly moves: readonly Move[]
  readonly changes: readonly Change[]
  /** Names of rules; a rule is changed where its conditions or what it gives are. */
  readonly rules: {
    readonly added: readonly string[]
    readonly removed: readonly string[]
    readonly changed: readonly string[]
  }
  /**
   * Where the rule sets differ in what is not compared referral by referral, by place (`routes: crisis-team`): titles,
   * contacts, instructions, reasons, dates, invariants. Somebody has to read these.
   */
  readonly alsoDiffers: readonly string[]
  /** Moves and changes that were not decided before the limits ran out. Where there are any, nothing may be taken for safe. */
  readonly unfinished: readonly string[]
}
