/**
 * JSON Schemas of the documents that people write: referral, service, rule, rule set. Generated from the zod
 * schemas that read them, so that an editor completes names, operators and values as they are.
 */
import * as z from 'zod'
import { factCatalogue } from './facts/catalogue.js'
import { type FactDefinition, listedValues } from './facts/fact.js'
import { Referral } from './referral/referral.js'
import { LOCAL_FACT_NAME, Name } from './rule-set/reading/names.js'
import { ConditionSchema, RootConditionSchema } from './rule-set/schema/condition-schema.js'
import { EventSchema, FactValueSchema, RuleExampleSchema, RuleSchema } from './rule-set/schema/rule-schema.js'
import { InvariantSchema, RuleSetSchema } from './rule-set/schema/rule-set-schema.js'
import { Service } from './service/service.js'

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/** The documents that have a schema. */
export const SCHEMA_NAMES = ['referral', 'rule', 'rule-set', 'service'] as const
export type SchemaName = (typeof SCHEMA_NAMES)[number]

const knownValue = (definition: FactDefinition): z.ZodType => {
  if (definition.kind === 'integer') return z.int().min(definition.min).max(definition.max)
  if (definition.kind === 'boolean') return z.boolean()
  const listed = z.enum((listedValues(definition) ?? []).map(String))
  return definition.kind === 'set' ? z.array(listed).meta({ uniqueItems: true }) : listed
}

/** The facts of an example: every fact of the catalogue with its values, and local facts by their prefix. */
const exampleFacts = z
  .strictObject(
    Object.fromEntries(
      factCatalogue.map((definition) => [
        definition.name,
        knownValue(definition).nullable().exactOptional().meta({ description: definition.title }),
      ]),
    ),
  )
  .meta({
    description: RuleExampleSchema.shape.facts.description,
    patternProperties: { [LOCAL_FACT_NAME.source]: z.toJSONSchema(FactValueSchema) },
  })

const example = RuleExampleSchema.extend({ facts: exampleFacts }).meta({
  id: 'ReferralTriageExample',
  description: RuleExampleSchema.description,
})

/** A rule with everything that can be said of it without its rule set. */
const RuleDocument = RuleSchema.extend({
  conditions: RootConditionSchema,
  event: EventSchema,
  examples: z.tuple([example], example).meta({ description: RuleSchema.shape.examples.description }),
}).meta({ title: 'Rule', description: RuleSchema.description })

/** A rule set with everything that can be said of it without comparing its parts. */
const RuleSetDocument = RuleSetSchema.extend({
  conditions: z
    .record(Name('Name of the condition, in kebab case.'), RootConditionSchema)
    .exactOptional()
    .meta({ description: RuleSetSchema.shape.conditions.description }),
  invariants: z
    .array(InvariantSchema.safeExtend({ when: ConditionSchema }))
    .exactOptional()
    .meta({ description: RuleSetSchema.shape.invariants.description }),
  rules: z.array(RuleDocument).exactOptional().meta({ description: RuleSetSchema.shape.rules.description }),
}).meta({ title: 'Rule set', description: RuleSetSchema.description })

const inDraft2020 = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })

/** The JSON Schemas of all documents, by name. Takes nothing; gives plain JSON, the same every time. */
export const jsonSchemas = (): Readonly<Record<SchemaName, JsonSchema>> => ({
  referral: inDraft2020(Referral),
  rule: inDraft2020(RuleDocument),
  'rule-set': inDraft2020(RuleSetDocument),
  service: inDraft2020(Service),
})
