/** What the declarations of the installed package tell an editor: which names there are, and what every field is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { run, scratch } from './run.js'

const root = join(import.meta.dirname, '..', '..')
const installed = join(scratch, 'node_modules', 'referral-triage')

const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
/** The doors that have code, with the declarations that a module gets. */
const doors = Object.entries<{ readonly import?: { readonly types: string } }>(exports).flatMap(
  ([subpath, { import: face }]) =>
    face === undefined ? [] : [{ subpath, path: join(installed, face.types) }],
)

const program = ts.createProgram(
  doors.map(({ path }) => path),
  {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: [],
  },
)
const checker = program.getTypeChecker()

const original = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

const namesOf = (path: string): readonly ts.Symbol[] => {
  const file = program.getSourceFile(path)
  const module = file && checker.getSymbolAtLocation(file)
  return module === undefined ? [] : checker.getExportsOfModule(module)
}

/** Every type that has a public name, so that it is looked at by itself. */
const named: ReadonlySet<ts.Symbol> = new Set(doors.flatMap(({ path }) => namesOf(path).map(original)))

const isNamed = ({ aliasSymbol, symbol }: ts.Type): boolean =>
  [aliasSymbol, symbol].some((one) => one !== undefined && named.has(one))

/** Whether a property is one of ours that callers can see, rather than one of arrays, of errors or of zod. */
const isOurs = ({ declarations = [] }: ts.Symbol): boolean =>
  declarations.some(
    (one) =>
      one.getSourceFile().fileName.startsWith(`${installed.replaceAll('\\', '/')}/dist/`) &&
      (ts.getCombinedModifierFlags(one) & ts.ModifierFlags.Private) === 0,
  )

/** The fields of a type that say nothing of themselves, those of the nameless types in it included. */
const undocumentedIn = (name: string, whole: ts.Type): readonly string[] => {
  const seen = new Set<ts.Type>()
  const within = (type: ts.Type, path: string): readonly string[] => {
    if (seen.has(type) || (type !== whole && isNamed(type))) return []
    seen.add(type)
    if (type.isUnionOrIntersection()) return type.types.flatMap((one) => within(one, path))
    if ((type.flags & ts.TypeFlags.Object) === 0) return []
    const held = [
      ...checker.getTypeArguments(type as ts.TypeReference), // of what is no reference there are none
      ...checker.getIndexInfosOfType(type).map(({ type: value }) => value),
    ]
    const fields = checker.getPropertiesOfType(type).filter(isOurs)
    return [
      ...held.flatMap((one) => within(one, path)),
      ...fields.flatMap((field) => {
        const at = `${path}.${field.name}`
        const own = field.getDocumentationComment(checker).length === 0 ? [at] : []
        return [...own, ...within(checker.getTypeOfSymbol(field), at)]
      }),
    ]
  }
  return within(whole, name)
}

describe.each(doors)('the declarations of $subpath', ({ path, subpath }) => {
  test('promise the values that there are, and no others', async () => {
    const { status, stderr, stdout } = await run(
      `names of ${subpath.replaceAll('/', ' ')}.cjs`,
      `process.env.NODE_PATH = ${JSON.stringify(join(root, 'node_modules'))} // for fast-check
       require('node:module').Module._initPaths()
       const names = Object.keys(require(${JSON.stringify(join('referral-triage', subpath))}))
       console.log(JSON.stringify(names.filter((name) => name !== '__esModule').sort()))`,
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const values = namesOf(path).filter((symbol) => original(symbol).flags & ts.SymbolFlags.Value)
    expect(values.map(({ name }) => name).sort()).toEqual(JSON.parse(stdout))
  })

  test('say of every field that a function takes or gives what it is', () => {
    const values = namesOf(path)
      .map(original)
      .filter(({ flags }) => flags & ts.SymbolFlags.Value)
    expect(
      values.flatMap((symbol) =>
        checker
          .getTypeOfSymbol(symbol)
          .getCallSignatures()
          .flatMap((signature) => [
            ...signature.getParameters().map((parameter) => checker.getTypeOfSymbol(parameter)),
            signature.getReturnType(),
          ])
          .flatMap((type) => undocumentedIn(symbol.name, type)),
      ),
    ).toEqual([])
  })

  test('say of every field of every type what it is', () => {
    const types = namesOf(path).filter((symbol) => original(symbol).flags & ts.SymbolFlags.Type)
    expect(
      types.flatMap((symbol) =>
        undocumentedIn(symbol.name, checker.getDeclaredTypeOfSymbol(original(symbol))),
      ),
    ).toEqual([])
  })
})

/** What an editor shows of a field, by its path from a type: `Referral.client.dateOfBirth`. */
const hover = (typeName: string, ...fields: readonly string[]): string => {
  const symbol = [...named].find(({ name }) => name === typeName)
  if (symbol === undefined) throw new Error(`there is no ${typeName}`)
  const last = fields.reduce((at, name) => {
    const type = at === symbol ? checker.getDeclaredTypeOfSymbol(at) : checker.getTypeOfSymbol(at)
    const field = checker.getPropertyOfType(checker.getNonNullableType(type), name)
    if (field === undefined) throw new Error(`there is no ${name}`)
    return field
  }, symbol)
  return ts.displayPartsToString(last.getDocumentationComment(checker))
}

test('the description of a schema is what its type says on hover, with how a date is written', () => {
  expect(hover('ReferralInput', 'client', 'dateOfBirth')).toBe('Date of birth, `YYYY-MM-DD`.')
  expect(hover('Service', 'weeks', 'max')).toBe('The most, in weeks.')
})
