/**
 * Diagrams within a budget. A store that has become full of many small diagrams is given up for a fresh one.
 * Once a formula has proved too large by itself, the further stores are small: what is small is still answered
 * exactly, and what is large fails soon.
 */
import { DiagramStore, ifTooLarge, type Node } from './diagram.js'
import type { Formula, Variable } from './formula.js'
import type { StepBudget } from './step-budget.js'

/** Formulas as nodes of one store, in the order they were given. */
export interface BuiltDiagrams {
  readonly store: DiagramStore
  readonly nodes: readonly Node[]
}

/** How many nodes a small store may hold. */
const SMALL = 2_500

/** A store that was full after so many answers was full of many diagrams, and not of one that is too large. */
const MANY_ANSWERS = 100

/** Gives diagrams of formulas, or `null` if they would be too large. */
export const diagramStores = (order: () => readonly Variable[], budget: number, steps?: StepBudget) => {
  let store: DiagramStore | null = null
  let spent = 0
  let answers = 0
  let isSmall = false
  const tooLarge = new Set<Formula>()

  const open = (): DiagramStore => {
    store ??= new DiagramStore(order(), isSmall ? Math.min(budget, SMALL) : budget, steps)
    return store
  }

  const close = (): void => {
    spent = Math.max(spent, store?.size ?? 0)
    store = null
    isSmall ||= answers < MANY_ANSWERS
    answers = 0
  }

  const attempt = (formulas: readonly Formula[]): BuiltDiagrams | null => {
    const current = open()
    return ifTooLarge(
      () => {
        const nodes = formulas.map((formula) => current.build(formula))
        answers += 1
        return { store: current, nodes }
      },
      () => null,
    )
  }

  return {
    /** The most nodes that a store has had. */
    nodes: (): number => Math.max(spent, store?.size ?? 0),
    build: (formulas: readonly Formula[]): BuiltDiagrams | null => {
      if (formulas.some((formula) => tooLarge.has(formula))) return null
      const isFresh = store === null
      const built = attempt(formulas)
      if (built !== null) return built
      close()
      // The store may have been full of other diagrams; a fresh one says whether this one is too large.
      const again = isFresh ? null : attempt(formulas)
      if (again === null) {
        close()
        const [only, ...others] = formulas
        if (only !== undefined && others.length === 0) tooLarge.add(only)
      }
      return again
    },
  }
}
