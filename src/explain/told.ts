/** What of a decision a reader may be told, as its rules, places and facts state it. No words are looked into. */
import type { Decision, NeedLeft, Redirect } from '../decision/decision.js'
import { type Audience, mayBeTold } from '../referral/audience.js'

/** Whether `audience` may be told of every rule of a list: of one that is not among the reasons nobody is. */
export const areTold = ({ reasons }: Decision, rules: readonly string[], audience: Audience): boolean =>
  rules.every((name) => reasons.some((reason) => reason.rule === name && mayBeTold(reason, audience)))

/**
 * Why a place is the better one, in the rules' own words: `null` where one of the rules that called for it may not be
 * told to `audience`, or is not among the reasons.
 */
export const toldReason = (decision: Decision, redirect: Redirect, audience: Audience): string | null =>
  areTold(decision, redirect.rules, audience) ? redirect.reason : null

/** The needs that no better place takes on; none where the decision is no redirect, or does not say. */
export const needsLeftBy = (decision: Decision): readonly NeedLeft[] =>
  decision.disposition === 'redirect' ? (decision.needsLeft ?? []) : []
