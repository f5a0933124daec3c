/** Files that others made, where their folder lies beside the repository; without it these tests are left out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createTriage, services } from '../../src/index.js'
import { findSafetySignals } from '../../src/referral/signals/find-safety-signals.js'
import { root } from '../documents.js'

const beside = join(root, '../shared')
const why = existsSync(beside) ? '' : ' (left out: the folder of files by others is not there)'

const jsonIn = (path: string): unknown => JSON.parse(readFileSync(join(beside, path), 'utf8'))
const signalsIn = (input: unknown) => findSafetySignals(input)

const files: readonly string[] =
  why === ''
    ? ['fhir/bars', 'fhir/synthea'].flatMap((folder) =>
        readdirSync(join(beside, folder))
          .filter((file) => file.endsWith('.json'))
          .map((file) => `${folder}/${file}`),
      )
    : []

describe.runIf(why === '')(`FHIR resources made by others${why}`, () => {
  // A telephone triage: “The main reason … was not an allergic reaction, …, or suicide attempt”. Whether that denies one is for a person.
  const TRIAGE_NOTE = 'fhir/bars/process-message-request-ValidationRequest-POST-.json'

  test.each(files.filter((file) => file !== TRIAGE_NOTE))('%s raises no alarm', (file) => {
    expect(signalsIn(jsonIn(file))).toEqual([])
  })

  test('a triage in words is the one place where something is said about suicide', () => {
    const paths = signalsIn(jsonIn(TRIAGE_NOTE)).map(({ path }) => path.join('.'))
    for (const path of paths) expect(path).toMatch(/^entry\.4\.resource\.activity\.0\.outcomeCodeableConcept/)
  })

  const triage = createTriage({ service: services.sp7 })
  test.each(files)('%s decides nothing', (file) => {
    expect(triage.safeDecide(jsonIn(file)).ok).toBe(false)
  })
})
