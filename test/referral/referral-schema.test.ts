import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { Referral, Risks } from '../../src/referral/referral.js'
import { Service } from '../../src/service/service.js'

interface JsonSchema {
  readonly type?: string
  readonly format?: string
  readonly description?: string
  readonly properties?: { readonly [name: string]: JsonSchema }
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly required?: readonly string[]
}

const jsonSchemaOf = (schema: z.core.$ZodType): JsonSchema => z.toJSONSchema(schema) as JsonSchema // the part we look at

const alternatives = (schema: JsonSchema): readonly JsonSchema[] => [
  ...(schema.anyOf ?? []),
  ...(schema.oneOf ?? []),
]

/** Every schema within a schema, with the place it describes. */
const within = (
  schema: JsonSchema,
  path: string,
): readonly (readonly [path: string, schema: JsonSchema])[] => [
  [path, schema],
  ...alternatives(schema).flatMap((one) => within(one, path)),
  ...(schema.items === undefined ? [] : within(schema.items, `${path}[]`)),
  ...(typeof schema.additionalProperties === 'object'
    ? within(schema.additionalProperties, `${path}.*`)
    : []),
  ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => within(one, `${path}.${name}`)),
]

describe.each([
  ['referral', Referral],
  ['service', Service],
])('the JSON Schema of a %s', (name, schema) => {
  const all = within(jsonSchemaOf(schema), name)

  test('describes every field in a sentence', () => {
    const silent = all.flatMap(([path, one]) =>
      Object.entries(one.properties ?? {}).flatMap(([key, field]) =>
        /^[A-Z].{7,}\.$/.test(field.description ?? '') ? [] : [`${path}.${key}`],
      ),
    )
    expect(silent).toEqual([])
    expect(all.length).toBeGreaterThan(20)
  })

  test('takes no key that is not known', () => {
    const open = all.filter(([, one]) => one.properties !== undefined && one.additionalProperties !== false)
    expect(open).toEqual([])
  })

  test('has a title, so that an editor can name it', () => {
    expect(jsonSchemaOf(schema)).toHaveProperty('title')
  })
})

describe('the JSON Schema of a referral', () => {
  const schema = jsonSchemaOf(Referral)
  const all = within(schema, 'referral')

  test('says which texts are dates', () => {
    const dates = [...new Set(all.flatMap(([path, { format }]) => (format === 'date' ? [path] : [])))]
    expect(dates.filter((path) => !path.endsWith('.askedOn'))).toEqual([
      'referral.receivedOn',
      'referral.client.dateOfBirth',
      'referral.assessments[].completedOn',
    ])
    expect(dates).toEqual(
      expect.arrayContaining([
        'referral.consent.askedOn',
        'referral.risks.selfHarm.askedOn',
        'referral.risks.askedOn',
      ]),
    )
  })

  test('asks for nothing but an id and a date: every answer may be missing', () => {
    expect(schema.required).toEqual(['id', 'receivedOn'])
    const required = all.filter(
      ([path, one]) => /client$|risks$/.test(path) && (one.required ?? []).length > 0,
    )
    expect(required).toEqual([])
  })

  test('lets every risk be unknown', () => {
    const unasked = Object.fromEntries(Object.keys(Risks.shape).map((risk) => [risk, null]))
    expect(Risks.safeParse(unasked).success && Risks.safeParse({}).success).toBe(true)
  })
})
