import { describe, expect, test } from 'vitest'
import { run } from './run.js'

const PROGRAM = `
const triage = createTriage({ service: services.sp6 })
const decision = triage.decide({
  id: 'R-1',
  receivedOn: '2026-03-02',
  risks: { suicidalThoughts: 'yes' },
})
console.log(JSON.stringify(decision))
`
const ESM = `import { createTriage, services } from 'referral-triage'\n${PROGRAM}`
const COMMON_JS = `const { createTriage, services } = require('referral-triage')\n${PROGRAM}`

const succeeded = { status: 0, stderr: '' }

describe('the installed package', () => {
  test('decides when imported', async () => {
    const outcome = await run('decide.mjs', ESM)
    expect(outcome).toMatchObject(succeeded)
    expect(JSON.parse(outcome.stdout)).toMatchObject({ disposition: 'escalate', referral: 'R-1' })
  })

  test('gives the same bytes when required', async () => {
    const required = await run('decide.cjs', COMMON_JS)
    expect(required).toMatchObject(succeeded)
    expect(required.stdout).toBe((await run('decide.mjs', ESM)).stdout)
  })

  test('has the same names both ways', async () => {
    const imported = await run(
      'names.mjs',
      `import * as all from 'referral-triage'; console.log(Object.keys(all).sort().join())`,
    )
    const required = await run(
      'names.cjs',
      `console.log(Object.keys(require('referral-triage')).filter((name) => name !== '__esModule').sort().join())`,
    )
    expect(imported).toMatchObject(succeeded)
    expect(required.stdout).toBe(imported.stdout)
    expect(imported.stdout).toContain('createTriage')
  })

  test.each([
    ['mjs', `import { createTriage, services } from 'referral-triage'`],
    ['cjs', `const { createTriage, services } = require('referral-triage')`],
  ])('asks json-rules-engine for a second opinion (%s)', async (extension, opening) => {
    const outcome = await run(
      `cross-check.${extension}`,
      `${opening}
       const triage = createTriage({ service: services.sp1 })
       const referral = { id: 'R-1', receivedOn: '2026-03-02' }
       triage.crossCheck(referral).then((checked) =>
         console.log(JSON.stringify(checked) === JSON.stringify(triage.decide(referral))))`,
    )
    expect(outcome).toEqual({ ...succeeded, stdout: 'true\n' })
  })

  test.each([
    ['mjs', `import * as core from 'referral-triage'; import * as node from 'referral-triage/node'`],
    ['cjs', `const core = require('referral-triage'), node = require('referral-triage/node')`],
  ])('reads a directory of rules that it ships (%s)', async (extension, opening) => {
    const outcome = await run(
      `directory.${extension}`,
      `${opening}
       const read = node.readRuleSetDirectory('node_modules/referral-triage/rules/social-prescribing')
       if (!read.ok) throw new core.TriageError(read.issues)
       const shipped = core.createTriage({ service: core.services.sp7 })
       const own = core.createTriage({ service: core.services.sp7, ruleSet: read.value })
       const referral = { id: 'R-1', receivedOn: '2026-03-02' }
       console.log(JSON.stringify(own.decide(referral)) === JSON.stringify(shipped.decide(referral)))`,
    )
    expect(outcome).toEqual({ ...succeeded, stdout: 'true\n' })
  })

  test('has schemas that go into those of a caller who has a zod of his own', async () => {
    const outcome = await run(
      'own-zod.mjs',
      `import { Referral } from 'referral-triage'
       import * as z from 'zod'
       const Post = z.strictObject({ sentBy: z.string(), referral: Referral })
       const referral = { id: 'R-1', receivedOn: '2026-02-30' }
       const { success, error } = Post.safeParse({ sentBy: 'Surgery', referral })
       const { properties } = z.toJSONSchema(Post)
       console.log(JSON.stringify([
         success,
         error?.issues.map(({ path }) => path),
         Post.safeParse({ sentBy: 'Surgery', referral: { ...referral, receivedOn: '2026-03-02' } }).success,
         Referral instanceof z.core.$ZodType,
         properties.referral.title,
         properties.referral.properties.receivedOn.format,
       ]))`,
    )
    expect(outcome).toMatchObject(succeeded)
    expect(JSON.parse(outcome.stdout)).toEqual([
      false,
      [['referral', 'receivedOn']],
      true,
      true,
      'Referral',
      'date',
    ])
  })

  test('gives an error of the same class from every subpath', async () => {
    const outcome = await run(
      'error.mjs',
      `import { createTriage, ReferralError, services, TriageError } from 'referral-triage'
       import * as node from 'referral-triage/node'
       try {
         createTriage({ service: services.sp1 }).decide({})
       } catch (error) {
         console.log(error instanceof ReferralError, error instanceof TriageError, error.issues.length > 0)
       }
       console.log(Object.keys(node).length > 0)`,
    )
    expect(outcome).toEqual({ ...succeeded, stdout: 'true true true\ntrue\n' })
  })

  test('hands out its rules, services and schemas as JSON', async () => {
    const outcome = await run(
      'json.cjs',
      `for (const name of ['bundled/safety-floor.json', 'services/sp1.json', 'schemas/referral.schema.json'])
         console.log(typeof require('referral-triage/rules/' + name))
       console.log(require('referral-triage/package.json').name)`,
    )
    expect(outcome).toEqual({ ...succeeded, stdout: 'object\nobject\nobject\nreferral-triage\n' })
  })

  test('keeps what is inside to itself', async () => {
    const outcome = await run('inside.mjs', `import 'referral-triage/dist/index.js'`)
    expect(outcome.status).not.toBe(0)
    expect(outcome.stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED')
  })
})
