/**
 * Is there a referral of which this is true? Answered exactly: by a decision diagram, which also counts, or,
 * where the diagram would be too large, by search, which does not. Never guessed.
 */
import type { Facts } from '../facts/fact.js'
import { lazy, memoize } from '../input/memoize.js'
import { cheapestAssignments, commonAssignment, countAssignments } from './engine/assignments.js'
import { type DiagramStore, NO } from './engine/diagram.js'
import { diagramStores } from './engine/diagram-stores.js'
import {
  and,
  type CellChoice,
  type Formula,
  isTrueOf,
  not,
  restrict,
  variableIdsIn,
} from './engine/formula.js'
import { Searcher, search } from './engine/search.js'
import { ifSpent, StepBudget } from './engine/step-budget.js'
import { orderVariables } from './engine/variable-order.js'
import type { FactSpace } from './space/fact-space.js'

/** How much a prover may spend before it says that it did not finish. */
export interface ProverLimits {
  /** The number of nodes of all diagrams together. */
  readonly nodes: number
  /** The number of conflicts of one search. */
  readonly conflicts: number
  /** The number of searches that may be given up before no other is begun; any number where it is left out. */
  readonly givenUp?: number | undefined
  /**
   * The number of elementary steps of everything together, for `analyse` and `compare`: looking at one part of a formula,
   * one node of a diagram or one clause of a search takes a few, each some 20 to 50 ns. Any number where it is left out.
   */
  readonly steps?: number | undefined
}

/** What may be spent where nothing else is said: seconds on rule sets of hundreds of rules. */
export const DEFAULT_LIMITS: ProverLimits = { nodes: 250_000, conflicts: 200_000 }

/** `by` says how it is known; `unfinished` is neither yes nor no. */
export type Answer =
  | {
      readonly kind: 'possible'
      readonly by: 'diagram' | 'search'
      readonly choice: CellChoice
      readonly facts: Facts
    }
  | { readonly kind: 'impossible'; readonly by: 'diagram' | 'search' }
  | { readonly kind: 'unfinished' }

/** A formula that must be true (or, `isFalse`, false) with some variables fixed. */
export interface AskedPart {
  readonly formula: Formula
  readonly isFalse: boolean
  readonly fixed: CellChoice
}

/** Answers questions about one space. */
export interface Prover {
  readonly space: FactSpace
  /** Whether any referral makes `formula` true; the witness is the plainest there is, or plain if searched for. */
  readonly ask: (formula: Formula) => Answer
  /**
   * Makes the same question for formulas that have much in common: answered by search alone and without a witness,
   * `null` where the search was not finished.
   */
  readonly searcher: () => (formula: Formula) => boolean | null
  /**
   * Whether any one referral makes every part true, each with some variables fixed in its own way: a referral
   * as it is and as it would be. The variables that are fixed are not in the answer's `choice`.
   */
  readonly askTogether: (parts: readonly AskedPart[]) => Answer
  /** How many assignments make `formula` true; `null` where the diagram would be too large to count on. */
  readonly count: (formula: Formula) => bigint | null
  /** How many nodes the diagrams have. */
  readonly nodes: () => number
}

/** That there is such a referral; its facts are put together when they are asked for. */
const possible = (space: FactSpace, by: 'diagram' | 'search', choice: CellChoice): Answer => {
  const facts = lazy(() => space.factsIn(choice))
  return {
    kind: 'possible',
    by,
    choice,
    get facts() {
      return facts()
    },
  }
}

/**
 * Makes a prover. `formulas` are those that will be asked about: the variable order is chosen for them. `steps` is the
 * budget that it shares with others. Once that is spent, every answer is `unfinished`.
 */
