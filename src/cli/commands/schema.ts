import { Argument, type Command } from 'commander'
import { AUDIT_SCHEMA_NAMES, auditJsonSchemas } from '../../audit/audit-json-schema.js'
import { scenarioJsonSchema } from '../../testing/scenarios/scenario.js'
import type { Act } from '../context.js'
import { jsonSchemas, SCHEMA_NAMES } from '../formats/json-schemas.js'
import { writeDocument } from '../formats/write-document.js'

/** The documents that have a schema. */
export const DOCUMENTS = [...SCHEMA_NAMES, 'scenario', ...AUDIT_SCHEMA_NAMES] as const
type DocumentName = (typeof DOCUMENTS)[number]

/** The JSON Schema of a document: plain JSON. */
export const schemaOf = (name: DocumentName): unknown =>
  ({ ...jsonSchemas(), ...auditJsonSchemas(), scenario: scenarioJsonSchema() })[name]

/** `schema <name>`: the JSON Schema that editors complete and check files by. */
export const addSchema = (program: Command, act: Act): void => {
  program
    .command('schema')
    .description('print a JSON Schema, for editors and other tools')
    .addArgument(new Argument('<name>', 'which one').choices(DOCUMENTS))
    .option('--out <file>', 'write it there (default: standard output)')
    .action((name: DocumentName, { out }: { readonly out?: string }) =>
      act((context) => writeDocument(schemaOf(name), out, context)),
    )
}
