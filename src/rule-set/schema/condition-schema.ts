/**
 * Conditions as a schema, for editors: fact names, and per fact only the operators and values that fit.
 * Reading rules does not use it: `check-condition.ts` says the same by hand, with a code for every fault.
 */
import * as z from 'zod/mini'
import { definitionsOf, type FactScope, factCatalogue } from '../../facts/catalogue.js'
import { type FactDefinition, listedValues } from '../../facts/fact.js'
import { describe } from '../../input/describe.js'
import { type Condition, type InvariantCondition, OPERATORS, type RootCondition } from '../condition.js'
import { fittingOperators, LIST_OPERATORS, takesList } from '../reading/check-leaf.js'
import { LOCAL_FACT_NAME, Name } from './names.js'

const isDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length

const listOf = (value: z.ZodMiniType, description: string) =>
  z
    .array(value)
    .check(z.minLength(1), z.refine(isDistinct))
    .apply(describe, { description, uniqueItems: true })

/** One value of the fact; one member, for a set. */
const valueSchema = (definition: FactDefinition): z.ZodMiniType => {
  const description = `A value of ${definition.title}.`
  if (definition.kind === 'integer') {
    return z.int().check(z.minimum(definition.min), z.maximum(definition.max)).apply(describe, description)
  }
  if (definition.kind === 'boolean') return z.boolean().apply(describe, description)
  return z.enum((listedValues(definition) ?? []).map(String)).apply(describe, description)
}

const operatorSchema = (operators: readonly string[]) =>
  z.enum(operators).apply(describe, 'How the fact is compared with the value.')

/** The questions that can be asked of one fact. */
const leafSchemas = (definition: FactDefinition): readonly z.ZodMiniType[] => {
  const fact = z.literal(definition.name).apply(describe, `${definition.title}: ${definition.description}`)
  const value = valueSchema(definition)
  const fitting = fittingOperators(definition.kind)
  const takingOne = fitting.filter((operator) => !takesList(operator))
  const single = z.strictObject({ fact, operator: operatorSchema(takingOne), value })
  const list = listOf(value, `Values of ${definition.title}, each once.`)
  return fitting.length === takingOne.length
    ? [single]
    : [single, z.strictObject({ fact, operator: operatorSchema(LIST_OPERATORS), value: list })]
}

const localFact = z
  .string()
  .check(z.regex(LOCAL_FACT_NAME))
  .apply(describe, 'A local fact that the rule set declares.')

/** What can be asked of a local fact, as far as can be said without its declaration. */
const localLeafSchemas: readonly z.ZodMiniType[] = [
  z.strictObject({
    fact: localFact,
    operator: operatorSchema(OPERATORS.filter((operator) => !takesList(operator))),
    value: z.union([z.boolean(), z.int(), z.string()]).apply(describe, 'A value of the local fact.'),
  }),
  z.strictObject({
    fact: localFact,
    operator: operatorSchema(LIST_OPERATORS),
    value: listOf(z.union([z.int(), z.string()]), 'Values of the local fact, each once.'),
  }),
]

/** The schemas of conditions over the facts that there are. */
export interface ConditionSchemas {
  /** What may stand at the top of a rule: no bare question, which json-rules-engine does not take. */
  readonly root: z.ZodMiniType<RootCondition>
  /** A condition: `all`, `any`, `not`, a named `condition`, or a question about one fact. */
  readonly condition: z.ZodMiniType<Condition>
  /** What an invariant speaks of: a condition, in which may stand what is not known to be so. */
  readonly invariant: z.ZodMiniType<InvariantCondition>
}

const schemasOver = (leaves: readonly z.ZodMiniType[]): ConditionSchemas => {
  const children = (description: string) =>
    z
      .array(z.lazy((): z.ZodMiniType<Condition> => condition))
      .check(z.minLength(1))
      .apply(describe, description)

  /** Made anew for each use, so that the JSON Schema names no shared parts of its own accord. */
  const nodes = (): readonly z.ZodMiniType[] => [
    z.strictObject({ all: children('All of these must hold.') }),
    z.strictObject({ any: children('At least one of these must hold.') }),
    z.strictObject({ not: z.lazy((): z.ZodMiniType<Condition> => condition) }),
    z.strictObject({ condition: Name('The name of a condition that the rule set defines.') }),
  ]

  const root = z.union(nodes()).apply(describe, {
    id: 'ReferralTriageRootCondition',
    description: 'When the rule is met.',
  }) as z.ZodMiniType<RootCondition> // built from what RootCondition lists

  const condition = z.union([...nodes(), ...leaves]).apply(describe, {
    id: 'ReferralTriageCondition',
    description: 'A condition, or a question about one fact.',
  }) as z.ZodMiniType<Condition> // built from what Condition lists

  const invariantChildren = (description: string) =>
    z
      .array(z.lazy((): z.ZodMiniType<InvariantCondition> => invariant))
      .check(z.minLength(1))
      .apply(describe, description)

  const invariant = z
    .union([
      z.strictObject({ all: invariantChildren('All of these must hold.') }),
      z.strictObject({ any: invariantChildren('At least one of these must hold.') }),
      z.strictObject({ not: z.lazy((): z.ZodMiniType<InvariantCondition> => invariant) }),
      z.strictObject({
        notKnown: condition.apply(describe, 'What is not known to be so: false, or unknown.'),
      }),
      condition,
    ])
    .apply(describe, {
      id: 'ReferralTriageInvariantCondition',
      description: 'What an invariant speaks of.',
    }) as z.ZodMiniType<InvariantCondition> // built from what InvariantCondition lists

  return { root, condition, invariant }
}

/** The schemas of conditions in a rule set, its own facts among them; in any that has the shipped words, if left out. */
export const conditionSchemas = (scope?: FactScope): ConditionSchemas =>
  schemasOver(
    scope === undefined
      ? [...factCatalogue.flatMap(leafSchemas), ...localLeafSchemas]
      : [...definitionsOf(scope).values()].flatMap(leafSchemas),
  )
