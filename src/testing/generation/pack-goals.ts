/** Goals → few drafts that reach all of them: each goal goes into the first draft that still has room for it. */
import { and, type CellChoice, type Formula, restrict, variableIdsIn } from '../../proof/engine/formula.js'
import { search } from '../../proof/engine/search.js'
import type { WantedGoal } from './wanted-goals.js'

interface Draft {
  readonly choice: CellChoice
  /** What the open facts must still fulfil for there to be such a referral, part by part. */
  readonly possible: readonly Formula[]
}

/** Far more than any rule that people can read needs. */
const MAX_CONFLICTS = 20_000

const isConstant = (formula: Formula, value: boolean): boolean =>
  formula.kind === 'constant' && formula.value === value

const partsOf = (formula: Formula): readonly Formula[] =>
  formula.kind === 'and' ? formula.of.flatMap(partsOf) : isConstant(formula, true) ? [] : [formula]

/** A draft in which nothing is settled. */
const emptyDraft = (possible: Formula): Draft => ({ choice: new Map(), possible: partsOf(possible) })

/** The parts that hang together with these variables, however far; the others are fulfilled without them. */
const connected = (parts: readonly Formula[], formula: Formula): readonly Formula[] => {
  const reached = new Set(variableIdsIn(formula))
  const taken = new Set<Formula>()
  for (let before = -1; before < taken.size; ) {
    before = taken.size
    for (const part of parts) {
      if (taken.has(part)) continue
      const ids = variableIdsIn(part)
      if (!ids.some((id) => reached.has(id))) continue
      taken.add(part)
      for (const id of ids) reached.add(id)
    }
  }
  return [...taken]
}

/** Of the cells found, those without which the formula would not be sure to be true. */
const needed = (formula: Formula, found: CellChoice): CellChoice => {
  const choice = new Map(variableIdsIn(formula).map((id) => [id, found.get(id) ?? 0]))
  for (const [id, cell] of [...choice]) {
    choice.delete(id)
    if (!isConstant(restrict(formula, choice), true)) choice.set(id, cell)
  }
  return choice
}

/** The draft with so much more settled that the formula is true of it; `null` if it cannot be (or none was found). */
const extendedBy = (draft: Draft, formula: Formula): Draft | null => {
  const left = restrict(formula, draft.choice)
  if (isConstant(left, true)) return draft
  if (isConstant(left, false)) return null
  const result = search(and(left, ...connected(draft.possible, left)), MAX_CONFLICTS)
  if (result.kind !== 'found') return null
  const more = needed(left, result.cells)
  return {
    choice: new Map([...draft.choice, ...more]),
    possible: draft.possible.flatMap((part) => partsOf(restrict(part, more))),
  }
}

/** Packs them in the order given. What no referral can reach is left out. */
export const packGoals = (
  wanted: readonly WantedGoal[],
  possible: Formula,
  onProgress: (done: number, of: number) => void,
): readonly Draft[] => {
  const drafts: Draft[] = []
  const empty = emptyDraft(possible)
  for (const [index, { formula }] of wanted.entries()) {
    onProgress(index, wanted.length)
    let isPlaced = false
    for (const [at, draft] of drafts.entries()) {
      const extended = extendedBy(draft, formula)
      if (extended === null) continue
      drafts[at] = extended
      isPlaced = true
      break
    }
    const begun = isPlaced ? null : extendedBy(empty, formula)
    if (begun !== null) drafts.push(begun)
  }
  return drafts
}
