/** Every combination of what the facts of a small rule set can be, unknown included, gone through one by one. */
import type { FactDefinition, FactValue, NamedConditions, RuleSet } from '../../src/index.js'
import { factCatalogue } from '../../src/index.js'
import { type Asked, factsIn, type Truth, truthOf } from './conditions.js'
import { type Decided, decider, type Policy, policyOf } from './decisions.js'

/** The screen: two questions kept as three answers, and the two follow-ups. */
export const SCREEN = ['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm'] as const
const FOLLOW_UPS = ['suicidePlanOrIntent', 'immediateDanger'] as const

/** An explicit no to all three answers of the screen. */
export const THREE_NOES: Asked = {
  all: [
    { fact: 'suicidalThoughts', operator: 'equal', value: 'no' },
    { fact: 'recentSuicideAttempt', operator: 'equal', value: 'no' },
    { fact: 'selfHarm', operator: 'equal', value: 'no' },
  ],
}

/** One fact, with all that it can be. */
export interface Axis {
  readonly definition: FactDefinition
  readonly values: readonly FactValue[]
}

/** All combinations: a number names one, its digits the values. */
export interface World {
  readonly axes: readonly Axis[]
  /** By axis, what one value further adds to the number. */
  readonly strides: readonly number[]
  readonly size: number
  /** 1 for each that a referral can give. */
  readonly possible: Uint8Array
}

const subsetsOf = (values: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** values.length }, (_, mask) => values.filter((_value, at) => mask & (1 << at)))

/** All that a fact can be, unknown first. */
export const valuesOf = (definition: FactDefinition): readonly FactValue[] => {
  switch (definition.kind) {
    case 'boolean':
      return [null, true, false]
    case 'integer':
      return [
        null,
        ...Array.from({ length: definition.max - definition.min + 1 }, (_, at) => definition.min + at),
      ]
    case 'choice':
      return [null, ...definition.values]
    case 'answer':
      return [null, 'yes', 'no', 'unsure', 'declined']
    case 'set':
      return [null, ...subsetsOf(definition.values)]
  }
}

/** The facts that rules and invariants ask about. */
export const isAskedOf = (ruleSet: RuleSet): Set<string> =>
  new Set(
    [
      ...ruleSet.rules.map(({ conditions }) => conditions),
      ...ruleSet.invariants.map(({ when }) => when),
    ].flatMap((asked) => factsIn(asked, ruleSet.conditions)),
  )

/** The definitions of the screen, of what rules and invariants ask about, and of every local fact. */
export const definitionsFor = (ruleSet: RuleSet): readonly FactDefinition[] => {
  const asked = isAskedOf(ruleSet)
  const always = new Set<string>([...SCREEN, ...FOLLOW_UPS])
  return [...factCatalogue.filter(({ name }) => always.has(name) || asked.has(name)), ...ruleSet.localFacts]
}

/** The value that a fact has in a combination. */
export const valueAt = ({ axes, strides }: World, at: number, axis: number): FactValue => {
  const values = axes[axis]?.values ?? []
  return values[Math.floor(at / (strides[axis] ?? 1)) % values.length] ?? null
}

/**
 * All combinations of some facts. After three noes nobody has to be asked for a plan or intent: it is a no then, so that it
 * is never unknown. Danger now can be unknown even so: abuse, neglect or harm to others may be on record.
 */
const worldOf = (definitions: readonly FactDefinition[]): World => {
  const axes = definitions.map((definition) => ({ definition, values: valuesOf(definition) }))
  const strides: number[] = []
  let size = 1
  for (const { values } of axes) {
    strides.push(size)
    size *= values.length
  }
  const world = { axes, strides, size, possible: new Uint8Array(size).fill(1) }
  const plan = definitions.findIndex(({ name }) => name === 'suicidePlanOrIntent')
  if (plan < 0) return world
  const noToAll = columnOf(THREE_NOES, world, {})
  for (let at = 0; at < size; at += 1)
    if (noToAll[at] === 2 && valueAt(world, at, plan) === null) world.possible[at] = 0
  return world
}

