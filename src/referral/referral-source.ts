import * as z from 'zod'

/** Who sent the referral. A `gp` is a health professional, and services that take the latter take the former. */
export const ReferralSource = z.enum([
  'self',
  'gp',
  'health-professional',
  'mdt',
  'nhs-case-manager',
  'community-organisation',
  'social-care',
  'other',
])
export type ReferralSource = z.infer<typeof ReferralSource>
