import { and, type Formula, not, or } from '../../proof/engine/formula.js'

/** What a formula says of one variable. */
export type Test = Extract<Formula, { readonly kind: 'in' }>

/** Puts something else in the place of every test of a variable; shared parts are worked out once. */
export const substitution = (inPlaceOf: (test: Test) => Formula): ((formula: Formula) => Formula) => {
  const known = new Map<Formula, Formula>()
  const work = (one: Formula): Formula => {
    const before = known.get(one)
    if (before !== undefined) return before
    const after = workOne(one)
    known.set(one, after)
    return after
  }
  const workOne = (one: Formula): Formula => {
    switch (one.kind) {
      case 'constant':
        return one
      case 'in':
        return inPlaceOf(one)
      case 'not':
        return not(work(one.of))
      case 'and':
        return and(...one.of.map(work))
      case 'or':
        return or(...one.of.map(work))
    }
  }
  return work
}
