/** What a comparison of two rule sets says: plain JSON. */

import type { Facts } from '../../facts/fact.js'
import type { Severity } from '../../proof/finding-codes.js'
import type { Referral } from '../../referral/referral.js'
import type { RouteKind } from '../../referral/vocabulary.js'
import type { Disposition, Limits } from '../../rule-set/rule-set.js'
import type { HoldName } from '../../service/holds.js'
import type { Service } from '../../service/service.js'

/**
 * What becomes of the decisions when the second rule set takes the place of the first.
 * - `equivalent`: every referral gets the same disposition, routes, pathway, destinations, actions, extension
 *   and limits, and everything holds as long.
 * - `stricter`: nobody is lower on the ladder, loses a route of an escalation, has to wait longer for one, or
 *   gets a lighter pathway, and nothing holds looser; and somebody is higher, gains a route, has it sooner or gets a heavier
 *   pathway, or something holds stricter.
 * - `looser`: the same with the two rule sets changed over.
 * - `incomparable`: all else: some are higher and some lower, or only such things differ as have no order
 *   (destinations, actions, extensions, limits, pathways that no rule set puts in order).
 * - `unknown`: the limits ran out before it was known.
 *
 * Pathways, routes, destinations and actions are compared where both rule sets come to the same disposition;
 * where they do not, the ladder says all.
 */
export type ComparisonVerdict = 'equivalent' | 'stricter' | 'looser' | 'incomparable' | 'unknown'

/** What happens to a referral, in the fewest words: of several routes of an escalation, the one listed first. */
export type Outcome =
  | {
      /** Somebody is told at once. */
      readonly disposition: 'escalate'
      /** The id of the route that is listed first. */
      readonly route: string
      /** What kind of help is at its end. */
      readonly kind: RouteKind
      /** How soon it must be reached: an ISO 8601 duration, `PT0S` for now. */
      readonly within: string
    }
  | {
      /** An answer is waited for, or somewhere else is better. */
      readonly disposition: 'request-information' | 'redirect'
    }
  | {
      /** Somebody is supported. */
      readonly disposition: 'accept'
      /** The id of the pathway. */
      readonly pathway: string
    }

/** Whether a move is up or down the ladder (or the pathways, or the urgency); `across` where two pathways have no order, `beside` for what never has one. */
export type Direction = 'up' | 'down' | 'across' | 'beside'

/** What the evaluator decides of a referral, as far as it is compared. */
export interface Decided {
  /** What happens to the referral. */
  readonly disposition: Disposition
  /** The id of the pathway, accepted or provisional; `null` for a redirect. */
  readonly pathway: string | null
  /** The ids of the routes of an escalation, as the decision lists them. */
  readonly routes: readonly string[]
  /** The ids of the destinations of a redirect. */
  readonly destinations: readonly string[]
  /** The ids of the actions that the decision lists. */
  readonly actions: readonly string[]
  /** Whether an extension rule is met. */
  readonly extension: boolean
}

/** One referral that both rule sets were run on. */
export interface ComparisonWitness {
  /** The facts that are known; all others are unknown. */
  readonly facts: Facts
  /** The referral that has these facts. */
  readonly referral: Referral
  /** The service that it is for. */
  readonly service: Service
  /** The date it is decided at, `YYYY-MM-DD`. */
  readonly asOf: string
  /** What the first rule set decides of it. */
  readonly from: Decided
  /** What the second rule set decides of it. */
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
  /** Whether it is up or down the ladder, the pathways or the urgency. */
  readonly direction: Direction
  /** `error` where an escalation, or a route of one, is lost; `warning` for any other way down. */
  readonly severity: Severity
  /** The plainest referral that shows it; both decisions are the evaluator's. */
  readonly witness: ComparisonWitness
}

/** Referrals that come to another outcome. Each referral is in one move at most. */
export interface Move extends Different {
  /** What they come to by the first rule set. */
  readonly from: Outcome
  /** What they come to by the second. */
  readonly to: Outcome
}

