import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { ISSUE_CODES } from '../src/issue/issue.js'

/** The rooms in the order that imports run: a room may import from itself and from those before it. */
const ROOMS = [
  'version',
  'issue',
  'input',
  'words',
  'referral',
  'service',
  'facts',
  'rule-set',
  'decision',
  'proof',
  'triage',
  'explain',
  'episode',
  'analysis',
  'index',
  'audit',
  'simulation',
  'testing',
  'cli',
  'node',
] as const

const MAX_LINES = 220

const src = join(import.meta.dirname, '..', 'src')

const paths = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .sort()

interface Import {
  readonly from: string
  readonly to: string
}

/** What a file imports, dynamic imports included; its own files as paths below `src`. */
const importsOf = (path: string, text: string): readonly Import[] =>
  ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => ({
    from: path,
    to: fileName.startsWith('.')
      ? relative(src, join(src, dirname(path), fileName))
          .replaceAll('\\', '/')
          .replace(/\.js$/, '.ts')
      : fileName,
  }))

const files = paths.map((path) => {
  const text = readFileSync(join(src, path), 'utf8')
  const imports = importsOf(path, text)
  return {
    path,
    text,
    lines: text.trimEnd().split('\n').length,
    tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true),
    inner: imports.filter(({ to }) => to.endsWith('.ts')),
    outer: imports.filter(({ to }) => !to.endsWith('.ts') && !to.endsWith('.json')),
  }
})

/** The room of a file: its folder; a file at the root is a room by itself. */
const roomOf = (path: string): string => path.replace(/\.ts$/, '').split('/')[0] ?? ''

/** Every node of a file's syntax tree. */
const nodesOf = (node: ts.Node): readonly ts.Node[] => {
  const below: ts.Node[] = []
  ts.forEachChild(node, (child) => {
    below.push(...nodesOf(child))
  })
  return [node, ...below]
}

/** The command line, and the store of the audit trail that keeps its log in files. */
const knowsNode = (path: string): boolean => roomOf(path) === 'cli' || path.startsWith('audit/node/')

const outsideCli = files.filter(({ path }) => !knowsNode(path))

