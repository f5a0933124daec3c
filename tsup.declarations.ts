/**
 * What an editor says of the fields of a type that follows from a schema. The compiler declares such a schema field by
 * field, but not its descriptions, which exist when the code runs: they are written into the declarations as comments.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import ts from 'typescript'
import * as z from 'zod/mini'

type Schema = z.core.$ZodType

/** A text to be put in at a place of another. */
interface Insertion {
  readonly at: number
  readonly text: string
}

const isSchema = (value: unknown): value is Schema => value instanceof z.core.$ZodType

const defOf = (schema: Schema): z.core.$ZodTypes['_zod']['def'] => (schema as z.core.$ZodTypes)._zod.def // every schema of zod's own is one of these

/** What a schema is made of, in the order in which its type names it: `ZodMiniRecord<Key, Value>`. */
const partsOf = (schema: Schema): readonly Schema[] => {
  const def = defOf(schema)
  switch (def.type) {
    case 'array':
      return [def.element]
    case 'record':
      return [def.keyType, def.valueType]
    case 'pipe':
      return [def.in, def.out]
    default:
      return 'innerType' in def ? [def.innerType] : []
  }
}

/** A schema, and what it holds if it is optional, read-only or may be null. */
const layersOf = (schema: Schema): readonly Schema[] => {
  const def = defOf(schema)
  return 'innerType' in def ? [schema, ...layersOf(def.innerType)] : [schema]
}

/** What a field is described as by its outermost layer that says something, and how to write it if it is a date. */
const descriptionOf = (field: Schema): string | null => {
  const said = layersOf(field).map((layer) => z.globalRegistry.get(layer) ?? {})
  const description = said.find((one) => one.description !== undefined)?.description
  if (description === undefined) return null
  const isDate = said.some(({ format }) => format === 'date') && !description.includes('YYYY-MM-DD')
  return isDate ? `${description.replace(/\.$/, '')}, \`YYYY-MM-DD\`.` : description
}

const isMember = (node: ts.TypeElement): node is ts.PropertySignature =>
  ts.isPropertySignature(node) && node.type !== undefined

/** The comments for the fields of a schema, found beside the type that the compiler gave it. */
const commentsIn = (type: ts.TypeNode | undefined, schema: Schema): readonly Insertion[] => {
  if (type === undefined || !ts.isTypeReferenceNode(type)) return []
  const [first] = type.typeArguments ?? []
  const def = defOf(schema)
  if (def.type === 'object' && first !== undefined && ts.isTypeLiteralNode(first)) {
    return first.members.filter(isMember).flatMap((member) => {
      const field = def.shape[(member.name as ts.Identifier | ts.StringLiteral).text] // a schema's keys are plain names
      if (field === undefined) return []
      const description = descriptionOf(field)
      const own = description === null ? [] : [{ at: member.getStart(), text: `/** ${description} */ ` }]
      return [...own, ...commentsIn(member.type, field)]
    })
  }
  if (def.type === 'union' && first !== undefined) {
    const list = ts.isTypeOperatorNode(first) ? first.type : first // `readonly [A, B]`
    const options = ts.isTupleTypeNode(list) ? list.elements : []
    return def.options.flatMap((option, index) => commentsIn(options[index], option))
  }
  return partsOf(schema).flatMap((part, index) => commentsIn(type.typeArguments?.[index], part))
}

/** The text of a declaration file with the descriptions of its schemas, which `values` holds by name. */
const withDescriptions = (text: string, values: Readonly<Record<string, unknown>>): string => {
  const comments = ts
    .createSourceFile('declared.d.ts', text, ts.ScriptTarget.ES2022, true)
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap(({ name, type }) => {
      const value = values[name.getText()]
      return isSchema(value) ? commentsIn(type, value) : []
    })
  return comments.reduceRight(
    (described, comment) => described.slice(0, comment.at) + comment.text + described.slice(comment.at),
    text,
  )
}

/** Writes the declarations below `from` anew below `to`, with the descriptions of the schemas of `src/`. */
export const describeDeclarations = async (from: string, to: string, json: Plugin): Promise<void> => {
  const files = readdirSync(join(from, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.d.ts'))
    .map((path) => ({ path: join('src', path), text: readFileSync(join(from, 'src', path), 'utf8') }))
  const withSchemas = files.filter(({ text }) => text.includes('z.ZodMiniObject<'))
  const sources = withSchemas.map(({ path }) => `./${path.replaceAll('\\', '/').replace(/\.d\.ts$/, '.ts')}`)
  const outfile = join(to, 'schemas.mjs')
  await build({
    stdin: {
      contents: sources.map((source, index) => `export * as file${index} from '${source}'`).join('\n'),
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    plugins: [json],
    outfile,
  })
  const modules = await import(pathToFileURL(outfile).href)
  for (const { path, text } of files) {
    const index = withSchemas.findIndex((one) => one.path === path)
    mkdirSync(dirname(join(to, path)), { recursive: true })
    writeFileSync(join(to, path), index === -1 ? text : withDescriptions(text, modules[`file${index}`]))
  }
}
