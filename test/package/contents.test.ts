import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { scratch } from './run.js'

const installed = join(scratch, 'node_modules', 'referral-triage')
const dist = join(installed, 'dist')

const paths = readdirSync(installed, { recursive: true, encoding: 'utf8' }).map((path) =>
  path.replaceAll('\\', '/'),
)

const textOf = (name: string): string => readFileSync(join(dist, name), 'utf8')

/** What a file imports, requires or loads when asked. */
const importsOf = (name: string): readonly string[] =>
  ts.preProcessFile(textOf(name), true, true).importedFiles.map(({ fileName }) => fileName)

/** A file of `dist` and all chunks that it leads to. */
const reachedFrom = (name: string, seen: ReadonlySet<string> = new Set()): ReadonlySet<string> =>
  seen.has(name)
    ? seen
    : importsOf(name)
        .filter((to) => to.startsWith('.'))
        .reduce<ReadonlySet<string>>(
          (reached, to) => reachedFrom(join(dirname(name), to), reached),
          new Set([...seen, name]),
        )

const CORES = ['index.js', 'index.cjs']

describe('the packed package', () => {
  test('holds what a user needs, and nothing else', () => {
    const tops = new Set(paths.map((path) => path.split('/')[0]))
    expect([...tops].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'dist',
      'docs',
      'package.json',
      'rules',
    ])
  })

  test('holds the migrations of the audit log, where its door leads', () => {
    expect(paths).toContain('dist/migrations/0001-audit-log.sql')
  })

  test('has every file that package.json points at', () => {
    const { exports, bin, main, module, types } = JSON.parse(
      readFileSync(join(installed, 'package.json'), 'utf8'),
    )
    const leaves = (value: unknown): readonly string[] =>
      typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(leaves)
    const targets = leaves([exports, bin, main, module, types])
      .filter((target) => !target.includes('*'))
      .map((target) => target.replace(/^\.\//, ''))
    expect(targets.filter((target) => !paths.includes(target))).toEqual([])
    expect(targets.length).toBeGreaterThan(8)
  })

  test('has the licence of every package that is bundled in it, and of no other', () => {
    const code = paths
      .filter((path) => /^dist\/[^/]+\.c?js$/.test(path))
      .map((path) => textOf(basename(path)))
    // The bundler says before each part from which file it is.
    const bundled = new Set(
      code.flatMap((text) =>
        [...text.matchAll(/^\s*\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map((match) => match[1]),
      ),
    )
    const parts = textOf('third-party-licences.txt')
      .split(`\n${'-'.repeat(80)}\n\n`)
      .slice(1)
    expect(parts.map((part) => part.split(' ')[0])).toEqual([...bundled].sort())
    expect([...bundled]).toEqual(expect.arrayContaining(['zod', '@noble/hashes']))
    for (const part of parts) {
      expect(part).toMatch(/^\S+ \d+\.\d+\.\d+ \((MIT|Apache-2\.0)\)\n\n/)
      expect(part).toMatch(/Permission is hereby granted, free of charge|Apache License\s+Version 2\.0/)
    }
  })

  test('names no place of the machine it was built on', () => {
    const root = join(import.meta.dirname, '..', '..')
    const leaks = paths
      .filter((path) => /\.(c?js|d\.c?ts|json|md)$/.test(path))
      .filter((path) => readFileSync(join(installed, path), 'utf8').includes(root))
    expect(leaks).toEqual([])
  })
})

describe.each(CORES)('the core (%s)', (core) => {
  const files = [...reachedFrom(core)]

  test('imports nothing of Node, and of other packages only json-rules-engine: the rest is bundled', () => {
    const packages = new Set(files.flatMap(importsOf).filter((to) => !to.startsWith('.')))
    expect([...packages]).toEqual(['json-rules-engine'])
  })

  test('never turns text into code', () => {
    expect(
      files.filter((name) =>
        /\beval\s*\(|\bnew Function\b|\bFunction\s*\(|=\s*Function\b/.test(textOf(name)),
      ),
    ).toEqual([])
  })

  test('loads json-rules-engine only when asked', () => {
    const mentions = files.flatMap((name) =>
      textOf(name)
        .split('\n')
        .filter((line) => /(import|require|from)\b.*['"]json-rules-engine['"]/.test(line)),
    )
    expect(mentions).toHaveLength(1)
    // In CommonJS `import()` becomes a `require` behind a promise: Jest and other old runners can follow that.
    expect(mentions[0]).toMatch(
      core.endsWith('.cjs')
        ? /Promise\.resolve\(\)\.then\(\(\) => \w*\(?require\(['"]json-rules-engine['"]\)/
        : /\bimport\(['"]json-rules-engine['"]\)/,
    )
  })
})