describe('the house', () => {
  test('has no rooms but these', () => {
    const rooms: readonly string[] = ROOMS
    expect(paths.filter((path) => !rooms.includes(roomOf(path)))).toEqual([])
  })

  test('imports run one way', () => {
    const order: readonly string[] = ROOMS
    const upwards = files
      .flatMap(({ inner }) => inner)
      .filter(({ from, to }) => order.indexOf(roomOf(to)) > order.indexOf(roomOf(from)))
    expect(upwards).toEqual([])
  })

  test('no file imports itself by way of others', () => {
    const importsByFile = new Map(files.map(({ path, inner }) => [path, inner.map(({ to }) => to)]))
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) cycles.push([...way.slice(way.indexOf(path)), path].join(' → '))
      if (way.includes(path) || done.has(path)) return
      for (const next of importsByFile.get(path) ?? []) visit(next, [...way, path])
      done.add(path)
    }
    for (const path of paths) visit(path, [])
    expect(cycles).toEqual([])
  })

  test('nothing imports a file that is not there', () => {
    const missing = files.flatMap(({ inner }) => inner).filter(({ to }) => !paths.includes(to))
    expect(missing).toEqual([])
  })

  test('only the reference evaluator knows json-rules-engine, and loads it when asked', () => {
    const users = files.filter(({ outer }) => outer.some(({ to }) => to === 'json-rules-engine'))
    expect(users.map(({ path }) => path)).toEqual(['rule-set/reference.ts'])
    const loads = users.flatMap(({ tree }) =>
      nodesOf(tree).filter(
        (node) =>
          ts.isCallExpression(node) &&
          node.expression.kind === ts.SyntaxKind.ImportKeyword &&
          node.getText().includes('json-rules-engine'),
      ),
    )
    expect(loads).toHaveLength(1)
    expect(users.map(({ text }) => /^import (?!type).*'json-rules-engine'/m.test(text))).toEqual([false])
  })

  test('no file does anything when it is loaded: the build marks every constant as pure, so that bundlers leave out what is not used', () => {
    const declares = (statement: ts.Statement): boolean =>
      ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.every(({ name }) => ts.isIdentifier(name)) &&
          (statement.declarationList.flags & ts.NodeFlags.Const) !== 0
        : ts.isImportDeclaration(statement) ||
          ts.isExportDeclaration(statement) ||
          ts.isDeclarationStatement(statement)
    const doing = outsideCli.flatMap(({ path, tree }) =>
      tree.statements.filter((statement) => !declares(statement)).map((one) => `${path}: ${one.getText()}`),
    )
    expect(doing).toEqual([])
  })

  test('only the command line and the file store know Node', () => {
    const builtIns = outsideCli.flatMap(({ outer }) => outer).filter(({ to }) => to.startsWith('node:'))
    expect(builtIns).toEqual([])
    // Without the prefix a built-in would look like a package, so every package is named.
    const packages = new Set(outsideCli.flatMap(({ outer }) => outer.map(({ to }) => to)))
    // What tests bring with them has doors of its own: see the next test.
    const ofTests = ['fast-check', 'vitest', 'expect']
    const allowed = ['@noble/hashes', 'date-fns', 'fastest-levenshtein', 'json-rules-engine', 'zod']
    expect(
      [...packages].filter(
        (name) =>
          !ofTests.includes(name) && !allowed.some((one) => name === one || name.startsWith(`${one}/`)),
      ),
    ).toEqual([])
  })

  test('stands on the libraries that its users asked for: json-rules-engine, zod, date-fns and fast-check', () => {
    const used = files.flatMap(({ outer }) => outer.map(({ to }) => to.split('/')[0]))
    expect(used).toEqual(expect.arrayContaining(['json-rules-engine', 'zod', 'date-fns', 'fast-check']))
  })

  test('only the doors for them know fast-check, vitest and Jest, which not everybody has', () => {
    const places = {
      'fast-check': 'testing/arbitraries/',
      vitest: 'testing/vitest.ts',
      expect: 'testing/jest.ts',
    }
    for (const [name, place] of Object.entries(places)) {
      const users = files.filter(({ outer }) => outer.some(({ to }) => to === name)).map(({ path }) => path)
      expect(users.filter((path) => !path.startsWith(place))).toEqual([])
      const leading = files
        .filter(({ path }) => !path.startsWith(place))
        .flatMap(({ inner }) => inner)
        .filter(({ to }) => to.startsWith(place))
      expect(leading).toEqual([])
    }
  })
})

describe('outside the command line', () => {
  /** Names that would make the same input give different bytes; those of browsers are unknown to the compiler. */
  const AMBIENT = [
    'Intl',
    'console',
    'crypto',
    'eval',
    'fetch',
    'globalThis',
    'navigator',
    'performance',
    'process',
    'queueMicrotask',
    'require',
    'setImmediate',
    'setInterval',
    'setTimeout',
  ]
  const AMBIENT_MEMBERS = ['localeCompare', 'toLocaleDateString', 'toLocaleString', 'toLocaleTimeString']

  const isName = (node: ts.Identifier): boolean => {
    const { parent } = node
    const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node
    const isKey = ts.isPropertyAssignment(parent) && parent.name === node
    return !isMember && !isKey && !ts.isPropertySignature(parent)
  }

  /** A type; or plural rules, of a language that is named: they take no other. */
  const isOfNamedLanguage = (node: ts.Identifier): boolean => {
    const { parent } = node
    if (ts.isQualifiedName(parent)) return true
    if (!ts.isPropertyAccessExpression(parent) || parent.getText() !== 'Intl.PluralRules') return false
    const use = parent.parent
    return ts.isNewExpression(use)
      ? (use.arguments ?? []).length > 0
      : ts.isPropertyAccessExpression(use) && use.name.text === 'supportedLocalesOf'
  }

  const ambientUse = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && node.text === 'Intl' && isOfNamedLanguage(node)) return false
    if (ts.isIdentifier(node)) return AMBIENT.includes(node.text) && isName(node)
    if (ts.isNewExpression(node)) {
      const made = node.expression.getText()
      return made === 'Function' || (made === 'Date' && (node.arguments ?? []).length === 0)
    }
    if (ts.isPropertyAccessExpression(node)) {
      return ['Date.now', 'Math.random'].includes(node.getText()) || AMBIENT_MEMBERS.includes(node.name.text)
    }
    return false
  }

  const usesIn = (tree: ts.SourceFile): readonly string[] =>
    nodesOf(tree)
      .filter(ambientUse)
      .map((node) => `${tree.fileName}: ${node.getText()}`)

  test('there is no clock, randomness, environment, locale or input and output', () => {
    expect(outsideCli.flatMap(({ tree }) => usesIn(tree))).toEqual([])
  })

  test.each([
    'export const now = Date.now()',
    'export const today = new Date()',
    'export const luck = Math.random()',
    'export const zone = process.env',
    'export const sorted = (a: string, b: string) => a.localeCompare(b)',
    'export const run = new Function("return 1")',
    'export const plurals = new Intl.PluralRules()',
    'export const numbers = new Intl.NumberFormat("en")',
  ])('and it would be seen: %s', (text) => {
    expect(usesIn(ts.createSourceFile('x.ts', text, ts.ScriptTarget.ES2022, true))).toHaveLength(1)
  })
})

