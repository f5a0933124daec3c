/**
 * JSON Schemas of the documents that people write: referral, service, nation, instrument, rule, rule set. Generated from the zod
 * schemas that read them, so that an editor completes names, operators and values as they are.
 */
import * as z from 'zod/mini'
import { factCatalogue } from '../../facts/catalogue.js'
import { type FactDefinition, listedValues } from '../../facts/fact.js'
import { describe, type JsonSchema } from '../../input/describe.js'
import { Instrument } from '../../referral/instrument.js'
import { Referral } from '../../referral/referral.js'
import { InvariantConditionSchema, RootConditionSchema } from '../../rule-set/schema/condition-schema.js'
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

/** The facts of an example: every fact of the catalogue with its values, and local facts by their prefix. */
const exampleFacts = z
  .strictObject(
    Object.fromEntries(
      factCatalogue.map((definition) => [
        definition.name,
        z.exactOptional(z.nullable(knownValue(definition))).apply(describe, definition.title),
      ]),
    ),
  )
  .apply(describe, {
    description: descriptionOf(ruleExampleSchema().shape.facts),
    patternProperties: { [LOCAL_FACT_NAME.source]: z.toJSONSchema(factValueSchema()) },
  })

const example = z.extend(ruleExampleSchema(), { facts: exampleFacts }).apply(describe, {
  id: 'ReferralTriageExample',
  description: descriptionOf(ruleExampleSchema()),
})

/** A rule with everything that can be said of it without its rule set. */
const RuleDocument = z
  .extend(ruleSchema(), {
    conditions: RootConditionSchema,
    event: eventSchema(),
    examples: z
      .tuple([example], example)
      .apply(describe, { description: descriptionOf(ruleSchema().shape.examples) }),
  })
  .apply(describe, { title: 'Rule', description: descriptionOf(ruleSchema()) })

/** A rule set with everything that can be said of it without comparing its parts. */
const RuleSetDocument = z
  .extend(ruleSetSchema(), {
    conditions: z
      .exactOptional(z.record(Name('Name of the condition, in kebab case.'), RootConditionSchema))
      .apply(describe, { description: descriptionOf(ruleSetSchema().shape.conditions) }),
    invariants: z
      .exactOptional(z.array(z.safeExtend(invariantSchema(), { when: InvariantConditionSchema })))
      .apply(describe, { description: descriptionOf(ruleSetSchema().shape.invariants) }),
    rules: z
      .exactOptional(z.array(RuleDocument))
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

/** A service in a file: its nation may be a file beside it. */
const ServiceDocument = z
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
      .apply(describe, { description: descriptionOf(Service.shape.nation) }),
  })
  .apply(describe, { title: 'Service', description: descriptionOf(Service) })

const inDraft2020 = (schema: z.ZodMiniType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })

/** The JSON Schemas of all documents, by name. Takes nothing; gives plain JSON, the same every time. */
export const jsonSchemas = (): Readonly<Record<SchemaName, JsonSchema>> => ({
  referral: inDraft2020(Referral),
  rule: inDraft2020(RuleDocument),
  'rule-set': inDraft2020(RuleSetDocument),
  service: inDraft2020(ServiceDocument),
  nation: inDraft2020(Nation),
  instrument: inDraft2020(Instrument),
})
