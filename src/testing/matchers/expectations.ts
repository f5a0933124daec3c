/** What the matchers can be told to expect. Types only. */

/** Where an escalation must go, and by when. */
export interface EscalationExpected {
  /** The id of a route, or a kind of route such as `emergency`. Left out: anywhere. */
  readonly to?: string | undefined
  /** The latest that the route may ask for, as an ISO 8601 duration such as `PT4H`. Left out: any time. */
  readonly within?: string | undefined
}

/** How long the support of an accepted referral must last. */
export interface SupportExpected {
  /** The most weeks, or the fewest and the most. Left out: any. */
  readonly weeks?:
    | number
    | {
        /** The fewest weeks. */
        readonly min?: number
        /** The most weeks. */
        readonly max?: number
      }
    | undefined
  /** Whether the pathway must be settled: no answer that is still open makes it a more intensive one. Left out: either. */
  readonly settled?: boolean | undefined
}

/** The matchers, as the `expect` of a test runner has them. `R` is what that gives. */
export interface TriageMatchers<R = void> {
  /** The decision escalates: to this route (or a route of this kind), no later than this. */
  toEscalate: (expected?: EscalationExpected) => R
  /** The decision asks for this fact: it holds the decision up, or could still change it. */
  toAskFor: (fact: string) => R
  /** The decision redirects, to this destination. */
  toRedirectTo: (destination: string) => R
  /** The decision accepts, on this pathway (any, if left out), for so many weeks, and settled or not. */
  toAccept: (pathway?: string, expected?: SupportExpected) => R
  /** The rule is one of the reasons for the decision. */
  toHaveReason: (rule: string) => R
}
