import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documents, programOf, stepsOf } from '../documents.js'
import { node, scratch, write } from './run.js'

const TSC = join(import.meta.dirname, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc')

const PROGRAM = `
import { createTriage, type Decision, Referral, services, type TriageResult } from 'referral-triage'
import { type Comparison, questions } from 'referral-triage/analysis'
import { type AuditRecord, decideAndRecord } from 'referral-triage/audit'
import { readRuleSetDirectory } from 'referral-triage/node'
import { aReferral, type Scenario } from 'referral-triage/testing'
import * as z from 'zod'

export type Others = AuditRecord | Comparison | Scenario
export const others: readonly unknown[] = [questions, decideAndRecord, aReferral]
const triage = createTriage({ service: services.sp6 })
const decision: Decision = triage.decide({ id: 'R-1', receivedOn: '2026-03-02' })
const result: TriageResult<Decision> = triage.safeDecide({})
export const lines: readonly string[] = result.ok
  ? result.value.reasons.map(({ reason }) => reason)
  : result.issues.map(({ message }) => message)
export const first: string = decision.reasons[0].title
export const status: 'proposed' = decision.status
const read = readRuleSetDirectory('rules')
export const own = read.ok ? createTriage({ service: services.sp1, ruleSet: read.value }) : null
const Post = z.object({ sentBy: z.string(), referral: Referral })
export const id: string = Post.parse({}).referral.id
// @ts-expect-error a triage needs a service
createTriage({})
// @ts-expect-error a decision is data that nobody changes
decision.disposition = 'accept'
`

const OPTIONS = [
  '--noEmit',
  '--strict',
  '--exactOptionalPropertyTypes',
  '--noUncheckedIndexedAccess',
  '--target',
  'es2022',
  // Neither the types of a browser nor those of Node; and ours are checked, too.
  '--lib',
  'es2022',
  '--typeRoots',
  'none',
  '--skipLibCheck',
  'false',
]

/** Compiles files, and gives the faces of our package that the compiler read on the way. */
const compile = async (files: readonly string[], ...options: readonly string[]) => {
  const { status, stdout, stderr } = await node([TSC, ...OPTIONS, '--listFiles', ...options, ...files])
  const lines = stdout.split('\n').map((line) => line.replace(scratch, '.').replaceAll('\\', '/'))
  return {
    status,
    stderr,
    errors: lines.filter((line) => /error TS\d/.test(line)),
    faces: lines
      .filter((line) => /^\.\/node_modules\/referral-triage\/dist\/(index|node)\./.test(line))
      .sort(),
  }
}

/** A program that uses the door for tests, and no test runner. */
const DECISION = `
import { createTriage, services } from 'referral-triage'
import { aReferral, type TriageMatchers, triageMatchers } from 'referral-triage/testing'
const decision = createTriage({ service: services.sp7 }).decide(aReferral({ risks: { selfHarm: 'no' } }))
export const matchers: object = triageMatchers
export type Also = TriageMatchers
`

/** As much of the types of vitest and of Jest as the doors add to. */
const installStub = (name: string, types: string): void => {
  mkdirSync(join(scratch, 'node_modules', name), { recursive: true })
  write(
    join('node_modules', name, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', types: 'index.d.ts' }),
  )
  write(join('node_modules', name, 'index.d.ts'), types)
}

/** The programs of each document, as files. */
const shown = [...documents].flatMap(([path, text]) =>
  stepsOf(text)
    .flatMap((step) => (step.kind === 'program' ? [programOf(step.samples)] : []))
    .map((program, index) => write(`${path.replaceAll('/', '-')}-${index}.ts`, program)),
)

const succeeded = { status: 0, stderr: '', errors: [] }
const dist = './node_modules/referral-triage/dist'

describe('the types of the installed package', () => {
  // One after the other, so that no test runner is there yet. Each compiles much at once: our types are read anew each time.
  test('are right for modules and CommonJS under NodeNext, without a test runner', async () => {
    const consumers = ['mts', 'cts'].flatMap((extension) => [
      write(`consumer.${extension}`, PROGRAM),
      write(`bare.${extension}`, DECISION),
    ])
    expect(await compile(consumers, '--module', 'NodeNext')).toEqual({
      ...succeeded,
      faces: [`${dist}/index.d.cts`, `${dist}/index.d.ts`, `${dist}/node.d.cts`, `${dist}/node.d.ts`],
    })
  })

  test('are right for what the documents show, beside the types of a browser', async () => {
    expect(await compile(shown, '--module', 'NodeNext', '--lib', 'es2022,dom')).toMatchObject(succeeded)
  })

  test('are right for a bundler', async () => {
    expect(
      await compile([write('bundled.ts', PROGRAM)], '--module', 'ESNext', '--moduleResolution', 'Bundler'),
    ).toEqual({
      ...succeeded,
      faces: [`${dist}/index.d.ts`, `${dist}/node.d.ts`],
    })
  })

  test('are right for a compiler that knows nothing of `exports`', async () => {
    const options = ['--module', 'CommonJS', '--moduleResolution', 'node10', '--esModuleInterop']
    expect(await compile([write('old.ts', PROGRAM)], ...options)).toEqual({
      ...succeeded,
      faces: [`${dist}/index.d.cts`, `${dist}/node.d.cts`],
    })
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
    const files = Object.entries({
      'vitest.mts': vitest,
      'vitest.cts': vitest,
      'jest.mts': jest,
      'jest.cts': jest,
      'global.mts': globally,
    }).map(([name, text]) => write(name, text))
    expect(await compile(files, '--module', 'NodeNext')).toMatchObject(succeeded)
  })
})
