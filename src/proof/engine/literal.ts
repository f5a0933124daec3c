/** A literal of the solver: `2 * variable` for the variable, and `2 * variable + 1` for its negation. */
export type Literal = number

/** The literal that says the opposite. */
export const negated = (literal: Literal): Literal => literal ^ 1

export const variableOf = (literal: Literal): number => literal >> 1
