/**
 * Makes equal parts of formulas the same object (hash consing). Two versions of a rule set have most of their rules in
 * common: what is the same in both cancels out, and a search is left with what differs.
 */
import { cached } from '../../input/memoize.js'
import { ALWAYS, type Formula, isIn, NEVER, not } from '../../proof/engine/formula.js'

type Compound = Extract<Formula, { readonly kind: 'and' | 'or' }>

/** Makes a function that gives for equal formulas the same object, which means the same as what it is given. */
export const formulaSharer = (): ((formula: Formula) => Formula) => {
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

  const compound = ({ kind, of }: Compound): Formula => {
    const [neutral, absorbing] = kind === 'and' ? [ALWAYS, NEVER] : [NEVER, ALWAYS]
    const parts = new Set(
      of
        .map(share)
        .flatMap((part) => (part.kind === kind ? part.of : [part]))
        .filter((part) => part !== neutral),
    )
    const list = [...parts].sort((one, other) => idOf(one) - idOf(other))
    /** Whether a part alone, or beside its own negation, makes the whole always so (`or`) or never so (`and`). */
    const decides = (part: Formula): boolean =>
      part === absorbing ||
      parts.has(negation(part)) ||
      (part.kind === 'not' && part.of.kind === kind && part.of.of.every((one) => parts.has(one)))
    if (list.some(decides)) return absorbing
    const [first] = list
    if (first === undefined) return neutral
    return list.length === 1 ? first : canonical(`${kind} ${list.map(idOf).join()}`, { kind, of: list })
  }

  const share = cached((formula: Formula): Formula => {
    switch (formula.kind) {
      case 'constant':
        return formula.value ? ALWAYS : NEVER
      case 'in':
        return canonical(`in ${formula.variable.id} ${formula.cells.join()}`, formula)
      case 'not':
        return negation(share(formula.of))
      default:
        return compound(formula)
    }
  })
  return share
}
