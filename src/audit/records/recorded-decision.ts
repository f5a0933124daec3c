/** A decision on record, of whatever version of the form. */
import type { Decision, Question } from '../../decision/decision.js'

/** What every decision says by now, and did not in earlier forms. */
type AddedLater =
  | 'helplines'
  | 'known'
  | 'dueBy'
  | 'startBy'
  | 'couldBecome'
  | 'laterQuestions'
  | 'startFrom'
  | 'capacity'

/** A question as a record keeps it: what came with form 3 is not there in the earlier ones. */
type RecordedQuestion = Omit<Question, 'answer' | 'askOf' | 'step'> &
  Partial<Pick<Question, 'answer' | 'askOf' | 'step'>>

/** A kind of decision as a record keeps it: what came with a later form is not there in an earlier one. */
type OfAnyForm<One> = One extends Decision
  ? Omit<One, 'schemaVersion' | 'questions' | AddedLater> & {
      /** The version of the form. */
      readonly schemaVersion: 1 | 2 | 3 | 4
      /** What was to be found out. */
      readonly questions: readonly RecordedQuestion[]
      /** What could wait; absent in forms 1 and 2. */
      readonly laterQuestions?: readonly RecordedQuestion[]
    } & Partial<Pick<One, Extract<keyof One, Exclude<AddedLater, 'laterQuestions'>>>>
  : never

/** A decision as a record keeps it, of whatever version of the form. */
export type RecordedDecision = OfAnyForm<Decision>
