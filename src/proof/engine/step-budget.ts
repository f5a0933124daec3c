/** What may be spent on proofs together, in steps: counted, never timed, so that the answer is the same on every machine. */

/** Thrown when more was to be done than may be; what was asked then is neither proved nor refuted. */
export class StepsSpentError extends Error {
  override readonly name = 'StepsSpentError'
}

/**
 * A budget of elementary steps: looking at one part of a formula, one clause, one node. Whatever proves spends from the
 * one that it is given, before the work. Once it is spent, everything that would spend more throws.
 */
export class StepBudget {
  #spent = 0
  readonly #steps: number

  /** Without a number of steps it is never spent. */
  constructor(steps = Number.POSITIVE_INFINITY) {
    this.#steps = steps
  }

  /** How many steps were asked for; those beyond the budget were not taken. */
  get spent(): number {
    return this.#spent
  }

  /** Takes so many steps; throws `StepsSpentError` if there are not as many left. */
  spend(steps: number): void {
    this.#spent += steps
    if (this.#spent > this.#steps) throw new StepsSpentError('too many steps')
  }
}

/** What `work` gives; where the steps are spent before it is done, what `instead` gives. */
export const ifSpent = <Value, Instead>(work: () => Value, instead: () => Instead): Value | Instead => {
  try {
    return work()
  } catch (error) {
    if (error instanceof StepsSpentError) return instead()
    throw error
  }
}
