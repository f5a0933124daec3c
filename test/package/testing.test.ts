/** The doors for tests, as they are installed: with nothing beside them, then with fast-check. Their types are tried in types.test.ts. */
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run, scratch } from './run.js'

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
