/** The rungs of the ladder as numbers, for tests that compare decisions. */
import { DISPOSITIONS, type Disposition } from '../../src/rule-set/rule-set.js'

/** Higher is more: `accept` is 0, `escalate` 3. */
export const rung = (disposition: Disposition): number => DISPOSITIONS.indexOf(disposition)
