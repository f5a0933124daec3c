/** Random conditions over some facts: every operator that fits, named conditions, negations. */
import type { Condition, FactDefinition, Leaf, RootCondition } from '../../src/index.js'
import type { Dice } from './dice.js'

const ANSWERS = ['yes', 'no', 'unsure', 'declined'] as const

const leafAmong = (fact: string, values: readonly string[], { chance, oneOf, someOf }: Dice): Leaf =>
  chance(0.5)
    ? { fact, operator: oneOf(['equal', 'notEqual'] as const), value: oneOf(values) }
    : { fact, operator: oneOf(['in', 'notIn'] as const), value: someOf(values, 1) }

type IntegerFact = Extract<FactDefinition, { readonly kind: 'integer' }>

/** A random question about one fact. */
const randomLeaf = (definition: FactDefinition, one: Dice): Leaf => {
  const { name: fact } = definition
  switch (definition.kind) {
    case 'boolean':
      return { fact, operator: one.oneOf(['equal', 'notEqual'] as const), value: one.chance(0.5) }
    case 'integer': {
      const number = () => definition.min + one.roll(definition.max - definition.min + 1)
      if (one.chance(0.2))
        return {
          fact,
          operator: one.oneOf(['in', 'notIn'] as const),
          value: [...new Set([number(), number()])],
        }
      const operators = ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan'] as const
      return { fact, operator: one.oneOf([...operators, 'greaterThanInclusive'] as const), value: number() }
    }
    case 'choice':
      return leafAmong(fact, definition.values, one)
    case 'answer':
      return leafAmong(fact, ANSWERS, one)
    case 'set':
      return {
        fact,
        operator: one.oneOf(['contains', 'doesNotContain'] as const),
        value: one.oneOf(definition.values),
      }
  }
}

/** The values of an answer or a choice from some point up to the riskiest. */
const riskierHalf = (values: readonly string[], { roll }: Dice): readonly string[] =>
  values.slice(1 + roll(values.length - 1))

/** A question that more risk can only make truer: for `unsure` and the answer that worries, for more, for higher. */
const risingLeaf = (definition: FactDefinition, one: Dice): Leaf => {
  const { name: fact } = definition
  if (definition.riskier === undefined) return randomLeaf(definition, one)
  switch (definition.kind) {
    case 'answer': {
      const worrying = [definition.riskier, 'unsure']
      return { fact, operator: 'in', value: one.chance(0.4) ? [...worrying, 'declined'] : worrying }
    }
    case 'boolean':
      return { fact, operator: 'equal', value: definition.riskier }
    case 'integer': {
      const value = definition.min + one.roll(definition.max - definition.min + 1)
      const operator = definition.riskier === 'higher' ? 'greaterThanInclusive' : 'lessThanInclusive'
      return { fact, operator, value }
    }
    case 'choice':
      return { fact, operator: 'in', value: riskierHalf(definition.riskier, one) }
    case 'set':
      return {
        fact,
        operator: definition.riskier === 'more' ? 'contains' : 'doesNotContain',
        value: one.oneOf(definition.values),
      }
  }
}

/** How random conditions are made. */
export interface ConditionMaker {
  readonly definitions: readonly FactDefinition[]
  readonly named: readonly string[]
  /** Only questions that more risk makes truer, and no `not`. */
  readonly isRising: boolean
}

const randomCondition = (maker: ConditionMaker, one: Dice, depth: number): Condition => {
  if (depth === 0 || one.chance(0.55)) {
    const definition = one.oneOf(maker.definitions)
    return maker.isRising ? risingLeaf(definition, one) : randomLeaf(definition, one)
  }
  if (!maker.isRising && maker.named.length > 0 && one.chance(0.2))
    return { condition: one.oneOf(maker.named) }
  if (!maker.isRising && one.chance(0.2)) return { not: randomCondition(maker, one, depth - 1) }
  return severalOf(maker, one, depth)
}

/** Bands of a number that overlap, as somebody writes them who adds one to another. */
const bandsOf = ({ name: fact, max, min }: IntegerFact, { roll }: Dice): RootCondition => {
  const least = min + roll(max - min)
  const next = Math.min(max, least + 1 + roll(2))
  const band = {
    all: [
      { fact, operator: 'greaterThanInclusive', value: least },
      { fact, operator: 'lessThan', value: Math.min(max, next + roll(2)) },
    ],
  } as const
  return { any: [{ fact, operator: 'greaterThanInclusive', value: next }, band] }
}

const severalOf = (maker: ConditionMaker, one: Dice, depth: number): RootCondition => {
  const numbers = maker.definitions.filter((definition) => definition.kind === 'integer')
  if (!maker.isRising && numbers.length > 0 && one.chance(0.15)) return bandsOf(one.oneOf(numbers), one)
  const first = randomCondition(maker, one, depth - 1)
  const others = Array.from({ length: one.roll(3) }, () => randomCondition(maker, one, depth - 1))
  return one.chance(0.5) ? { all: [first, ...others] } : { any: [first, ...others] }
}

/** A random condition for the top of a rule. */
export const randomRoot = (maker: ConditionMaker, one: Dice, depth = 2): RootCondition => {
  if (!maker.isRising && maker.named.length > 0 && one.chance(0.1))
    return { condition: one.oneOf(maker.named) }
  if (!maker.isRising && one.chance(0.1)) return { not: randomCondition(maker, one, depth - 1) }
  return severalOf(maker, one, depth)
}
