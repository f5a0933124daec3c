import * as z from 'zod/mini'

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
