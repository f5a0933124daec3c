import { Argument, type Command } from 'commander'
import { auditJsonSchemas } from '../../audit/audit-json-schema.js'
import { scenarioJsonSchema } from '../../testing/scenarios/scenario.js'
import type { Act } from '../context.js'
import { jsonSchemas } from '../formats/json-schemas.js'
import { writeDocument } from '../formats/write-document.js'

const NAMES = [
  'referral',
  'rule',
  'rule-set',
  'service',
  'scenario',
  'audit-record',
  'audit-entry',
  'audit-head',
  'audit-receipt',
] as const
type Name = (typeof NAMES)[number]

const schemaOf = (name: Name): unknown =>
  ({ ...jsonSchemas(), ...auditJsonSchemas(), scenario: scenarioJsonSchema() })[name]

/** `schema <name>`: the JSON Schema that editors complete and check files by. */
export const addSchema = (program: Command, act: Act): void => {
  program
    .command('schema')
    .description('print a JSON Schema, for editors and other tools')
    .addArgument(new Argument('<name>', 'which one').choices(NAMES))
    .option('--out <file>', 'write it there (default: standard output)')
    .action((name: Name, { out }: { readonly out?: string }) =>
      act((context) => writeDocument(schemaOf(name), out, context)),
    )
}
