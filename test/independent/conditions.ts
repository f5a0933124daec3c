/** Conditions, evaluated anew from the design: three values, Kleene's logic, and `notKnown`. It shares no code with `src/`. */
import type { Condition, FactValue, Invariant, Leaf, NamedConditions } from '../../src/index.js'

/** A condition of a rule, or of an invariant. */
export type Asked = Condition | Invariant['when']

export const FALSE = 0
export const UNKNOWN = 1
export const TRUE = 2
/** Falser is smaller, so that `all` is the least, `any` the greatest and `not` what is left to two. */
export type Truth = typeof FALSE | typeof UNKNOWN | typeof TRUE

/** What a fact is; `null` while nobody knows. */
export type ValueOf = (fact: string) => FactValue

const isAmong = (value: FactValue, wanted: Leaf['value']): boolean =>
  Array.isArray(wanted) && wanted.some((one) => one === value)

const has = (value: FactValue, wanted: Leaf['value']): boolean =>
  Array.isArray(value) && value.some((one) => one === wanted)

const passes = (value: FactValue, operator: Leaf['operator'], wanted: Leaf['value']): boolean => {
  switch (operator) {
    case 'equal':
      return value === wanted
    case 'notEqual':
      return value !== wanted
    case 'lessThan':
      return Number(value) < Number(wanted)
    case 'lessThanInclusive':
      return Number(value) <= Number(wanted)
    case 'greaterThan':
      return Number(value) > Number(wanted)
    case 'greaterThanInclusive':
      return Number(value) >= Number(wanted)
    case 'in':
      return isAmong(value, wanted)
    case 'notIn':
      return !isAmong(value, wanted)
    case 'contains':
      return has(value, wanted)
    case 'doesNotContain':
      return !has(value, wanted)
  }
}

/** What a condition comes to. A test of an unknown fact is neither true nor false, whatever the operator. */
export const truthOf = (asked: Asked, factValue: ValueOf, named: NamedConditions): Truth => {
  if ('fact' in asked) {
    const known = factValue(asked.fact)
    if (known === null) return UNKNOWN
    return passes(known, asked.operator, asked.value) ? TRUE : FALSE
  }
  if ('condition' in asked) {
    const referredTo = named[asked.condition]
    if (referredTo === undefined) throw new Error(`no condition ${asked.condition}`)
    return truthOf(referredTo, factValue, named)
  }
  if ('notKnown' in asked) return truthOf(asked.notKnown, factValue, named) === TRUE ? FALSE : TRUE
  if ('not' in asked) {
    const truth = truthOf(asked.not, factValue, named)
    return truth === TRUE ? FALSE : truth === FALSE ? TRUE : UNKNOWN
  }
  let truth: Truth = 'all' in asked ? TRUE : FALSE
  for (const part of partsOf(asked)) {
    const next = truthOf(part, factValue, named)
    if ('all' in asked ? next < truth : next > truth) truth = next
  }
  return truth
}

/** The conditions that stand directly in one. */
export const partsOf = (asked: Asked): readonly Asked[] => {
  if ('all' in asked) return asked.all
  if ('any' in asked) return asked.any
  if ('not' in asked) return [asked.not]
  if ('notKnown' in asked) return [asked.notKnown]
  return []
}

/** Every leaf of a condition, those of named conditions included. */
export const leavesIn = (asked: Asked, named: NamedConditions): readonly Leaf[] => {
  if ('fact' in asked) return [asked]
  const referredTo = 'condition' in asked ? named[asked.condition] : undefined
  return [...partsOf(asked), ...(referredTo === undefined ? [] : [referredTo])].flatMap((part) =>
    leavesIn(part, named),
  )
}

/** Every fact that a condition asks about, each once. */
export const factsIn = (asked: Asked, named: NamedConditions): readonly string[] => [
  ...new Set(leavesIn(asked, named).map(({ fact }) => fact)),
]
