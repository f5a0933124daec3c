import { Argument, type Command } from 'commander'
import { AUDIT_SCHEMA_NAMES, auditJsonSchemas } from '../../audit/audit-json-schema.js'
import { unwrap } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { vocabularyOf } from '../../referral/vocabulary.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { scenarioJsonSchema } from '../../testing/scenarios/scenario.js'
import type { Act, Context } from '../context.js'
import { type ExitCode, UsageError } from '../exit-codes.js'
import { jsonSchemas, SCHEMA_NAMES } from '../formats/json-schemas.js'
import { writeDocument } from '../formats/write-document.js'
import { baseOption } from '../options.js'
import { readRuleSet } from '../reading/rules-and-service.js'

/** The documents that have a schema. */
export const DOCUMENTS = [...SCHEMA_NAMES, 'scenario', ...AUDIT_SCHEMA_NAMES] as const
type DocumentName = (typeof DOCUMENTS)[number]

/** The documents that are written in the words of a rule set. */
const IN_ITS_WORDS: readonly DocumentName[] = ['referral', 'rule', 'rule-set', 'service', 'scenario']

/** The JSON Schema of a document, in the words of a rule set, or in those that ship: plain JSON. */
export const schemaOf = (name: DocumentName, ruleSet?: RuleSet): unknown => {
  if (name === 'scenario')
    return scenarioJsonSchema(ruleSet === undefined ? {} : { vocabulary: vocabularyOf(ruleSet) })
  return { ...jsonSchemas(ruleSet), ...auditJsonSchemas() }[name]
}

interface SchemaOptions {
  readonly base: readonly string[]
  readonly out?: string
  readonly rules?: string
}

const schema = (name: DocumentName, { base, out, rules }: SchemaOptions, context: Context): ExitCode => {
  if (rules === undefined) return writeDocument(schemaOf(name), out, context)
  if (!IN_ITS_WORDS.includes(name)) {
    throw new UsageError(
      `no rule set has words for ${quote(name)}`,
      `\`--rules\` is for ${IN_ITS_WORDS.map((one) => quote(one)).join(', ')}`,
    )
  }
  const ruleSet = unwrap(readRuleSet(rules, context.io.files, base))
  return writeDocument(schemaOf(name, ruleSet), out, context)
}

/** `schema <name>`: the JSON Schema that editors complete and check files by. */
export const addSchema = (program: Command, act: Act): void => {
  program
    .command('schema')
    .description('print a JSON Schema, for editors and other tools')
    .addArgument(new Argument('<name>', 'which one').choices(DOCUMENTS))
    .option(
      '--rules <path>',
      'a directory of rules, or a bundle, whose words and facts it has (default: what ships)',
    )
    .addOption(baseOption())
    .option('--out <file>', 'write it there (default: standard output)')
    .action((name: DocumentName, options: SchemaOptions) => act((context) => schema(name, options, context)))
}
