/** What of a decision a reader may be told, as its rules, places and facts state it. No words are looked into. */
import type { Decision, Redirect } from '../decision/decision.js'
import { type Audience, mayBeTold } from '../referral/audience.js'

/**
 * Why a place is the better one, in the rules' own words: `null` where one of the rules that called for it may not be
 * told to `audience`, or is not among the reasons.
 */
export const toldReason = (decision: Decision, redirect: Redirect, audience: Audience): string | null =>
  redirect.rules.every((name) =>
    decision.reasons.some((reason) => reason.rule === name && mayBeTold(reason, audience)),
  )
    ? redirect.reason
    : null
