/** Does a formula turn on some of its variables? Decided exactly: by diagram, or by search where that is too large. */
import { cached } from '../../input/memoize.js'
import { DiagramStore, ifTooLarge, NO, type Node } from '../../proof/engine/diagram.js'
import {
  and,
  type Formula,
  isIn,
  not,
  substitution,
  type Variable,
  variablesIn,
} from '../../proof/engine/formula.js'
import { search } from '../../proof/engine/search.js'
import type { ProverLimits } from '../../proof/prover.js'

/** Whether two possible assignments that differ in `variables` alone differ in the formula; `null` where it is not known. */
export type DependsOn = (formula: Formula, variables: readonly Variable[]) => boolean | null

/** The node where some value of the variables makes the other one true. */
const forSome = (store: DiagramStore, node: Node, ids: ReadonlySet<number>): Node => {
  const forSomeFrom = cached((at: Node): Node => {
    const variable = store.order[store.level(at)]
    if (variable === undefined) return at
    let after: Node = NO
    for (let cell = 0; cell < variable.cells; cell += 1) {
      const below = forSomeFrom(store.child(at, cell))
      const here = store.isIn(
        variable,
        Array.from({ length: variable.cells }, (_, index) => index === cell),
      )
      after = store.or(after, ids.has(variable.id) ? below : store.and(here, below))
    }
    return after
  })
  return forSomeFrom(node)
}

/** Whether `formula` and its opposite are both possible for some values of the variables, all else being the same. */
const byDiagram = (
  store: DiagramStore,
  possible: Formula,
  formula: Formula,
  variables: readonly Variable[],
): boolean => {
  const ids = new Set(variables.map(({ id }) => id))
  const isPossible = (one: Formula): Node => forSome(store, store.build(and(possible, one)), ids)
  return store.and(isPossible(formula), isPossible(not(formula))) !== NO
}

/** Looks for two assignments, the second with variables of its own in place of those in question. */
const bySearch = (
  possible: Formula,
  formula: Formula,
  variables: readonly Variable[],
  free: number,
  conflicts: number,
): boolean | null => {
  const copies = new Map(variables.map((one, index) => [one.id, { ...one, id: free + index }]))
  const copied = substitution(({ cells, variable }) => isIn(copies.get(variable.id) ?? variable, cells))
  const { kind } = search(and(possible, formula, copied(possible), not(copied(formula))), conflicts)
  return kind === 'gave-up' ? null : kind === 'found'
}

/** Makes the question for formulas over some variables, in the order of the diagrams. */
export const dependence = (
  possible: Formula,
  order: readonly Variable[],
  { conflicts, nodes }: ProverLimits,
): DependsOn => {
  const store = new DiagramStore(order, nodes)
  const free = 1 + Math.max(-1, ...order.map(({ id }) => id))
  return (formula, variables) => {
    const mentioned = variablesIn(formula)
    if (!variables.some((variable) => mentioned.has(variable))) return false
    return ifTooLarge(
      () => byDiagram(store, possible, formula, variables),
      () => bySearch(possible, formula, variables, free, conflicts),
    )
  }
}
