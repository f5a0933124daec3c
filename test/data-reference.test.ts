/** Writes docs/reference/data.md from the schemas, the catalogue of facts and the declarations of a decision. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { factCatalogue } from '../src/facts/catalogue.js'
import type { CatalogueFact } from '../src/facts/derivation.js'
import { type FactDefinition, type FactKind, stepOf } from '../src/facts/fact.js'
import { ANSWERS, ROUTE_KINDS } from '../src/referral/vocabulary.js'
import { OPERATORS, type Operator } from '../src/rule-set/condition.js'
import { fittingOperators } from '../src/rule-set/reading/check-leaf.js'
import { DISPOSITIONS } from '../src/rule-set/rule-set.js'
import { defaultRuleSet } from '../src/rule-set/shipped.js'
import { root } from './documents.js'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim()

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => (row[0] === '---' ? `|${row.join('|')}|` : `| ${row.map(cell).join(' | ')} |`))
    .join('\n')

const codes = (values: readonly (string | number | boolean)[]): string =>
  values.map((value) => `\`${value}\``).join(', ')

/** As much of a JSON Schema as ours use. */
interface Schema {
  readonly type?: string
  readonly const?: string
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly required?: readonly string[]
  readonly format?: string
  readonly description?: string
  readonly minimum?: number
  readonly maximum?: number
}

const schemaOf = (name: string): Schema =>
  JSON.parse(readFileSync(join(root, 'rules', 'schemas', `${name}.schema.json`), 'utf8'))

const choicesOf = (schema: Schema): readonly Schema[] =>
  (schema.anyOf ?? schema.oneOf ?? [schema])
    .flatMap((one) => (one.anyOf === undefined ? [one] : choicesOf(one)))
    .filter(({ type }) => type !== 'null')

/** What stands beside an answer: its dates. */
const isDated = ({ properties = {} }: Schema): boolean => Object.hasOwn(properties, 'answer')

const typeOf = (schema: Schema): string => {
  const choices = choicesOf(schema)
  const [only] = choices
  if (only === undefined || choices.length > 1) return choices.map(typeOf).join(' or ')
  if (only.const !== undefined) return codes([only.const])
  if (only.enum !== undefined) return only.enum.join() === ANSWERS.join() ? 'answer' : codes(only.enum)
  if (only.type === 'integer') {
    const { maximum, minimum } = only
    // What no integer of JSON can leave is no limit worth a line.
    return Math.abs(minimum ?? 0) > 1e9 || maximum === undefined ? 'whole number' : `${minimum} to ${maximum}`
  }
  if (only.type === 'array') {
    const of = choicesOf(only.items ?? {})[0]
    return of?.type === 'object' || (only.items?.oneOf ?? []).length > 0
      ? 'list'
      : `list of ${typeOf(only.items ?? {})}`
  }
  if (isDated(only))
    return Object.hasOwn(only.properties ?? {}, 'happenedOn') ? 'dated event' : 'dated answer'
  if (only.format === 'date') return 'date, `YYYY-MM-DD`'
  return { string: 'text', boolean: '`true` or `false`' }[only.type ?? ''] ?? only.type ?? ''
}

/** The fields of a schema, those within it by their paths; where there are several shapes, each by its kind. */
const fieldsOf = (schema: Schema, path: string): readonly (readonly string[])[] => {
  const choices = choicesOf(schema)
  return choices.flatMap((choice) => {
    if (choice.type === 'array') return fieldsOf(choice.items ?? {}, `${path}[]`)
    if (isDated(choice)) return []
    const fields = Object.entries(choice.properties ?? {}).filter(([name]) => name !== '$schema')
    const kind =
      choices.length === 1 ? '' : (fields.find(([, field]) => field.const !== undefined)?.[1].const ?? '')
    return fields.flatMap(([name, field]) => {
      const place = `${path}${kind === '' ? '' : ` (${kind})`}${path === '' ? '' : '.'}${name}`
      const needed = choice.required?.includes(name) === true ? ' (needed)' : ''
      return [[`\`${place}\`${needed}`, typeOf(field), field.description ?? ''], ...fieldsOf(field, place)]
    })
  })
}

const FIELD = ['field', 'value', 'what it is']

/** What a comment of a declaration says. */
const commentOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')

