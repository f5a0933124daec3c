/**
 * JSON Schemas of the documents that people write: referral, service, nation, instrument, rule, rule set. Generated from the zod
 * schemas that read them, so that an editor completes names, operators and values as they are.
 */
import * as z from 'zod/mini'
import { definitionsOf, type FactScope, factCatalogue, LOCAL_PREFIX } from '../../facts/catalogue.js'
import { type FactDefinition, listedValues } from '../../facts/fact.js'
import { describe, type JsonSchema } from '../../input/describe.js'
import { Instrument } from '../../referral/instrument.js'
import { referralSchema } from '../../referral/referral.js'
import { idsOf, shippedVocabulary, type Vocabulary, vocabularyOf } from '../../referral/vocabulary.js'
import type { Word } from '../../referral/word.js'
import { type ConditionSchemas, conditionSchemas } from '../../rule-set/schema/condition-schema.js'
import { invariantSchema } from '../../rule-set/schema/invariant-schema.js'
import { LOCAL_FACT_NAME, Name } from '../../rule-set/schema/names.js'
import {
  eventSchema,
  factValueSchema,
  ruleExampleSchema,
  ruleSchema,
} from '../../rule-set/schema/rule-schema.js'
import { ruleSetSchema } from '../../rule-set/schema/rule-set-schema.js'
import { Nation, NationId } from '../../service/nation.js'
import { Service } from '../../service/service.js'

/** The documents that have a schema. */
export const SCHEMA_NAMES = ['referral', 'rule', 'rule-set', 'service', 'nation', 'instrument'] as const
export type SchemaName = (typeof SCHEMA_NAMES)[number]

const descriptionOf = (schema: z.ZodMiniType): string | undefined => z.globalRegistry.get(schema)?.description

const knownValue = (definition: FactDefinition): z.ZodMiniType => {
  if (definition.kind === 'integer') {
    return z.int().check(z.minimum(definition.min), z.maximum(definition.max))
  }
  if (definition.kind === 'boolean') return z.boolean()
  const listed = z.enum((listedValues(definition) ?? []).map(String))
  return definition.kind === 'set' ? z.array(listed).apply(describe, { uniqueItems: true }) : listed
}

/** The facts of an example, with their values; of any rule set, local facts by their prefix. */
const exampleFactsOver = (scope: FactScope | undefined) =>
  z
    .strictObject(
      Object.fromEntries(
        (scope === undefined ? factCatalogue : [...definitionsOf(scope).values()]).map((definition) => [
          definition.name,
          z.exactOptional(z.nullable(knownValue(definition))).apply(describe, definition.title),
        ]),
      ),
    )
    .apply(describe, {
      description: descriptionOf(ruleExampleSchema().shape.facts),
      ...(scope === undefined
        ? { patternProperties: { [LOCAL_FACT_NAME.source]: z.toJSONSchema(factValueSchema()) } }
        : {}),
    })

/** A rule with everything that can be said of it without its rule set, or with it. */
const ruleDocument = (scope: FactScope | undefined, { root }: ConditionSchemas) => {
  const example = z
    .extend(ruleExampleSchema(), { facts: exampleFactsOver(scope) })
    .apply(describe, { id: 'ReferralTriageExample', description: descriptionOf(ruleExampleSchema()) })
  return z
    .extend(ruleSchema(), {
      conditions: root,
      event: eventSchema(),
      examples: z
        .tuple([example], example)
        .apply(describe, { description: descriptionOf(ruleSchema().shape.examples) }),
    })
    .apply(describe, { title: 'Rule', description: descriptionOf(ruleSchema()) })
}

