/**
 * All that can be known about a referral, cut into finitely many cells: every fact that a rule asks about,
 * with what the catalogue's own derivations make impossible taken out.
 */
import {
  catalogueOf,
  countedSet,
  definitionsOf,
  type FactScope,
  factCatalogue,
  jointScope,
} from '../../facts/catalogue.js'
import type { FactDefinition, Facts, FactValue } from '../../facts/fact.js'
import { MAX_AGE } from '../../referral/calendar-date.js'
import { type Vocabulary, vocabularyOf } from '../../referral/vocabulary.js'
import type { Leaf } from '../../rule-set/condition.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { holdsFor } from '../../service/holds.js'
import type { Service } from '../../service/service.js'
import { and, type CellChoice, type Formula, type Variable } from '../engine/formula.js'
import type { StepBudget } from '../engine/step-budget.js'
import { leafText, leavesByFact } from '../rule-set-parts.js'
import {
  isJudgedFor,
  JUDGED,
  judgedEncoding,
  judgementFor,
  seenByTotal,
  totalEncoding,
} from './derived-encodings.js'
import {
  type CellVariable,
  type FactEncoding,
  fixedEncoding,
  type LeafFormulas,
  testOf,
  type ValueTest,
  variableMaker,
} from './encoding.js'
import { clientConstraints, openServiceConstraints, sentToTeams } from './joint-constraints.js'
import { recordEncoding, recordFacts } from './record-encodings.js'
import { scalarEncoding, UNSAID } from './scalar-encoding.js'
import { namedMembers, type SetEncoding, setEncoding, sizeEncoding } from './set-encoding.js'
import { wantedFacts } from './wanted-facts.js'

/** The facts of one or more rule sets, laid out over variables. */
export interface FactSpace {
  readonly variables: readonly CellVariable[]
  /** In the order of the catalogue. */
  readonly encodings: ReadonlyMap<string, FactEncoding>
  readonly definitions: ReadonlyMap<string, FactDefinition>
  /** What says which facts there are: the rule set, or several together. */
  readonly scope: FactScope
  /** The service that the space is for; `null` where it stands for every service. */
  readonly service: Service | null
  /** What must hold of an assignment for a referral to be able to give it. */
  readonly possible: Formula
  /** Ids of variables that belong together because of a fact or a constraint, for the variable order. */
  readonly groups: readonly (readonly number[])[]
  /** When a leaf is true and when it is false. */
  readonly leaf: (leaf: Leaf) => LeafFormulas
  /** The same, written for diagrams that ask the variables in an order. */
  readonly leafIn: (order: readonly Variable[]) => (leaf: Leaf) => LeafFormulas
  /** The facts of an assignment: of each cell its first value. Variables that are not chosen are unknown. */
  readonly factsIn: (choice: CellChoice) => Facts
  /** The assignment that facts fall into. */
  readonly choiceFor: (facts: Facts) => CellChoice
}

/** Facts about the service that no referral changes. */
const SERVICE_FACTS = new Set(factCatalogue.flatMap(({ about, name }) => (about === 'service' ? [name] : [])))

/** A list that a service states, if it states one, with at least one entry. */
const NEVER_EMPTY = new Set(['serviceSettings'])

/** A fact as a referral or a service can give it: within what the catalogue lets rules ask about. */
const asGiven = (definition: FactDefinition): FactDefinition =>
  definition.name === 'age' && definition.kind === 'integer' ? { ...definition, max: MAX_AGE } : definition

const NOBODY = { id: 'nobody', receivedOn: '2026-01-01' }

const serviceValue = (fact: string, service: Service, vocabulary: Vocabulary): FactValue =>
  catalogueOf(vocabulary)
    .find(({ name }) => name === fact)
    ?.derive({ referral: NOBODY, service, asOf: NOBODY.receivedOn, vocabulary, holds: holdsFor({}, service) })
    .value ?? null

/**
 * Lays out every fact that the rule sets ask about, for one service or (`null`) for every service.
 * Local facts of the rule sets that have the same name must be declared alike. Cutting them is spent from `steps`.
 */