const membersOf = (members: ts.NodeArray<ts.TypeElement>): readonly (readonly string[])[] =>
  members.filter(ts.isPropertySignature).map((member) => {
    const type = (member.type?.getText() ?? '')
      .replaceAll('readonly ', '')
      .replace(/\/\*\*[\s\S]*?\*\//g, '')
      .replace(/(?<=[^{\s])\s*\n\s*(?=\w+\??:)/g, '; ')
      .replace(/\s+/g, ' ')
    return [`\`${member.name.getText()}\``, `\`${type}\``, commentOf(member)]
  })

const WHOLE = '### Decision\n'

/** The types that a source file exports, the whole before its parts, each with a heading, what it is, and its fields. */
const declarationsOf = (path: string): string => {
  const text = readFileSync(join(root, path), 'utf8')
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  return tree.statements
    .flatMap((node) => {
      if (ts.isInterfaceDeclaration(node)) {
        const base = (node.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.getText()))
        const extending = base.length === 0 ? [] : [`It has the fields of ${codes(base)}, and:`]
        return [
          [`### ${node.name.text}`, commentOf(node), ...extending, table(FIELD, membersOf(node.members))],
        ]
      }
      if (!ts.isTypeAliasDeclaration(node)) return []
      const parts =
        ts.isUnionTypeNode(node.type) || ts.isIntersectionTypeNode(node.type)
          ? [...node.type.types]
          : [node.type]
      const names = parts.filter(ts.isTypeReferenceNode).map((part) => part.getText())
      const fields = parts.filter(ts.isTypeLiteralNode).flatMap(({ members }) => membersOf(members))
      const word = ts.isUnionTypeNode(node.type) ? 'One of' : 'It has the fields of'
      return [
        [
          `### ${node.name.text}`,
          commentOf(node),
          ...(names.length === 0 ? [] : [`${word} ${codes(names)}.`]),
          ...(fields.length === 0 ? [] : [table(FIELD, fields)]),
        ],
      ]
    })
    .map((parts) => parts.filter((part) => part !== '').join('\n\n'))
    .sort((one, other) => Number(other.startsWith(WHOLE)) - Number(one.startsWith(WHOLE)))
    .join('\n\n')
}

const rangeOf = (fact: FactDefinition): string => {
  switch (fact.kind) {
    case 'integer':
      return `integer, ${fact.min} to ${fact.max}`
    case 'choice':
    case 'set':
      return `${fact.kind} of ${codes(fact.values)}`
    case 'answer':
    case 'boolean':
      return fact.kind
  }
}

const riskierOf = ({ riskier }: FactDefinition): string =>
  riskier === undefined ? '' : Array.isArray(riskier) ? 'in this order' : `\`${riskier}\``

const factRow = (fact: FactDefinition, from: string): readonly string[] => [
  `\`${fact.name}\`${fact.safety ? ' (safety)' : ''}`,
  rangeOf(fact),
  riskierOf(fact),
  fact.description,
  from,
  `${fact.askOf ?? 'person'}, ${stepOf(fact)}`,
  codes(fact.mayTell ?? []),
]

const FACT = [
  'fact',
  'kind and values',
  'more risk',
  'what it means',
  'where it comes from',
  'whom to ask, and in which step',
  'who may be told',
]

const KINDS: Readonly<Record<FactKind, string>> = {
  answer: `one of ${codes(ANSWERS)}`,
  boolean: '`true` or `false`',
  integer: 'a whole number',
  choice: 'one of several values',
  set: 'any number of several values',
}

const MEANINGS: Readonly<Record<Operator, string>> = {
  equal: 'is this value',
  notEqual: 'is another value than this',
  lessThan: 'is below this number',
  lessThanInclusive: 'is this number or below it',
  greaterThan: 'is above this number',
  greaterThanInclusive: 'is this number or above it',
  in: 'is one of these values',
  notIn: 'is none of these values',
  contains: 'has this value among its own',
  doesNotContain: 'has not this value among its own',
}

// As entries of KINDS these are kinds.
const kinds = Object.entries(KINDS) as readonly [FactKind, string][]

const page = `# The data reference

Every field of a referral, a service and a decision, and every fact and operator that rules may use. A test writes this page
from the schemas, the catalogue of facts and the declarations (\`vitest -u\`). The JSON Schemas for editors are in
\`rules/schemas/\` of the package.

An **answer** is one of ${codes(ANSWERS)}. A **dated answer** is \`{ "answer": "no", "askedOn": "2026-02-01" }\`, with the day it was given;
without one it was given when the referral was received. A **dated event** can also say when it last happened, as far as is known:
\`"happenedOn": "2016"\`, \`"2016-05"\` or \`"2016-05-01"\`.

Wherever a field of a referral is absent, \`null\` or empty text (\`""\`), nobody asked: that is never a "no". A form's “not known” or
untouched box is *absent*, never \`unsure\`.

## Referral

${table(FIELD, fieldsOf(schemaOf('referral'), ''))}

## Service

What is absent is not stated. That is neither a yes nor a no.

${table(FIELD, fieldsOf(schemaOf('service'), ''))}

## Facts

What rules ask about. Every fact is known, or unknown (\`null\`). "More risk" is the value, or the direction, that speaks for more
risk or need; proofs rest on it.

${table(
  FACT,
  // The catalogue's own entries; \`derivation\` says it in a sentence.
  factCatalogue.map((fact: CatalogueFact) => factRow(fact, fact.derivation)),
)}

The default rule set declares these of its own:

${table(
  FACT,
  defaultRuleSet().localFacts.map((fact) =>
    factRow(fact, `\`${fact.name.slice('local.'.length)}\` in \`local\` of the referral`),
  ),
)}

## Kinds of fact

${table(
  ['kind', 'values', 'operators'],
  kinds.map(([kind, values]) => [`\`${kind}\``, values, codes(fittingOperators(kind))]),
)}

## Operators

A test of an unknown fact is neither true nor false, whatever the operator: \`notEqual\`, \`notIn\` and \`doesNotContain\` included.

${table(
  ['operator', 'true where the fact'],
  OPERATORS.map((operator) => [`\`${operator}\``, MEANINGS[operator]]),
)}

## Decision

Plain JSON. \`Disposition\` is one of ${codes(DISPOSITIONS)}; \`RouteKind\` one of ${codes(ROUTE_KINDS)}, or one that the rule set declares; \`Limits\` is
\`{ min, max }\`, both included.

${declarationsOf('src/decision/decision.ts')}

${declarationsOf('src/decision/decision-parts.ts')}

${declarationsOf('src/facts/answer-form.ts')}

${declarationsOf('src/decision/reason.ts')}
`

test('docs/reference/data.md has every field, fact and operator (`vitest -u` writes it anew)', async () => {
  await expect(page).toMatchFileSnapshot('../docs/reference/data.md')
})
