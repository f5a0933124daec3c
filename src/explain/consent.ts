/**
 * What follows from a person who has not agreed, or of whom it is in doubt whether they can decide it: nobody gets in touch with them
 * about support. The referrer talks with who has not agreed; of the others neither the referrer nor the link worker decides.
 */
import type { Decision, ReasonFact, Redirect } from '../decision/decision.js'

const hasFact = (
  { reasons }: Decision,
  { rules }: Redirect,
  wanted: (fact: Pick<ReasonFact, 'fact' | 'value'>) => boolean,
): boolean =>
  reasons.some(
    ({ facts, rule, verdict }) =>
      rule !== null && rules.includes(rule) && verdict === 'met' && facts.some(wanted),
  )

/** Whether a redirect was called for because it is in doubt whether the person can decide it: others find out, and decide. */
export const isForCapacity = (decision: Decision, redirect: Redirect): boolean =>
  hasFact(decision, redirect, ({ fact, value }) => fact === 'capacityInDoubt' && value === true)

/** Whether a redirect was called for because the person did not, or not clearly, agree. */
export const isForOwnConsent = (decision: Decision, redirect: Redirect): boolean =>
  !isForCapacity(decision, redirect) &&
  hasFact(decision, redirect, ({ fact, value }) => fact === 'consent' && value !== null && value !== 'yes')

/** The same of the person, or of whoever has parental responsibility for a child. */
export const isForConsent = (decision: Decision, redirect: Redirect): boolean =>
  isForOwnConsent(decision, redirect) ||
  hasFact(
    decision,
    redirect,
    ({ fact, value }) => fact === 'parentalConsent' && value !== null && value !== 'yes',
  )

/** Whether the person themselves was asked to agree to the referral, and did not. */
export const lacksOwnConsent = (decision: Decision): boolean =>
  decision.redirects.some((redirect) => isForOwnConsent(decision, redirect))

/** Whether the person, or a child's parent, was asked to agree to the referral, and did not. */
export const lacksConsent = (decision: Decision): boolean =>
  decision.redirects.some((redirect) => isForConsent(decision, redirect))

/** Whether somebody who referred themselves has not, or no longer, agreed: there is nobody else to tell. */
export const isOwnChoice = (decision: Decision): boolean => {
  // A decision on record of an earlier form does not say what was known.
  const { known = [] } = decision
  return (
    lacksOwnConsent(decision) &&
    known.some(({ fact, value }) => fact === 'referralSource' && value === 'self')
  )
}

/** Where it is found out whether the person can decide it, and who decides if not. */
export const whoDecides = (decision: Decision): readonly Redirect[] =>
  decision.redirects.filter((redirect) => isForCapacity(decision, redirect))

/** Whether nobody from the service asks the person anything, unless somebody may be in danger. */
export const isNotContacted = (decision: Decision): boolean =>
  lacksConsent(decision) || whoDecides(decision).length > 0

/** The better places that somebody can go to: all but going back to the referrer for a yes, and asking who decides. */
export const otherPlaces = (decision: Decision): readonly Redirect[] =>
  decision.redirects.filter(
    (redirect) => !isForConsent(decision, redirect) && !isForCapacity(decision, redirect),
  )
