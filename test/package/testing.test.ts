/** The doors for tests, as they are installed: with nothing beside them, then with fast-check, vitest and Jest. */
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { node, run, scratch, write } from './run.js'

const root = join(import.meta.dirname, '..', '..')
const modules = join(scratch, 'node_modules')

const OPENINGS = [
  [
    'mjs',
    `import { createTriage, services } from 'referral-triage'
     import { aReferral, anAnsweredReferral, assertThat, withExplanations, simulate, triageMatchers } from 'referral-triage/testing'`,
  ],
  [
    'cjs',
    `const { createTriage, services } = require('referral-triage')
     const { aReferral, anAnsweredReferral, assertThat, withExplanations, simulate, triageMatchers } = require('referral-triage/testing')`,
  ],
] as const

describe.each(OPENINGS)('referral-triage/testing, with nothing else installed (%s)', (extension, opening) => {
  test('builds, matches, explains a failure and simulates', async () => {
    const outcome = await run(
      `testing.${extension}`,
      `${opening}
       const triage = withExplanations(createTriage({ service: services.sp7 }))
       assertThat(triage.decide(aReferral())).toAskFor('selfHarm')
       console.log(simulate(triage, [aReferral()]).decided, triageMatchers.toAccept(triage.decide(aReferral())).pass)
       try {
         assertThat(triage.decide(anAnsweredReferral())).toEscalate()
       } catch (error) {
         console.log(error.name, error.message.includes('nearest change'))
       }`,
    )
    expect(outcome).toEqual({ status: 0, stderr: '', stdout: '1 false\nAssertionError true\n' })
  })
})

test('the generators say what is missing where fast-check is not installed', async () => {
  const outcome = await run('missing.mjs', `import 'referral-triage/testing/arbitraries'`)
  expect(outcome.status).not.toBe(0)
  expect(outcome.stderr).toContain('fast-check')
})

describe('once fast-check is installed', () => {
  test.each([
    ['mjs', `import fc from 'fast-check'; import { referrals } from 'referral-triage/testing/arbitraries'`],
    [
      'cjs',
      `const fc = require('fast-check'), { referrals } = require('referral-triage/testing/arbitraries')`,
    ],
  ])('the generators draw (%s)', async (extension, opening) => {
    for (const name of ['fast-check', 'pure-rand']) {
      try {
        symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction')
      } catch {
        // There since the other one of these two tests.
      }
    }
    const outcome = await run(
      `draw.${extension}`,
      `${opening}
       const of = fc.check(fc.property(referrals(), (one) => one.risks?.selfHarm !== 'yes'), { seed: 1, numRuns: 500 })
       console.log(JSON.stringify(of.counterexample[0].risks), of.counterexample[0] instanceof Object)`,
    )
    expect(outcome).toEqual({ status: 0, stderr: '', stdout: '{"selfHarm":"yes"} true\n' })
  })
})

/** As much of the types of vitest and of Jest as the doors add to. */
const installStub = (name: string, types: string): void => {
  mkdirSync(join(modules, name), { recursive: true })
  write(
    join('node_modules', name, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', types: 'index.d.ts' }),
  )
  write(join('node_modules', name, 'index.d.ts'), types)
}

const TSC = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

/** Compiles programs together: the compiler reads our types once for all of them. */
const compile = async (programs: { readonly [name: string]: string }): Promise<readonly string[]> => {
  const options = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--module',
    'NodeNext',
    '--target',
    'es2022',
  ]
  const files = Object.entries(programs).map(([name, program]) => write(name, program))
  const { stdout } = await node([TSC, ...options, ...files])
  return stdout.split('\n').filter((line) => /error TS\d/.test(line))
}

const DECISION = `
import { createTriage, services } from 'referral-triage'
import { aReferral, type TriageMatchers, triageMatchers } from 'referral-triage/testing'
const decision = createTriage({ service: services.sp7 }).decide(aReferral({ risks: { selfHarm: 'no' } }))
export const matchers: object = triageMatchers
export type Also = TriageMatchers
`

describe('the types', () => {
  test('need no test runner, and no `skipLibCheck`', async () => {
    expect(await compile({ 'bare.mts': DECISION, 'bare.cts': DECISION })).toEqual([])
  })

  test("are those of vitest's and of Jest's `expect`, once its door is imported", async () => {
    installStub(
      'vitest',
      `export interface Matchers<T = any> {}
       export interface Assertion<T = any> extends Matchers<T> { not: Assertion<T> }
       export declare const expect: <T>(actual: T) => Assertion<T>`,
    )
    installStub(
      'expect',
      `export interface Matchers<R extends void | Promise<void>, T = unknown> { toBe(other: unknown): R }
       export declare const expect: <T>(actual: T) => Matchers<void, T>`,
    )
    const uses = `expect(decision).toEscalate({ to: 'crisis-team' })
      // @ts-expect-error a destination is text
      expect(decision).toRedirectTo(7)`
    const program = (name: string, from: string) =>
      `import 'referral-triage/testing/${name}'\nimport { expect } from '${from}'\n${DECISION}${uses}`
    const [vitest, jest] = [program('vitest', 'vitest'), program('jest', 'expect')]
    const globally = `import 'referral-triage/testing/jest'\n${DECISION}
      declare const global: jest.Matchers<void, unknown>
      global.toAccept('light', { weeks: 8 })`
    expect(
      await compile({
        'vitest.mts': vitest,
        'vitest.cts': vitest,
        'jest.mts': jest,
        'jest.cts': jest,
        'global.mts': globally,
      }),
    ).toEqual([])
  })
})
