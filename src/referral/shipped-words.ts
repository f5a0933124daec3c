/** Words that ship, as types: an editor completes them, and takes those that a rule set declares. */

/** Any other word: an editor completes the words that ship, and takes those that a rule set declares. */
type Declared = string & {}

/**
 * Who sent the referral: a source that ships, or one that the rule set declares in its vocabulary. That a word is one
 * of them is told when a referral is read.
 */
export type ReferralSource =
  | 'self'
  | 'gp'
  | 'health-professional'
  | 'mdt'
  | 'nhs-case-manager'
  | 'care-coordinator'
  | 'drug-and-alcohol-worker'
  | 'health-visitor'
  | 'school'
  | 'community-organisation'
  | 'social-care'
  | 'relative'
  | 'other'
  | Declared

/** A team that ships. */
export type ShippedTeam =
  | 'gp-practice'
  | 'mdt'
  | 'mental-health-team'
  | 'drug-and-alcohol-service'
  | 'adult-social-care'
  | 'talking-therapies'
  | 'childrens-service'

/** Another team: one that ships, or one that the rule set declares in its vocabulary. */
export type TeamId = ShippedTeam | Declared

/** What stands for a team where whoever referred is in none of them. */
export const NO_TEAM = 'none'

/** What a need is about: a domain that ships, or one that the rule set declares in its vocabulary. */
export type NeedDomain =
  | 'loneliness'
  | 'mental-wellbeing'
  | 'money'
  | 'housing'
  | 'homelessness'
  | 'employment'
  | 'education'
  | 'food'
  | 'energy'
  | 'transport'
  | 'physical-activity'
  | 'healthy-weight'
  | 'long-term-condition'
  | 'caring'
  | 'bereavement'
  | 'relationships'
  | 'domestic-abuse'
  | 'immigration'
  | 'digital'
  | 'alcohol-or-drugs'
  | 'legal'
  | Declared
