/** A decision on record, of whatever version of the form. */
import type { Decision } from '../../decision/decision.js'

/** A kind of decision as a record keeps it: what came with form 2 and is in every decision since is not there in form 1. */
type OfAnyForm<One> = One extends Decision
  ? Omit<One, 'schemaVersion' | 'helplines'> & {
      /** The version of the form. */
      readonly schemaVersion: 1 | 2
      /** Where anybody can turn at once; absent in form 1. */
      readonly helplines?: Decision['helplines']
    }
  : never

/** A decision as a record keeps it, of whatever version of the form. */
export type RecordedDecision = OfAnyForm<Decision>
