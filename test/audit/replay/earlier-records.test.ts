/** Decisions that an earlier version put on record, with the very documents that they were made by: they still come out the same. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readRecords } from '../../../src/audit/chain/read-entries.js'
import { replay } from '../../../src/audit/replay/replay.js'
import { gathered } from '../support/on-record.js'

interface Written {
  readonly log: readonly string[]
  readonly ruleSets: readonly unknown[]
  readonly services: readonly unknown[]
}

const written = (version: string): Written =>
  JSON.parse(
    gunzipSync(
      readFileSync(new URL(`../../fixtures/records-of-${version}.json.gz`, import.meta.url)),
    ).toString(),
  )

/** docs/examples and drawn referrals, at four services, by the default rule set of then; those of 0.5.0 with notes and questionnaires among them. */
describe.each([
  ['0.3.0', 23],
  ['0.5.0', 24],
])('decisions that version %s put on record', (version, count) => {
  const { log, ruleSets, services } = written(version)
  const records = () => gathered(readRecords(log))

  test('are all read, of every disposition', async () => {
    const dispositions = (await records()).map(
      (record) => record.type === 'decision' && record.course.disposition,
    )
    expect(dispositions).toHaveLength(count)
    expect(new Set(dispositions)).toEqual(new Set(['accept', 'escalate', 'redirect', 'request-information']))
  })

  test('come out the same by the rules, the safety floor and the services of their time', async () => {
    const results = await gathered(replay(await records(), ruleSets, { services }))
    expect(results.filter(({ outcome }) => outcome !== 'same')).toEqual([])
    expect(results).toHaveLength(count)
  })
})
