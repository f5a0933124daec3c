/** How facts of the catalogue were called, asked for and answered up to a version of the form: a decision of then says them so. */
import type { AskedFact } from '../../facts/fact.js'
import type { RecordedDecision } from '../records/recorded-decision.js'

/** What of a fact was otherwise. */
type AsThen = Partial<Pick<AskedFact, 'title' | 'question' | 'answer' | 'askOf' | 'step' | 'mayTell'>>

/** The last version of the form in which these facts stood so. */
const LAST_FORM = 3

/** By fact, what of it was otherwise up to that form. */
const UP_TO_THEN: { readonly [fact: string]: AsThen } = {}

/** The facts as decisions of a version of the form call them and ask for them. */
export const factsOfThen = (
  schemaVersion: RecordedDecision['schemaVersion'],
  definitions: ReadonlyMap<string, AskedFact>,
): ReadonlyMap<string, AskedFact> =>
  schemaVersion > LAST_FORM
    ? definitions
    : new Map([...definitions].map(([name, definition]) => [name, { ...definition, ...UP_TO_THEN[name] }]))