describe('every file', () => {
  test(`has at most ${MAX_LINES} lines`, () => {
    expect(files.filter(({ lines }) => lines > MAX_LINES).map(({ path }) => path)).toEqual([])
  })

  test('is named in kebab case', () => {
    expect(
      paths.filter((path) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(path)),
    ).toEqual([])
  })

  test('has named exports only', () => {
    const withDefault = files.filter(({ tree }) =>
      nodesOf(tree).some((node) => ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword),
    )
    // `default:` of a switch is a clause of its own kind, not this keyword.
    expect(withDefault.map(({ path }) => path)).toEqual([])
  })

  test('names what it exports: `export *` would hand on what nobody meant to', () => {
    const withStar = files.filter(({ tree }) =>
      nodesOf(tree).some((node) => ts.isExportDeclaration(node) && node.exportClause === undefined),
    )
    expect(withStar.map(({ path }) => path)).toEqual([])
  })

  test('exports something, or is the program itself', () => {
    const silent = files.filter(({ text }) => !/^export /m.test(text))
    expect(silent.map(({ path }) => path)).toEqual(['cli/main.ts'])
  })

  test('is no drawer for odds and ends', () => {
    expect(
      paths.filter((path) => /(^|\/)(utils?|helpers?|misc|common|shared|types)\.ts$/.test(path)),
    ).toEqual([])
  })

  test('of a room with a face opens with what it takes, gives and may import', () => {
    const faces = files.filter(({ path }) => path.endsWith('/index.ts'))
    const unclear = faces.filter(({ text }) => !/takes.*\n.*gives.*\n.*may import/i.test(text.slice(0, 600)))
    expect(unclear.map(({ path }) => path)).toEqual([])
  })

  test('asserts types only where a comment says why it is true', () => {
    const isConst = (node: ts.AsExpression): boolean => node.type.getText() === 'const'
    const unexplained = files.flatMap(({ path, text, tree }) => {
      const lines = text.split('\n')
      return nodesOf(tree)
        .filter((node): node is ts.AsExpression => ts.isAsExpression(node) && !isConst(node))
        .map((node) => tree.getLineAndCharacterOfPosition(node.type.getStart()).line)
        .filter((line) => !lines.slice(Math.max(0, line - 6), line + 1).some((one) => /\/\/|\*\//.test(one)))
        .map((line) => `${path}:${line + 1}`)
    })
    expect(unexplained).toEqual([])
  })
})

describe('issue codes', () => {
  const codes = Object.keys(ISSUE_CODES)

  test('are each given somewhere', () => {
    const texts = new Set(
      files
        .filter(({ path }) => path !== 'issue/issue.ts')
        .flatMap(({ tree }) => nodesOf(tree))
        .flatMap((node) => (ts.isStringLiteralLike(node) ? [node.text] : [])),
    )
    expect(codes.filter((code) => !texts.has(code))).toEqual([])
  })

  test('are all explained in docs/reference/issue-codes.md', async () => {
    const rows = Object.entries(ISSUE_CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`)
    const page = `# Issue codes

Every problem is told as an issue: a stable \`code\`, the \`path\` to the place, a \`message\` in one sentence and,
where we can tell how to mend it, a \`hint\`. These are all the codes there are. A test writes this page from the
library's own list (\`vitest -u\`).

| code | what it means |
|---|---|
${rows.join('\n')}
`
    await expect(page).toMatchFileSnapshot('../docs/reference/issue-codes.md')
  })
})
