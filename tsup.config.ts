import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plugin } from 'esbuild'
import { defineConfig, type Options } from 'tsup'
import ts from 'typescript'
import { fingerprintOf } from './src/input/hash.js'
import { digestOf } from './src/rule-set/digest.js'
import { describeDeclarations } from './tsup.declarations.js'

/** The subpaths of the package, each with the file that is its face. A new one needs a line in `exports`, too. */
const subpaths = {
  index: 'src/index.ts',
  analysis: 'src/analysis/index.ts',
  audit: 'src/audit/index.ts',
  node: 'src/node.ts',
  testing: 'src/testing/index.ts',
  'testing-arbitraries': 'src/testing/arbitraries/index.ts',
  'testing-jest': 'src/testing/jest.ts',
  'testing-vitest': 'src/testing/vitest.ts',
}

/** Where `npm run typecheck` writes what the sources declare, and where that is with the descriptions of their schemas. */
const [DECLARED, DESCRIBED] = ['.types', '.types/described']

/** A bundle of rules with the fingerprint of its text, by which it is known to be as it was built; anything else as it is. */
const withFingerprint = (json: object, path: string): object => {
  if (!('digest' in json)) return json
  const { digest, ...rules } = json
  // Where the fingerprint fits, nobody works the digest out again.
  if (digest !== digestOf(rules))
    throw new Error(
      `the digest in ${path} is not that of its rules: make it anew with \`npm run generate:rules\``,
    )
  return { fingerprint: fingerprintOf(JSON.stringify(json)), ...json }
}

const parsed = (json: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(json))})`

/**
 * A document as an expression that gives it. The examples of rules stand apart from the rules: beside each other they are
 * alike, and compress to 0.7 kB less.
 */
const expressionOf = (json: object): string => {
  if (!('rules' in json) || !Array.isArray(json.rules)) return parsed(json)
  const rules = json.rules.map(({ examples: _, ...rule }) => rule)
  const examples = json.rules.map((rule) => rule.examples)
  const isSame =
    JSON.stringify(rules.map((rule, at) => ({ ...rule, examples: examples[at] }))) ===
    JSON.stringify(json.rules)
  if (!isSame) throw new Error('the examples of a rule stand last in a bundle: `npm run generate:rules`')
  return `(() => {
    const [json, examples] = [${parsed({ ...json, rules })}, ${parsed(examples)}]
    json.rules = json.rules.map((rule, at) => ({ ...rule, examples: examples[at] }))
    return json
  })()`
}

/** JSON as a text that is parsed on load: an engine reads that quicker than the same data as an object in code. */
export const jsonAsText: Plugin = {
  name: 'JSON as text',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.json$/ }, ({ path }) => {
      const json = withFingerprint(JSON.parse(readFileSync(path, 'utf8')), path)
      // Pure: whoever bundles what we built and does not use the data leaves it out.
      return { contents: `export default /* @__PURE__ */ ${expressionOf(json)}`, loader: 'js' }
    })
  },
}

/** Our sources, and the packages that are bundled with them: what nobody uses of those is left out as well. */
const BUNDLED_SOURCES =
  /\/src\/.*\.ts$|\/node_modules\/(?:zod|date-fns|@noble\/hashes|fastest-levenshtein)\/.*\.js$/

/** Whether working a value out runs anything: a call, or an access that could be a getter. What stands in a function runs later. */
const runsSomething = (node: ts.Node): boolean => {
  if (ts.isFunctionLike(node)) return false
  if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node))
    return true
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return true
  if (ts.isSpreadElement(node) || ts.isSpreadAssignment(node)) return true
  if (ts.isBinaryExpression(node) && [node.left, node.right].some(ts.isIdentifier)) return true // it could have a `valueOf`
  return ts.forEachChild(node, runsSomething) ?? false
}

/** The text with every constant at the top of the file marked as pure: `const a = /* @__PURE__ *\/ (() => work())()`. */
export const withPureConstants = (path: string, text: string): string => {
  const constants = ts
    .createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap(({ initializer }) => (initializer && runsSomething(initializer) ? [initializer] : []))
  return constants.reduceRight((marked, value) => {
    const [start, end] = [value.getStart(), value.getEnd()]
    return `${marked.slice(0, start)}/* @__PURE__ */ (() => (${marked.slice(start, end)}))()${marked.slice(end)}`
  }, text)
}

/**
 * Constants are pure here, and no bundler can see it: `z.string()` could do anything. Marked so, whoever bundles what we built
 * gets the constants that are used and no others: a page that imports one function does not carry every schema.
 */
export const pureConstants: Plugin = {
  name: 'constants are pure',
  setup: ({ onLoad }) => {
    onLoad({ filter: BUNDLED_SOURCES }, ({ path }) => ({
      contents: withPureConstants(path, readFileSync(path, 'utf8')),
      loader: 'ts',
    }))
  },
}

/** The folder of the package that a file below `node_modules` belongs to; null for a file of ours. */
const packageOf = (path: string): string | null =>
  /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null

const noticeOf = (folder: string): string => {
  const { license, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
  if (file === undefined) throw new Error(`${name} is bundled, and has no text of its licence`)
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}

const HEAD =
  'Parts of these packages stand in the files beside this one. Their licences ask that this is said.\n'

/** Writes the licences of every package that ends up in the output, by the bundler's own list of what it put there. */
const thirdPartyLicences = (file: string): Plugin => ({
  name: 'third-party licences',
  setup: ({ onEnd }) => {
    onEnd(({ metafile }) => {
      if (metafile === undefined) throw new Error('the bundler did not say what it bundled')
      const paths = Object.values(metafile.outputs).flatMap(({ inputs }) =>
        Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
      )
      const folders = new Set(paths.flatMap((path) => packageOf(path) ?? []))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, [HEAD, ...[...folders].sort().map(noticeOf)].join(`\n${'-'.repeat(80)}\n\n`))
    })
  },
})

const code: Options = {
  target: 'es2022',
  platform: 'neutral', // the core runs in browsers and edge runtimes, too
  external: [/^node:/],
  noExternal: [/^zod\//], // a dependency because our types name its own; what runs of it is bundled, as devDependencies are
  esbuildPlugins: [jsonAsText],
  removeNodeProtocol: false,
  splitting: true, // subpaths share their chunks, so that an error is `instanceof` the same class in all of them
}

export default defineConfig(async ({ dts }) => {
  // tsup's own `clean` would run once for each build below, at any time.
  await rm('dist', { recursive: true, force: true })
  if (dts !== false) await describeDeclarations(DECLARED, DESCRIBED, jsonAsText)
  await cp('src/audit/stores/migrations', 'dist/migrations', { recursive: true })
  const types: Options = {
    // The compiler has written what every source declares: joining that takes a tenth of the time of asking it anew.
    entry: Object.fromEntries(
      Object.entries(subpaths).map(([name, path]) => [
        name,
        `${DESCRIBED}/${path.replace(/\.ts$/, '.d.ts')}`,
      ]),
    ),
    format: ['esm', 'cjs'],
    // zod's own types name URL, which a project may not have: with neither the DOM's types nor Node's.
    dts: { only: true, banner: 'declare global { interface URL {} }' },
  }
  return [
    {
      ...code,
      entry: { ...subpaths, cli: 'src/cli/main.ts' },
      format: ['esm'],
      esbuildPlugins: [pureConstants, jsonAsText, thirdPartyLicences('dist/third-party-licences.txt')],
    },
    { ...code, entry: subpaths, format: ['cjs'] },
    ...(dts === false ? [] : [types]), // the demo needs none, and they take longest
  ]
})
