/** A decision on record, of whatever version of the form. */
import type { Decision } from '../../decision/decision.js'

/** What every decision says by now, and did not in earlier forms. */
type AddedLater = 'helplines' | 'known' | 'dueBy' | 'startBy'

/** A kind of decision as a record keeps it: what came with a later form is not there in an earlier one. */
type OfAnyForm<One> = One extends Decision
  ? Omit<One, 'schemaVersion' | AddedLater> & {
      /** The version of the form. */
      readonly schemaVersion: 1 | 2 | 3
    } & Partial<Pick<One, Extract<keyof One, AddedLater>>>
  : never

/** A decision as a record keeps it, of whatever version of the form. */
export type RecordedDecision = OfAnyForm<Decision>
