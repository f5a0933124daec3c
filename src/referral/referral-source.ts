import * as z from 'zod/mini'

/** Who sent the referral. A `gp` and an `nhs-case-manager` are health professionals: services that take those take these. */
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
