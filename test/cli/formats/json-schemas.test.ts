import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { jsonSchemas, SCHEMA_NAMES } from '../../../src/cli/formats/json-schemas.js'
import { factCatalogue } from '../../../src/facts/catalogue.js'
import { valueAt } from '../../../src/input/json.js'
import { formatPath } from '../../../src/issue/issue.js'
import { bundleRuleSet } from '../../../src/rule-set/bundle-rule-set.js'
import { digestOf } from '../../../src/rule-set/digest.js'
import { WIDEST_ENVELOPE } from '../../../src/rule-set/envelope.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import { ruleSetOnDisk } from '../../policy/policy-on-disk.js'
import { inShort } from '../../rule-set/support/issues-of.js'
import { smallPolicy, withValue } from '../../rule-set/support/small-policy.js'

const schemas = jsonSchemas()

const leafSchemas = (): readonly unknown[] => {
  const options = valueAt(schemas.rule, ['$defs', 'ReferralTriageCondition', 'anyOf'])
  return Array.isArray(options)
    ? options.filter((option) => valueAt(option, ['properties', 'fact']) !== undefined)
    : []
}

/** Every schema object inside a schema. */
const partsOf = (schema: unknown): readonly unknown[] =>
  typeof schema !== 'object' || schema === null ? [] : [schema, ...Object.values(schema).flatMap(partsOf)]

describe('the JSON Schemas', () => {
  test('are those of the documents that people write, in draft 2020-12', () => {
    expect(Object.keys(schemas)).toEqual(SCHEMA_NAMES)
    for (const schema of Object.values(schemas)) {
      expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
      expect(schema.title).toMatch(/^[A-Z]/)
      expect(schema.description).toMatch(/\.$/)
    }
  })

  test('are the same every time, to the byte', () => {
    expect(JSON.stringify(jsonSchemas())).toBe(JSON.stringify(schemas))
  })

  test.each(SCHEMA_NAMES)('describe every field of a %s', (name) => {
    const bare = partsOf(schemas[name]).flatMap((part) => {
      const properties = valueAt(part, ['properties'])
      return typeof properties !== 'object' || properties === null
        ? []
        : Object.entries(properties).filter(
            ([, field]) =>
              valueAt(field, ['description']) === undefined && valueAt(field, ['$ref']) === undefined,
          )
    })
    expect(bare.map(([key]) => key)).toEqual([])
  })

  test.each(SCHEMA_NAMES)('refer only to what is there: %s', (name) => {
    const references = partsOf(schemas[name]).flatMap((part) => valueAt(part, ['$ref']) ?? [])
    const defined = Object.keys(schemas[name].$defs ?? {}).map((key) => `#/$defs/${key}`)
    expect(references.filter((reference) => !defined.some((one) => one === reference))).toEqual([])
  })

  test('complete the name of every fact', () => {
    const completed = leafSchemas().flatMap((leaf) => valueAt(leaf, ['properties', 'fact', 'const']) ?? [])
    expect(new Set(completed)).toEqual(new Set(factCatalogue.map(({ name }) => name)))
  })

  test.each([
    ['suicidalThoughts', ['equal', 'notEqual', 'in', 'notIn']],
    ['ageInRange', ['equal', 'notEqual']],
    ['needs', ['contains', 'doesNotContain']],
    [
      'phq9Total',
      [
        'equal',
        'notEqual',
        'lessThan',
        'lessThanInclusive',
        'greaterThan',
        'greaterThanInclusive',
        'in',
        'notIn',
      ],
    ],
  ])('complete only the operators that fit %s', (fact, operators) => {
    const fitting = leafSchemas()
      .filter((leaf) => valueAt(leaf, ['properties', 'fact', 'const']) === fact)
      .flatMap((leaf) => valueAt(leaf, ['properties', 'operator', 'enum']))
    expect(fitting).toEqual(operators)
  })

  test('know local facts by their prefix', () => {
    const patterns = leafSchemas().flatMap((leaf) => valueAt(leaf, ['properties', 'fact', 'pattern']) ?? [])
    expect(patterns.length).toBe(2)
    for (const pattern of patterns) expect('local.inCatchment').toMatch(new RegExp(String(pattern)))
  })

  const [rule, ruleSet] = [z.fromJSONSchema(schemas.rule), z.fromJSONSchema(schemas['rule-set'])]

  test.each(['safety-floor', 'social-prescribing'] as const)('take %s and every rule of it', (name) => {
    const policy = ruleSetOnDisk(name)
    for (const one of policy.rules) expect(rule.safeParse(one).error?.issues ?? []).toEqual([])
    expect(ruleSet.safeParse(bundleRuleSet(policy)).error?.issues ?? []).toEqual([])
    const { rules: _, ...inDirectory } = policy
    expect(ruleSet.safeParse(inDirectory).success).toBe(true)
  })

  test('take weeks that `check` takes, of an envelope and of a pathway, and refuse what it refuses', () => {
    const { rules: _, ...policy } = smallPolicy()
    const places = [
      ['envelope', 'weeks', 'min'],
      ['envelope', 'weeks', 'max'],
      ['pathways', 0, 'weeks', 'min'],
      ['pathways', 1, 'weeks', 'max'],
    ] as const
    for (const place of places)
      for (const weeks of [0, 1, 5, 6, 12, 13, 16, 1000]) {
        const changed = withValue(policy, place, weeks)
        const refused = inShort(parseRuleSet({ ...Object(changed), rules: [] }))
        const isBeyond = weeks < WIDEST_ENVELOPE.min || weeks > WIDEST_ENVELOPE.max
        expect([place, weeks, ruleSet.safeParse(changed).success]).toEqual([place, weeks, !isBeyond])
        // Upside down they are said to be so, at their lower end.
        if (isBeyond) expect(refused.join()).toContain(`${formatPath(place.slice(0, -1))}.`)
      }
  })

  test('ask for an envelope unless another rule set is extended', () => {
    const { envelope: _, rules: __, ...policy } = smallPolicy()
    expect(ruleSet.safeParse(policy).success).toBe(false)
    const extending = { ...policy, extends: { id: 'social-prescribing', digest: digestOf({}) } }
    expect(ruleSet.safeParse(extending).success).toBe(true)
    expect(ruleSet.safeParse(withValue(extending, ['extends', 'digest'], 'sha256:1')).success).toBe(false)
  })

  test.each([
    ['an empty list', ['conditions'], { all: [] }],
    [
      'an operator that does not fit',
      ['conditions'],
      { all: [{ fact: 'needs', operator: 'equal', value: 'money' }] },
    ],
    ['an event of its own', ['event', 'type'], 'reject'],
    ['an example with a fact mistyped', ['examples', 0, 'facts'], { agge: 1 }],
    ['an example with a value outside the domain', ['examples', 0, 'facts'], { age: 131 }],
    ['a key nobody knows', ['priority'], 1],
  ] as const)('do not take a rule with %s', (_, path, value) => {
    const [right] = ruleSetOnDisk('safety-floor').rules
    expect(rule.safeParse(right).success).toBe(true)
    expect(rule.safeParse(withValue(right, path, value)).success).toBe(false)
  })
})
