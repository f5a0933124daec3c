import type { ReferralSource } from '../referral/referral-source.js'
import type { Service } from './service.js'

/**
 * Health professionals by another name: who takes referrals from health professionals takes theirs. For a GP that
 * is how services put it (F); for an NHS case manager, who is a nurse as a rule, it is common knowledge (M).
 */
const HEALTH_PROFESSIONALS: readonly ReferralSource[] = ['gp', 'nhs-case-manager']

/** Whether a service that states `sources` takes a referral from `source`. */
export const takesFrom = (sources: NonNullable<Service['sources']>, source: ReferralSource): boolean =>
  sources.includes(source) ||
  (HEALTH_PROFESSIONALS.includes(source) && sources.includes('health-professional'))
