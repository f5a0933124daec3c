/** How a person may not be reached, as far as it is known: the pages keep to it. */
import type { Decision } from '../decision/decision.js'

const WAYS = ['mayCall', 'mayLeaveMessage', 'mayWrite'] as const

/** The ways that the person was asked about and did not say yes to. A decision on record of an earlier form knows of none. */
export const contactLimits = ({ known = [] }: Decision): readonly (typeof WAYS)[number][] =>
  WAYS.filter((way) => known.some(({ fact, value }) => fact === way && value !== 'yes'))
