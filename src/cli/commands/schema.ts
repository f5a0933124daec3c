import { Argument, type Command } from 'commander'
import { auditJsonSchemas } from '../../audit/audit-json-schema.js'
import { jsonSchemas } from '../../json-schemas.js'
import type { Act } from '../context.js'
import { writeDocument } from '../write-document.js'

const SCHEMA_NAMES = [
  'referral',
  'rule',
  'rule-set',
  'service',
  'audit-record',
  'audit-entry',
  'audit-head',
  'audit-receipt',
] as const
type SchemaName = (typeof SCHEMA_NAMES)[number]

/** `schema <name>`: the JSON Schema that editors complete and check files by. */
export const addSchema = (program: Command, act: Act): void => {
  program
    .command('schema')
    .description('print a JSON Schema, for editors and other tools')
    .addArgument(new Argument('<name>', 'which one').choices(SCHEMA_NAMES))
    .option('--out <file>', 'write it there (default: standard output)')
    .action((name: SchemaName, { out }: { readonly out?: string }) =>
      act((context) => writeDocument({ ...jsonSchemas(), ...auditJsonSchemas() }[name], out, context)),
    )
}