export const factSpace = (
  ruleSets: readonly RuleSet[],
  service: Service | null,
  steps?: StepBudget,
): FactSpace => {
  const scope = jointScope(ruleSets)
  const vocabulary = vocabularyOf(scope)
  const definitions = definitionsOf(scope)
  const seenOf = seenByTotal(vocabulary)
  const seenFacts = new Set(seenOf.values())
  const leaves = leavesByFact(ruleSets)
  const onRecord = recordFacts(vocabulary)
  const allConstraints = [
    ...clientConstraints(vocabulary),
    ...sentToTeams(ruleSets),
    ...(service === null ? openServiceConstraints(vocabulary) : []),
  ]
  const wanted = wantedFacts(leaves.keys(), allConstraints, service, definitions, onRecord)
  const constraints = allConstraints.filter(({ when }) => when.every((fact) => wanted.has(fact)))
  const variables: CellVariable[] = []
  const maker = variableMaker(variables)
  const encodings = new Map<string, FactEncoding>()
  const sets = new Map<string, SetEncoding>()

  /** A total and what is seen of it are cut alike. */
  const cutWith = (fact: string): readonly string[] => [
    fact,
    ...[...seenOf].flatMap(([total, seen]) => (seen === fact ? [total] : [])),
  ]

  const testsFor = (fact: string): readonly ValueTest[] => [
    ...cutWith(fact).flatMap((one) => [
      ...new Map((leaves.get(one) ?? []).map((leaf) => [leafText(leaf), testOf(leaf)])).values(),
      ...constraints.flatMap(({ tests }) => tests[one] ?? []),
    ]),
    ...[...onRecord].flatMap(([name, { tests }]) => (wanted.has(name) ? (tests[fact] ?? []) : [])),
    ...Object.entries(JUDGED).flatMap(([name, judged]) =>
      judged.on === fact && wanted.has(name) ? (judgementFor(judged, service, vocabulary) ?? []) : [],
    ),
  ]

  const constantsFor = (fact: string): readonly number[] =>
    (leaves.get(fact) ?? [])
      .flatMap(({ value }) => value)
      .filter((value): value is number => typeof value === 'number')

  const encodingOf = (fact: string): FactEncoding => encodings.get(fact) ?? fixedEncoding(fact, null)

  const encode = (definition: FactDefinition): FactEncoding => {
    const { name } = definition
    if (service !== null && SERVICE_FACTS.has(name))
      return fixedEncoding(name, serviceValue(name, service, vocabulary))
    if (isJudgedFor(name, service)) {
      const base = encodings.get(JUDGED[name].on)
      if (base !== undefined) {
        return judgedEncoding(name, judgementFor(JUDGED[name], service, vocabulary), base)
      }
    }
    if (definition.kind === 'set') {
      const set = setEncoding(
        definition,
        namedMembers(definition, testsFor(name)),
        maker,
        !NEVER_EMPTY.has(name),
      )
      sets.set(name, set)
      return set
    }
    const counted = sets.get(countedSet(definitions, name) ?? '')
    if (counted !== undefined) return sizeEncoding(definition, counted)
    const recorded = onRecord.get(name)
    if (recorded !== undefined) return recordEncoding(name, recorded, encodingOf)
    const seen = encodings.get(seenOf.get(name) ?? '')
    if (seen !== undefined) return totalEncoding(name, seen, maker)
    return scalarEncoding(
      definition,
      { tests: testsFor(name), constants: constantsFor(name) },
      maker,
      seenFacts.has(name) ? 0 : (UNSAID.get(name) ?? null),
      steps,
    )
  }

  // The catalogue's order puts facts before those that are worked out from them; what is on record follows from any.
  for (const isOnRecord of [false, true])
    for (const [name, definition] of definitions)
      if (wanted.has(name) && onRecord.has(name) === isOnRecord)
        encodings.set(name, encode(asGiven(definition)))

  /** Rules ask the same thing again and again: its formulas are worked out once. */
  const leafIn = (order?: readonly Variable[]): FactSpace['leaf'] => {
    const known = new Map<string, LeafFormulas>()
    return (leaf) => {
      const key = leafText(leaf)
      const before = known.get(key)
      if (before !== undefined) return before
      const encoding = encodingOf(leaf.fact)
      steps?.spend(encoding.variables.reduce((sum, { cells }) => sum + 2 * cells, 1))
      const formulas = encoding.where(testOf(leaf), order)
      known.set(key, formulas)
      return formulas
    }
  }

  const all = [...encodings.values()]
  return {
    variables,
    encodings,
    definitions,
    scope,
    service,
    possible: and(
      ...all.map(({ possible }) => possible),
      ...constraints.map(({ formula }) => formula(encodingOf)),
    ),
    groups: [
      ...all.map((encoding) => encoding.variables.map(({ id }) => id)),
      ...constraints.map(({ brings, when }) =>
        [...when, ...brings].flatMap((fact) => encodingOf(fact).variables.map(({ id }) => id)),
      ),
    ],
    leaf: leafIn(),
    leafIn,
    factsIn: (choice) => Object.fromEntries(all.map(({ fact, valueIn }) => [fact, valueIn(choice)])),
    choiceFor: (facts) =>
      new Map(all.flatMap(({ cellsFor, fact }) => [...(cellsFor(facts[fact] ?? null) ?? [])])),
  }
}
