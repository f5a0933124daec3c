import { basename, join } from 'node:path'
import { createContext, Script } from 'node:vm'
import { type BuildOptions, buildSync, type OutputFile } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { scratch } from './run.js'

const PROGRAM = `
import { createTriage, services } from 'referral-triage'
const triage = createTriage({ service: services.sp6 })
const decide = (referral) => JSON.stringify(triage.decide(referral))
globalThis.answer = decide({ id: 'R-1', receivedOn: '2026-03-02', risks: { suicidalThoughts: 'yes' } })
globalThis.checked = triage
  .crossCheck({ id: 'R-2', receivedOn: '2026-03-02' })
  .then((decision) => JSON.stringify(decision) === decide({ id: 'R-2', receivedOn: '2026-03-02' }))
`

/** Bundles the installed package with its dependencies as a web page would: the page first. A Node built-in fails the build. */
const bundled = (options: BuildOptions): readonly OutputFile[] =>
  buildSync({
    stdin: { contents: PROGRAM, resolveDir: scratch, sourcefile: 'page.js' },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
    ...options,
    write: false,
  }).outputFiles

const bundle = (options: BuildOptions = {}): string => bundled(options)[0]?.text ?? ''

const MAKES_CODE_FROM_TEXT = /\bnew Function\b|\beval\(/

/** What every browser and edge runtime has beside the language: digests need the one, json-rules-engine the other. */
const WEB = { TextEncoder, setTimeout }

/** A realm that refuses to make code from text, as a page with a strict Content-Security-Policy does. */
const strictRealm = (): Record<string, unknown> =>
  createContext({ ...WEB }, { codeGeneration: { strings: false, wasm: false } })

describe('in a browser-like realm without eval', () => {
  test('text cannot become code there', () => {
    expect(() => new Script('new Function("return 1")').runInContext(strictRealm())).toThrow(
      /code generation from strings disallowed/i,
    )
  })

  test('the package decides, and asks json-rules-engine for its second opinion', async () => {
    const realm = strictRealm()
    new Script(bundle(), { filename: join(scratch, 'page.js') }).runInContext(realm)
    expect(JSON.parse(String(realm['answer']))).toMatchObject({ disposition: 'escalate', referral: 'R-1' })
    await expect(realm['checked']).resolves.toBe(true)
  })
})

describe('what could make code from text', () => {
  test('comes with json-rules-engine, and nowhere else', () => {
    expect(bundle()).toMatch(MAKES_CODE_FROM_TEXT)
    expect(bundle({ external: ['json-rules-engine'] })).not.toMatch(MAKES_CODE_FROM_TEXT)
  })

  test('stays out of a page that is bundled without json-rules-engine, which decides all the same', async () => {
    const realm = strictRealm()
    new Script(bundle({ external: ['json-rules-engine'] }), { filename: 'page.js' }).runInContext(realm)
    expect(JSON.parse(String(realm['answer']))).toMatchObject({ disposition: 'escalate' })
    await expect(realm['checked']).rejects.toMatchObject({ issues: [{ code: 'decision-fault' }] })
  })

  test('stands in a file of its own where code is split, which the page does not load at its start', () => {
    const [page, ...others] = bundled({ splitting: true, format: 'esm', outdir: 'page' })
    const loaded = others.filter(({ path }) => page?.text.includes(`from "./${basename(path)}"`))
    for (const file of [page, ...loaded]) expect(file?.text).not.toMatch(MAKES_CODE_FROM_TEXT)
    expect(others.some(({ text }) => MAKES_CODE_FROM_TEXT.test(text))).toBe(true)
  })
})
