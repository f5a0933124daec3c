/** What a short search proves while somebody waits, where a diagram would take long to make. Where it says no, it proves nothing. */
import { memoize } from '../../input/memoize.js'
import { type Formula, NEVER } from '../engine/formula.js'
import { Searcher } from '../engine/search.js'
import type { StepBudget } from '../engine/step-budget.js'

/** What takes more conflicts is left to a diagram. */
const MAX_CONFLICTS = 100

/** Formulas of one load have much in common. */
const searcherOf = memoize((steps: StepBudget) => new Searcher(steps))

/** Whether a short search shows that no assignment makes a formula true. */
export const isSoonSeenNever = (formula: Formula, steps: StepBudget): boolean =>
  formula === NEVER || searcherOf(steps).find(formula, MAX_CONFLICTS).kind === 'none'
