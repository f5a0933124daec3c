/** Whether the first conversation should have been held before the day of the decision. */
import type { Decision } from '../decision/decision.js'

/** By the dates of the decision alone: no clock is read. */
export const isOverdue = (decision: Decision): boolean =>
  decision.disposition === 'request-information' &&
  decision.dueBy !== undefined &&
  decision.dueBy < decision.provenance.asOf
