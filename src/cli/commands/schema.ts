import { Argument, type Command } from 'commander'
import { jsonSchemas, SCHEMA_NAMES } from '../../json-schemas.js'
import { scenarioJsonSchema } from '../../testing/scenarios/scenario.js'
import type { Act } from '../context.js'
import { writeDocument } from '../write-document.js'

const NAMES = [...SCHEMA_NAMES, 'scenario'] as const
type Name = (typeof NAMES)[number]

/** `schema <name>`: the JSON Schema that editors complete and check files by. */
export const addSchema = (program: Command, act: Act): void => {
  program
    .command('schema')
    .description('print a JSON Schema, for editors and other tools')
    .addArgument(new Argument('<name>', 'which one').choices(NAMES))
    .option('--out <file>', 'write it there (default: standard output)')
    .action((name: Name, { out }: { readonly out?: string }) =>
      act((context) =>
        writeDocument(name === 'scenario' ? scenarioJsonSchema() : jsonSchemas()[name], out, context),
      ),
    )
}