/** What a condition comes to in every combination. It is asked once for each combination of the facts in it. */
export const columnOf = (
  asked: Asked,
  world: Omit<World, 'possible'>,
  named: NamedConditions,
): Uint8Array => {
  const names = factsIn(asked, named)
  const used = names.map((name) => {
    const axis = world.axes.findIndex(({ definition }) => definition.name === name)
    const values = world.axes[axis]?.values
    if (values === undefined) throw new Error(`no axis for ${name}`)
    return { name, values, stride: world.strides[axis] ?? 1, count: values.length }
  })
  const cells = used.reduce((product, { count }) => product * count, 1)
  const truths = new Uint8Array(cells)
  for (let cell = 0; cell < cells; cell += 1) {
    const facts = new Map<string, FactValue>()
    let rest = cell
    for (const { name, values, count } of used) {
      facts.set(name, values[rest % count] ?? null)
      rest = Math.floor(rest / count)
    }
    truths[cell] = truthOf(asked, (fact) => facts.get(fact) ?? null, named)
  }
  // The cell of every combination, one fact after the other: each value of a fact stands `stride` times in a row.
  const cellsAt = new Uint32Array(world.size)
  let step = 1
  for (const { count, stride } of used) {
    for (let block = 0; block < world.size; block += stride * count)
      for (let value = 1; value < count; value += 1)
        for (let at = block + value * stride; at < block + (value + 1) * stride; at += 1)
          cellsAt[at] = (cellsAt[at] ?? 0) + value * step
    step *= count
  }
  return Uint8Array.from(cellsAt, (cell) => truths[cell] ?? 0)
}

const memory = new WeakMap<World, Map<string, Uint8Array>>()

/** The same, remembered for each world: rule sets that differ in one rule have the others in common. */
export const columnOnce = (asked: Asked, world: World, named: NamedConditions): Uint8Array => {
  const known = memory.get(world) ?? new Map<string, Uint8Array>()
  memory.set(world, known)
  const key = JSON.stringify([asked, named])
  const column = known.get(key) ?? columnOf(asked, world, named)
  known.set(key, column)
  return column
}

/** A policy decided in every combination. */
export interface DecidedWorld {
  readonly policy: Policy
  readonly world: World
  /** By rule of the policy, its verdict in every combination. */
  readonly columns: readonly Uint8Array[]
  /** By combination, what is decided; the same object for the same verdicts. */
  readonly decided: readonly Decided[]
}

/** Decides a policy in every combination. */
export const decideAll = (policy: Policy, world: World): DecidedWorld => {
  const columns = policy.rules.map(({ conditions }) => columnOnce(conditions, world, policy.named))
  const decide = decider(policy)
  const known = new Map<number, Decided>()
  const decided: Decided[] = new Array<Decided>(world.size)
  const verdicts = new Uint8Array(columns.length)
  for (let at = 0; at < world.size; at += 1) {
    let key = 0
    for (const column of columns) key = key * 3 + (column[at] ?? 0)
    let found = known.get(key)
    if (found === undefined) {
      columns.forEach((column, rule) => {
        verdicts[rule] = column[at] ?? 0
      })
      found = decide(verdicts)
      known.set(key, found)
    }
    decided[at] = found
  }
  return { policy, world, columns, decided }
}

/** A rule set decided in every combination. */
export const decideEverything = (ruleSet: RuleSet): DecidedWorld =>
  decideAll(policyOf(ruleSet), worldOf(definitionsFor(ruleSet)))

/** Whether two columns are the same wherever a referral can be. */
export const areEqual = ({ possible, size }: World, one: Uint8Array, other: Uint8Array): boolean => {
  for (let at = 0; at < size; at += 1) if (possible[at] === 1 && one[at] !== other[at]) return false
  return true
}

/** Whether a column has a truth anywhere where a referral can be. */
export const comesTo = ({ possible, size }: World, column: Uint8Array, truth: Truth): boolean => {
  for (let at = 0; at < size; at += 1) if (possible[at] === 1 && column[at] === truth) return true
  return false
}