/** A rule set with everything that can be said of it without comparing its parts. */
const ruleSetDocument = (rule: z.ZodMiniType, { invariant, root }: ConditionSchemas) =>
  z
    .extend(ruleSetSchema(), {
      conditions: z
        .exactOptional(z.record(Name('Name of the condition, in kebab case.'), root))
        .apply(describe, { description: descriptionOf(ruleSetSchema().shape.conditions) }),
      invariants: z
        .exactOptional(z.array(z.safeExtend(invariantSchema(), { when: invariant })))
        .apply(describe, { description: descriptionOf(ruleSetSchema().shape.invariants) }),
      rules: z
        .exactOptional(z.array(rule))
        .apply(describe, { description: descriptionOf(ruleSetSchema().shape.rules) }),
    })
    .apply(describe, {
      title: 'Rule set',
      description: descriptionOf(ruleSetSchema()),
      // Whoever extends a rule set has its envelope.
      anyOf: ['envelope', 'extends'].map((key) => ({
        type: 'object',
        properties: { [key]: { description: 'One of `envelope` and `extends` is stated.' } },
        required: [key],
      })),
    })

/** A service in a file, in the words of a vocabulary: its nation may be a file beside it. */
const serviceDocument = ({ employers, focuses, settings, sources, workerSupports }: Vocabulary) => {
  const { shape } = Service
  const oneOf = (words: readonly Word[], own: readonly string[] = []) => z.enum([...own, ...idsOf(words)])
  const said = (schema: z.ZodMiniType) => ({ description: descriptionOf(schema) })
  return z
    .extend(Service, {
      nation: z
        .union([
          NationId,
          z
            .string()
            .check(z.regex(/\.json$/))
            .apply(describe, 'The name of a file beside this one; only on the command line.'),
          Nation,
        ])
        .apply(describe, said(shape.nation)),
      employer: z.optional(oneOf(employers)).apply(describe, said(shape.employer)),
      sources: z.optional(z.array(oneOf(sources)).check(z.minLength(1))).apply(describe, said(shape.sources)),
      settings: z
        .optional(z.array(oneOf(settings)).check(z.minLength(1)))
        .apply(describe, said(shape.settings)),
      focus: z.optional(oneOf(focuses, ['general'])).apply(describe, said(shape.focus)),
      workerSupport: z.optional(z.array(oneOf(workerSupports))).apply(describe, said(shape.workerSupport)),
    })
    .apply(describe, { title: 'Service', ...said(Service) })
}

/** A referral to a rule set, with the values that its own facts can have; to any, in the words that ship. */
const referralDocument = (scope: FactScope | undefined, vocabulary: Vocabulary) => {
  const schema = referralSchema(vocabulary)
  if (scope === undefined) return schema
  const local = z.strictObject(
    Object.fromEntries(
      scope.localFacts.map((definition) => [
        definition.name.slice(LOCAL_PREFIX.length),
        z.nullish(knownValue(definition)).apply(describe, `${definition.title}: ${definition.description}`),
      ]),
    ),
  )
  return z
    .extend(schema, {
      local: z.nullish(local).apply(describe, { description: descriptionOf(schema.shape.local) }),
    })
    .apply(describe, { title: 'Referral', description: descriptionOf(schema) })
}

const inDraft2020 = (schema: z.ZodMiniType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })

/**
 * The JSON Schemas of all documents, by name: in the words and with the facts of a rule set, or, if it is left out, in those
 * that ship and for any rule set. Gives plain JSON, the same every time.
 */
export const jsonSchemas = (ruleSet?: FactScope): Readonly<Record<SchemaName, JsonSchema>> => {
  const vocabulary = ruleSet === undefined ? shippedVocabulary : vocabularyOf(ruleSet)
  const conditions = conditionSchemas(ruleSet)
  const rule = ruleDocument(ruleSet, conditions)
  return {
    referral: inDraft2020(referralDocument(ruleSet, vocabulary)),
    rule: inDraft2020(rule),
    'rule-set': inDraft2020(ruleSetDocument(rule, conditions)),
    service: inDraft2020(serviceDocument(vocabulary)),
    nation: inDraft2020(Nation),
    instrument: inDraft2020(Instrument),
  }
}
