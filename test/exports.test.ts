import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** The subpaths of the package that are code, each with its face. */
const SUBPATHS = {
  '.': 'src/index.ts',
  './analysis': 'src/analysis/index.ts',
  './audit': 'src/audit/index.ts',
  './node': 'src/node.ts',
  './testing': 'src/testing/index.ts',
  './testing/arbitraries': 'src/testing/arbitraries/index.ts',
  './testing/jest': 'src/testing/jest.ts',
  './testing/vitest': 'src/testing/vitest.ts',
}

const faces = Object.values(SUBPATHS).map((path) => join(root, path))
const config = ts.getParsedCommandLineOfConfigFile(
  join(root, 'tsconfig.json'),
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
)
const program = ts.createProgram(faces, config?.options ?? {})
const checker = program.getTypeChecker()

const namesOf = (face: string): readonly ts.Symbol[] => {
  const file = program.getSourceFile(join(root, face))
  const module = file && checker.getSymbolAtLocation(file)
  return module === undefined ? [] : checker.getExportsOfModule(module)
}

const original = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

/** Whether only the type of a name is exported, where there is a value of the same name, such as a schema. */
const isTypeOnly = ({ declarations = [] }: ts.Symbol): boolean =>
  declarations.some((one) => ts.isExportSpecifier(one) && (one.isTypeOnly || one.parent.parent.isTypeOnly))

const described = (symbol: ts.Symbol): string => {
  const isValue = (original(symbol).flags & ts.SymbolFlags.Value) !== 0 && !isTypeOnly(symbol)
  return `${symbol.name}${isValue ? '' : ' (type)'}`
}

describe('the public face', () => {
  test('has these names and no others; a name that goes is a breaking change', async () => {
    const page = Object.entries(SUBPATHS).map(
      ([subpath, face]) => `${subpath}\n${namesOf(face).map(described).sort().join('\n')}\n`,
    )
    await expect(page.join('\n')).toMatchFileSnapshot('exports.txt')
  })

  test.each(Object.values(SUBPATHS))('%s says of every name what it is', (face) => {
    const names = namesOf(face)
    expect(names).not.toEqual([])
    expect(
      names
        .filter((symbol) => original(symbol).getDocumentationComment(checker).length === 0)
        .map(({ name }) => name),
    ).toEqual([])
  })

  test('has no default export', () => {
    const names = Object.values(SUBPATHS).flatMap((face) => namesOf(face).map(({ name }) => name))
    expect(names).not.toContain('default')
  })
})
