/** Random conditions: every operator that fits the kind of the fact, values within its domain. */
import fc from 'fast-check'
import type { FactDefinition } from '../../facts/fact.js'
import { ANSWERS } from '../../referral/vocabulary.js'
import type {
  Condition,
  Leaf,
  LeafValue,
  NamedConditions,
  Operator,
  RootCondition,
} from '../../rule-set/condition.js'
import { ALL_FACTS } from './fact-values.js'

const leaves = <V extends LeafValue>(
  fact: string,
  operators: readonly Operator[],
  values: fc.Arbitrary<V>,
): fc.Arbitrary<Leaf> =>
  fc.record({ fact: fc.constant(fact), operator: fc.constantFrom(...operators), value: values })

const listsAndSingles = <V extends number | string>(
  fact: string,
  orders: readonly Operator[],
  values: fc.Arbitrary<V>,
): fc.Arbitrary<Leaf> =>
  fc.oneof(
    leaves(fact, ['equal', 'notEqual', ...orders], values),
    leaves(fact, ['in', 'notIn'], fc.uniqueArray(values, { minLength: 1, maxLength: 4 })),
  )

const ORDERS = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const

/** A question about one fact. */
export const leavesAbout = (definition: FactDefinition): fc.Arbitrary<Leaf> => {
  const { name } = definition
  switch (definition.kind) {
    case 'boolean':
      return leaves(name, ['equal', 'notEqual'], fc.boolean())
    case 'integer':
      return listsAndSingles(name, ORDERS, fc.integer({ min: definition.min, max: definition.max }))
    case 'choice':
      return listsAndSingles(name, [], fc.constantFrom(...definition.values))
    case 'answer':
      return listsAndSingles(name, [], fc.constantFrom(...ANSWERS))
    case 'set':
      return leaves(name, ['contains', 'doesNotContain'], fc.constantFrom(...definition.values))
  }
}

/**
 * Conditions of these leaves and of references to these named conditions, up to four levels deep (three, if none of them is
 * negated). The top is no bare leaf: json-rules-engine takes none there.
 */
export const conditionsOf = (
  leaf: fc.Arbitrary<Leaf>,
  names: readonly string[],
  isPositive = false,
): fc.Arbitrary<RootCondition> => {
  const most = isPositive ? 2 : 3
  const reference = names.map((condition) => fc.record({ condition: fc.constant(condition) }))
  const { root } = fc.letrec<{ root: RootCondition; node: Condition; children: [Condition, ...Condition[]] }>(
    (tie) => ({
      node: fc.oneof({ maxDepth: most, depthSize: 'small' }, leaf, ...reference, tie('root')),
      children: fc
        .tuple(tie('node'), fc.array(tie('node'), { maxLength: most }))
        .map(([first, rest]) => [first, ...rest]),
      root: fc.oneof(
        { depthSize: 'small' },
        fc.record({ all: tie('children') }),
        fc.record({ any: tie('children') }),
        ...(isPositive ? [] : [fc.record({ not: tie('node') })]),
        ...reference,
      ),
    }),
  )
  return root
}

/** What random conditions may ask about and refer to. */
interface Vocabulary {
  readonly facts?: readonly FactDefinition[] | undefined
  readonly names?: readonly string[]
}

/** Conditions that ask anything about some facts (all of them, if left out). */
export const rootConditions = ({ facts = ALL_FACTS, names = [] }: Vocabulary = {}) =>
  conditionsOf(fc.oneof(...facts.map(leavesAbout)), names)

export const NAMES = ['first', 'second', 'third'] as const

/** Named conditions, each of which may refer to those before it: never a cycle. */
export const namedFrom = (
  conditions: (names: readonly string[]) => fc.Arbitrary<RootCondition>,
): fc.Arbitrary<NamedConditions> =>
  fc.record({
    first: conditions([]),
    second: conditions(NAMES.slice(0, 1)),
    third: conditions(NAMES.slice(0, 2)),
  })

/** Named conditions that ask anything about some facts. */
export const namedConditions = (facts?: readonly FactDefinition[]) =>
  namedFrom((names) => rootConditions({ facts, names }))

/** Conditions that may refer to all of the named ones. */
export const conditionsWithNames = (facts?: readonly FactDefinition[]) =>
  rootConditions({ facts, names: NAMES })
