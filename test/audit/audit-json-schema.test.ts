import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { AUDIT_SCHEMA_NAMES, auditJsonSchemas } from '../../src/audit/audit-json-schema.js'
import { reveal } from '../../src/audit/privacy/seal.js'
import { valueAt } from '../../src/input/json.js'
import { unwrap } from '../../src/issue/issue.js'
import { linesOf } from './support/logs.js'
import { closed, contacted, decided } from './support/records.js'

const schemas = auditJsonSchemas()

/** Every schema object inside a schema. */
const partsOf = (schema: unknown): readonly unknown[] =>
  typeof schema !== 'object' || schema === null ? [] : [schema, ...Object.values(schema).flatMap(partsOf)]

describe('the JSON Schemas of the audit trail', () => {
  test.each(AUDIT_SCHEMA_NAMES)('describe every field: %s', (name) => {
    const bare = partsOf(schemas[name]).flatMap((part) => {
      const properties = valueAt(part, ['properties'])
      return typeof properties !== 'object' || properties === null
        ? []
        : Object.entries(properties).filter(([, field]) => valueAt(field, ['description']) === undefined)
    })
    expect(bare.map(([key]) => key)).toEqual([])
  })

  test.each(AUDIT_SCHEMA_NAMES)('ship as they are: %s', (name) => {
    const file = join(import.meta.dirname, '..', '..', 'rules', 'schemas', `${name}.schema.json`)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schemas[name])))
  })

  test('take the records and entries that we make, and no others', async () => {
    const record = z.fromJSONSchema(schemas['audit-record'])
    const entry = z.fromJSONSchema(schemas['audit-entry'])
    const all = [decided('d-0'), contacted('a'), closed('b')]
    for (const sealed of all) {
      expect(record.safeParse(sealed.record).error?.issues ?? []).toEqual([])
      expect(record.safeParse(unwrap(reveal(sealed))).error?.issues ?? []).toEqual([])
      expect(record.safeParse({ ...sealed.record, schemaVersion: 2 }).success).toBe(false)
    }
    for (const line of await linesOf(all)) {
      expect(entry.safeParse(JSON.parse(line)).error?.issues ?? []).toEqual([])
    }
  })
})
