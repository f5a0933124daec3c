/** The envelope of the mission: what no rule set, no service and no intervention may leave. */
import type { Limits } from './rule-set.js'

/**
 * An intervention lasts 6 to 12 weeks: the limits of a link worker's intervention in the services that Rhodes & Bell (2021, table 1)
 * describe. A rule set states an envelope of its own, and none that is wider.
 */
export const WIDEST_ENVELOPE: Limits = { min: 6, max: 12 }
