/** What a search for an assignment works on, and what it comes to. */

/** `2 * variable` for a variable, and `2 * variable + 1` for its negation. */
export type Literal = number

/** The literal that says the opposite. */
export const negated = (literal: Literal): Literal => literal ^ 1

/** The variable that a literal is about. */
export const variableOf = (literal: Literal): number => literal >> 1

/** What a search came to; where it `gaveUp`, that is neither yes nor no. */
export type Outcome =
  | { readonly found: true; readonly conflicts: number; readonly isTrue: (variable: number) => boolean }
  | { readonly found: false; readonly conflicts: number; readonly gaveUp: boolean }
