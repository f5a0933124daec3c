/**
 * Makes equal parts of formulas one part. Two versions of a rule set have most of their rules in common: what
 * is the same in both cancels out, and a search is left with what differs.
 */
import { ALWAYS, type Formula, isIn, NEVER, not } from '../../proof/engine/formula.js'

type Many = Extract<Formula, { readonly kind: 'and' | 'or' }>

/** Gives for equal formulas the same formula, and one that means the same as what it is given. */
export const formulaSharer = (): ((formula: Formula) => Formula) => {
  const shared = new Map<Formula, Formula>()
  const byKey = new Map<string, Formula>()
  const ids = new Map<Formula, number>()

  const idOf = (formula: Formula): number => {
    const id = ids.get(formula) ?? ids.size
    ids.set(formula, id)
    return id
  }
  const canonical = (key: string, formula: Formula): Formula => {
    const before = byKey.get(key)
    if (before !== undefined) return before
    byKey.set(key, formula)
    return formula
  }
  const negation = (of: Formula): Formula => {
    if (of.kind === 'in') {
      const cells = of.cells.map((cell) => !cell)
      return canonical(`in ${of.variable.id} ${cells.join()}`, isIn(of.variable, cells))
    }
    const negated = not(of)
    return negated.kind === 'not' ? canonical(`not ${idOf(of)}`, negated) : negated
  }

  const many = ({ kind, of }: Many): Formula => {
    const [neutral, ruling] = kind === 'and' ? [ALWAYS, NEVER] : [NEVER, ALWAYS]
    const parts = new Set(
      of
        .map(share)
        .flatMap((part) => (part.kind === kind ? part.of : [part]))
        .filter((part) => part !== neutral),
    )
    const list = [...parts].sort((one, other) => idOf(one) - idOf(other))
    /** The negation of a part, or of what several parts come to together: beside them it settles the matter. */
    const settles = (part: Formula): boolean =>
      part === ruling ||
      parts.has(negation(part)) ||
      (part.kind === 'not' && part.of.kind === kind && part.of.of.every((one) => parts.has(one)))
    if (list.some(settles)) return ruling
    const [first] = list
    if (first === undefined) return neutral
    return list.length === 1 ? first : canonical(`${kind} ${list.map(idOf).join()}`, { kind, of: list })
  }

  const work = (formula: Formula): Formula => {
    switch (formula.kind) {
      case 'constant':
        return formula.value ? ALWAYS : NEVER
      case 'in':
        return canonical(`in ${formula.variable.id} ${formula.cells.join()}`, formula)
      case 'not':
        return negation(share(formula.of))
      default:
        return many(formula)
    }
  }
  const share = (formula: Formula): Formula => {
    const before = shared.get(formula)
    if (before !== undefined) return before
    const one = work(formula)
    shared.set(formula, one)
    return one
  }
  return share
}
