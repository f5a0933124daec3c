/** All that could still change a decision: what it asks, and what can wait. */
interface Asking<One> {
  /** What it asks. */
  readonly questions: readonly One[]
  /** What can wait; absent in a decision of an earlier form, which asks it all. */
  readonly laterQuestions?: readonly One[]
}

/** Every question of a decision, those that can wait last. */
export const everyQuestion = <One>({ laterQuestions = [], questions }: Asking<One>): readonly One[] => [
  ...questions,
  ...laterQuestions,
]
