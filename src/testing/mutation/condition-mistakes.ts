/** A condition → every condition that differs from it by one small mistake. */
import type { FactDefinition } from '../../facts/fact.js'
import type { Condition, Leaf, Operator } from '../../rule-set/condition.js'
import { knownTest } from '../../rule-set/three-valued.js'
import type { MutantKind } from './mutant.js'

/** One mistake: what stands there now, or `null` where something is gone. */
export interface Mistake {
  readonly kind: MutantKind
  readonly path: readonly (string | number)[]
  readonly change: string
  readonly condition: Condition
}

type Definitions = ReadonlyMap<string, FactDefinition>
type Changed = Pick<Mistake, 'kind'> & { readonly leaf: Leaf }

const OPPOSITE: Readonly<Record<Operator, Operator>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
}

/** What an operator is taken for. Where there is only its opposite, that is the negated leaf. */
const TAKEN_FOR: { readonly [operator in Operator]?: readonly Operator[] } = {
  lessThan: ['lessThanInclusive', 'greaterThan'],
  lessThanInclusive: ['lessThan', 'greaterThanInclusive'],
  greaterThan: ['greaterThanInclusive', 'lessThan'],
  greaterThanInclusive: ['greaterThan', 'lessThanInclusive'],
}

export const leafInShort = ({ fact, operator, value }: Leaf): string =>
  `${fact} ${operator} ${JSON.stringify(value)}`

const inShort = (condition: Condition): string =>
  'fact' in condition
    ? leafInShort(condition)
    : 'condition' in condition
      ? `condition ${condition.condition}`
      : (Object.keys(condition)[0] ?? '')

const thresholdsMoved = (leaf: Leaf, definition: FactDefinition | undefined): readonly Changed[] => {
  const { value } = leaf
  if (definition?.kind !== 'integer') return []
  if (typeof value === 'number') {
    return [value - 1, value + 1]
      .filter((moved) => moved >= definition.min && moved <= definition.max)
      .map((moved) => ({ kind: 'threshold-moved', leaf: { ...leaf, value: moved } }))
  }
  return []
}

const valuesDropped = (leaf: Leaf): readonly Changed[] => {
  const { value } = leaf
  if (typeof value !== 'object' || value.length < 2) return []
  return value.map((_, index) => ({
    kind: 'value-dropped',
    leaf: { ...leaf, value: value.filter((_one, at) => at !== index) },
  }))
}

/** Whole numbers at which two leaves about one fact may differ. */
const pointsFor = ({ min, max }: { readonly min: number; readonly max: number }, value: Leaf['value']) => {
  const constants = [value].flat().filter((one) => typeof one === 'number')
  return [min, max, ...constants.flatMap((one) => [-2, -1, 0, 1, 2].map((step) => one + step))].filter(
    (point) => point >= min && point <= max,
  )
}

/** Of mistakes that come to the same, the first; those that come to what the leaf says itself are none. */
const distinct = (
  leaf: Leaf,
  changed: readonly Changed[],
  definition: FactDefinition | undefined,
): readonly Changed[] => {
  if (definition?.kind !== 'integer') return changed
  const points = pointsFor(definition, leaf.value)
  const says = ({ operator, value }: Leaf): string =>
    points.map((point) => (knownTest(operator, value)(point) ? '1' : '0')).join('')
  const seen = new Set([says(leaf)])
  return changed.filter((one) => {
    const what = says(one.leaf)
    const isNew = !seen.has(what)
    seen.add(what)
    return isNew
  })
}

const leafMistakes = (leaf: Leaf, path: Mistake['path'], definitions: Definitions): readonly Mistake[] => {
  const definition = definitions.get(leaf.fact)
  const all: readonly Changed[] = [
    { kind: 'leaf-negated', leaf: { ...leaf, operator: OPPOSITE[leaf.operator] } },
    ...(TAKEN_FOR[leaf.operator] ?? []).map(
      (operator): Changed => ({ kind: 'operator-flipped', leaf: { ...leaf, operator } }),
    ),
    ...thresholdsMoved(leaf, definition),
    ...valuesDropped(leaf),
  ]
  return distinct(leaf, all, definition).map(({ kind, leaf: condition }) => ({
    kind,
    path,
    change: `\`${leafInShort(condition)}\` instead of \`${leafInShort(leaf)}\``,
    condition,
  }))
}

type Children = readonly [Condition, ...Condition[]]

const listMistakes = (
  key: 'all' | 'any',
  children: Children,
  path: Mistake['path'],
  definitions: Definitions,
): readonly Mistake[] => {
  const made = (list: Children, as: 'all' | 'any' = key): Condition =>
    as === 'all' ? { all: list } : { any: list }
  const swapped = key === 'all' ? 'any' : 'all'
  const dropped = children.flatMap((child, index): readonly Mistake[] => {
    const [first, ...rest] = children.filter((_, at) => at !== index)
    const isSmall = 'fact' in child || 'condition' in child
    if (first === undefined || !isSmall) return []
    const change = `without \`${inShort(child)}\``
    return [{ kind: 'leaf-dropped', path: [...path, key, index], change, condition: made([first, ...rest]) }]
  })
  const inside = children.flatMap((child, index) =>
    mistakesIn(child, [...path, key, index], definitions).map((one): Mistake => {
      const [first = one.condition, ...rest] = children.map((old, at) => (at === index ? one.condition : old))
      return { ...one, condition: made([first, ...rest]) }
    }),
  )
  return [
    ...(children.length < 2
      ? []
      : [
          {
            kind: 'all-any-swapped' as const,
            path: [...path, key],
            change: `\`${swapped}\` instead of \`${key}\``,
            condition: made(children, swapped),
          },
        ]),
    ...dropped,
    ...inside,
  ]
}

/** Every condition that is one mistake away from `condition`, which stands at `path`. */
export const mistakesIn = (
  condition: Condition,
  path: Mistake['path'],
  definitions: Definitions,
): readonly Mistake[] => {
  if ('fact' in condition) return leafMistakes(condition, path, definitions)
  if ('all' in condition) return listMistakes('all', condition.all, path, definitions)
  if ('any' in condition) return listMistakes('any', condition.any, path, definitions)
  if ('condition' in condition) {
    const change = `\`not\` around \`${inShort(condition)}\``
    return [{ kind: 'leaf-negated', path, change, condition: { not: condition } }]
  }
  const inside = mistakesIn(condition.not, [...path, 'not'], definitions)
  return inside.map((one) => ({ ...one, condition: { not: one.condition } }))
}
