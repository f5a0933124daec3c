/**
 * Domestic abuse as the record shows it: the answer, or the need that somebody named. Evidence is combined here;
 * what follows from it is policy, in `rules/`.
 */
import type { Referral } from '../referral/referral.js'

/**
 * Whether anything on record points to domestic abuse. An answer settles it: anything but an explicit "no" counts,
 * a declined one too. Where nobody asked, the need speaks; without either the record shows nothing, which is not
 * to say that there is nothing.
 */
export const showsDomesticAbuse = ({ needs, risks }: Referral): boolean => {
  const answer = risks?.domesticAbuse ?? null
  return answer === null ? (needs ?? []).some(({ domain }) => domain === 'domestic-abuse') : answer !== 'no'
}