/** Something that a decision lists, by its id, with what was compared of it. */
export interface Part {
  /** The id of the route, pathway, destination or action; `null` for the extension. */
  readonly id: string | null
  /** Of a route: what kind of help is at its end. */
  readonly kind?: RouteKind
  /** Of a route: how soon it must be reached, an ISO 8601 duration. */
  readonly within?: string
  /** Of a pathway: the fewest and the most weeks of support; `null` where it has none in common with the service. */
  readonly weeks?: Limits | null
  /** Of a pathway: the fewest and the most contacts; `null` where they are not limited, or not in common with the service. */
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
export interface PartChange extends Different {
  /** Which part of the decision it is. */
  readonly what: (typeof CHANGED_PARTS)[number]
  /** What the first rule set lists; `null` where it does not. */
  readonly from: Part | null
  /** What the second rule set lists; `null` where it does not. */
  readonly to: Part | null
}

/** How long something holds, where the two rule sets do not say the same. It moves people from day to day, and no combination of facts shows whom. */
export interface HoldChange {
  /** What holds: a "no", what is recent, a marked item, the wait for the first conversation. */
  readonly name: HoldName
  /** How many days it holds by the first rule set, with the safety floor and the service. */
  readonly from: number
  /** How many days it holds by the second. */
  readonly to: number
  /** `up` where it is stricter, `down` where it is looser. */
  readonly direction: 'up' | 'down'
  /** `warning` where it is looser, `note` where it is stricter. */
  readonly severity: Severity
}

/** Which rule set it is. */
interface Compared {
  /** Its id. */
  readonly id: string
  /** Its version. */
  readonly version: string
  /** The digest of it as it was given, without the safety floor. */
  readonly digest: string
}

/** What moves from one rule set to another: the verdict, and every kind of move with its extent and a witness. Plain JSON. */
export interface Comparison {
  /** The rule set that is in use. */
  readonly from: Compared
  /** The rule set that is to take its place. */
  readonly to: Compared
  /** The id of the service it is for; `null` where it holds for every service. */
  readonly service: string | null
  /** What becomes of the decisions, in one word. */
  readonly verdict: ComparisonVerdict
  /** `exact`: everything was counted. `search`: too large to count; what moves was searched for, and counts are missing. */
  readonly method: 'exact' | 'search'
  /** The number of all possible assignments of facts, exact, in decimal digits; `null` where they were not counted. */
  readonly assignments: string | null
  /** How many come to another outcome. */
  readonly moved: Extent
  /** From which outcome to which: errors first, then the larger first. */
  readonly moves: readonly Move[]
  /** What else differs where the disposition stays: errors first, then the larger first. */
  readonly changes: readonly PartChange[]
  /** What holds for another time: looser first. It counts in the verdict. */
  readonly holds: readonly HoldChange[]
  /** Which rules differ, by name. */
  readonly rules: {
    /** Those that only the second rule set has. */
    readonly added: readonly string[]
    /** Those that only the first rule set has. */
    readonly removed: readonly string[]
    /** Those whose conditions, or what they give, are not the same in both. */
    readonly changed: readonly string[]
  }
  /**
   * Where the rule sets differ in what is not compared referral by referral, by place (`routes: crisis-team`): titles,
   * contacts, instructions, reasons, dates, invariants. Somebody has to read these.
   */
  readonly alsoDiffers: readonly string[]
  /**
   * The digests of all that is to be signed (`forSignature` of `analyse`), of the service, too. Where they differ, a clinical safety
   * officer has to read and sign anew; `alsoDiffers` and `rules` name where.
   */
  readonly forSignature: {
    /** Of the first rule set. */
    readonly from: string
    /** Of the second. */
    readonly to: string
  }
  /** Moves and changes that were not decided before the limits ran out. Where there are any, nothing may be taken for safe. */
  readonly unfinished: readonly string[]
}
