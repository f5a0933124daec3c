/** The closed lists of words that a referral is filled in with: answers, sources, needs. */
import * as z from 'zod/mini'

/**
 * What a person said when asked. `unsure` and `declined` are answers; not having been asked is not:
 * that is an absent (or `null`) answer, and it never counts as `no`.
 */
export const Answer = z.enum(['yes', 'no', 'unsure', 'declined'])
export type Answer = z.infer<typeof Answer>

/** The answers, in the order forms show them: the schema's own list, frozen, as facts and rules are read by it. */
export const ANSWERS = Object.freeze(Answer.options)

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

/**
 * The kinds of need a referral can name.
 * Source (derived, for sign-off): PRSB social prescribing standard, Gravity SDOH and NHS lists.
 */
export const NeedDomain = z.enum([
  'loneliness',
  'mental-wellbeing',
  'money',
  'housing',
  'homelessness',
  'employment',
  'education',
  'food',
  'energy',
  'transport',
  'physical-activity',
  'healthy-weight',
  'long-term-condition',
  'caring',
  'bereavement',
  'relationships',
  'domestic-abuse',
  'immigration',
  'digital',
  'alcohol-or-drugs',
  'legal',
])
export type NeedDomain = z.infer<typeof NeedDomain>

/** The need domains, in the order of the catalogue. */
export const NEED_DOMAINS = NeedDomain.options
