/** Files that others made, where their folder lies beside the repository; without it these tests are left out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
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

const Arriving = z.array(z.object({ name: z.string(), referral: z.unknown() }))

describe.runIf(why === '')(`referrals as they arrive${why}`, () => {
  /** What stands in them, as a clinician would say: answers in the screen, an item that was marked, and words in `notes`. */
  const DANGER: Readonly<Record<string, string>> = {
    'b05-phq-item9-3y-old': 'suicidalThoughts',
    'b21-yp-16-selfharm': 'selfHarm',
    'b27-all-declined': 'suicidalThoughts',
    'b29-past-attempt-3-months': 'recentSuicideAttempt',
    'b37-expressed-hopeless-freetext': 'suicidalThoughts',
  }
  const arriving = why === '' ? Arriving.parse(jsonIn('referrals-as-they-arrive.json')) : []

  test.each(arriving)('$name says what it says, and no more', ({ name, referral }) => {
    const risks = new Set(signalsIn(referral).map(({ risk }) => risk))
    const danger = DANGER[name]
    expect([...risks]).toEqual(danger === undefined ? [] : [danger])
  })
})