export const makeProver = (
  space: FactSpace,
  formulas: readonly Formula[],
  limits: ProverLimits = DEFAULT_LIMITS,
  steps = new StepBudget(limits.steps),
): Prover => {
  const variable = (id: number) => space.variables[id]
  const order = lazy(() => {
    const groups = [...space.groups, ...formulas.map((formula) => variableIdsIn(formula, steps))]
    return orderVariables(space.variables, groups, steps)
  })
  const stores = diagramStores(order, limits.nodes, steps)
  /** Where the formula is true of facts that a referral can give; of the same formula the same, so that it is built once. */
  const ofReferrals = memoize((formula: Formula) => and(space.possible, formula))
  const diagram = (formula: Formula) => stores.build([ofReferrals(formula)])
  const costsOf = (id: number): readonly number[] => variable(id)?.costs ?? []
  const cheapestIn = memoize((store: DiagramStore) => cheapestAssignments(store, costsOf))
  const cheapest = new Map(space.variables.map(({ costs, id }) => [id, costs.indexOf(Math.min(...costs))]))

  /** Makes an assignment plainer, one variable at a time, while the formula stays true. */
  const makePlainer = (formula: Formula, assignment: CellChoice): CellChoice => {
    let choice = new Map(assignment)
    for (const { costs, id } of space.variables) {
      const now = choice.get(id) ?? 0
      const cheaper = costs
        .map((cost, cell) => ({ cost, cell }))
        .filter(({ cost }) => cost < (costs[now] ?? 0))
      for (const { cell } of cheaper) {
        const changed = new Map(choice).set(id, cell)
        if (isTrueOf(formula, changed, steps)) {
          choice = changed
          break
        }
      }
    }
    return choice
  }

  let givenUp = 0
  const askBySearch = (asked: Formula): Answer => {
    if (givenUp >= (limits.givenUp ?? Number.POSITIVE_INFINITY)) return { kind: 'unfinished' }
    const result = search(asked, limits.conflicts, steps)
    if (result.kind === 'none') return { kind: 'impossible', by: 'search' }
    if (result.kind === 'gave-up') {
      givenUp += 1
      return { kind: 'unfinished' }
    }
    const choice = makePlainer(asked, new Map([...cheapest, ...result.cells]))
    return possible(space, 'search', choice)
  }

  const ask: Prover['ask'] = (formula) => {
    const built = diagram(formula)
    if (built === null) return askBySearch(ofReferrals(formula))
    const { nodes, store } = built
    steps.spend(space.variables.length)
    const choice = cheapestIn(store)(nodes[0] ?? NO)
    return choice === null ? { kind: 'impossible', by: 'diagram' } : possible(space, 'diagram', choice)
  }

  const askTogether: Prover['askTogether'] = (parts) => {
    const built = stores.build(parts.map(({ formula }) => formula))
    const common =
      built === null
        ? null
        : commonAssignment(
            built.store,
            parts.map((part, index) => ({ ...part, node: built.nodes[index] ?? NO })),
            costsOf,
            limits.nodes,
            steps,
          )
    if (common?.kind === 'none') return { kind: 'impossible', by: 'diagram' }
    const formula = and(
      ...parts.map((part) => restrict(part.isFalse ? not(part.formula) : part.formula, part.fixed, steps)),
    )
    if (common?.kind !== 'found') return askBySearch(formula)
    const choice = makePlainer(formula, new Map([...cheapest, ...common.cells]))
    return possible(space, 'diagram', choice)
  }

  const unfinished = (): Answer => ({ kind: 'unfinished' })
  return {
    space,
    nodes: stores.nodes,
    ask: (formula) => ifSpent(() => ask(formula), unfinished),
    searcher: () => {
      const searcher = ifSpent(
        () => new Searcher(steps),
        () => null,
      )
      return (formula) => {
        const find = () => searcher?.find(ofReferrals(formula), limits.conflicts).kind ?? 'gave-up'
        const kind = ifSpent(find, () => 'gave-up')
        return kind === 'gave-up' ? null : kind === 'found'
      }
    },
    askTogether: (parts) => ifSpent(() => askTogether(parts), unfinished),
    count: (formula) => {
      const built = ifSpent(
        () => diagram(formula),
        () => null,
      )
      return built === null
        ? null
        : countAssignments(built.store, built.nodes[0] ?? NO, (id) => variable(id)?.weights ?? [])
    },
  }
}
