import type { Formula, Variable } from './formula.js'

/** The variables that a formula mentions; shared parts are looked at once. */
export const variablesIn = (formula: Formula): ReadonlySet<Variable> => {
  const variables = new Set<Variable>()
  const seen = new Set<Formula>()
  const visit = (one: Formula): void => {
    if (seen.has(one)) return
    seen.add(one)
    if (one.kind === 'in') variables.add(one.variable)
    else if (one.kind === 'not') visit(one.of)
    else if (one.kind !== 'constant') one.of.forEach(visit)
  }
  visit(formula)
  return variables
}

/** The same by their ids: what an order of variables is made for. */
export const variableIdsIn = (formula: Formula): readonly number[] =>
  [...variablesIn(formula)].map(({ id }) => id)
