/** What follows from a person who has not agreed: nobody gets in touch with them about support. */
import type { Decision, Redirect } from '../decision/decision.js'

/** Whether a redirect was called for because the person did not, or not clearly, agree. */
export const isForConsent = ({ reasons }: Decision, { rules }: Redirect): boolean =>
  reasons.some(
    ({ facts, rule, verdict }) =>
      rule !== null &&
      rules.includes(rule) &&
      verdict === 'met' &&
      facts.some(({ fact, value }) => fact === 'consent' && value !== null && value !== 'yes'),
  )

/** Whether the person was asked to agree to the referral, and did not. */
export const lacksConsent = (decision: Decision): boolean =>
  decision.redirects.some((redirect) => isForConsent(decision, redirect))

/** The better places that somebody can go to: all but going back to the referrer for a yes. */
export const otherPlaces = (decision: Decision): readonly Redirect[] =>
  decision.redirects.filter((redirect) => !isForConsent(decision, redirect))
