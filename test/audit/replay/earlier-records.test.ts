/** Decisions that an earlier version put on record, with the very documents that they were made by: they still come out the same. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readRecords } from '../../../src/audit/chain/read-entries.js'
import { replay } from '../../../src/audit/replay/replay.js'
import { gathered } from '../support/on-record.js'

/** Written by version 0.3.0 and its default rule set 0.2.0: docs/examples and drawn referrals, at four services. */
const WRITTEN = JSON.parse(
  gunzipSync(readFileSync(new URL('../../fixtures/records-of-0.3.0.json.gz', import.meta.url))).toString(),
)

const records = () => gathered(readRecords(WRITTEN.log))

describe('decisions that version 0.3.0 put on record', () => {
  test('are all read, of every disposition', async () => {
    const dispositions = (await records()).map(
      (record) => record.type === 'decision' && record.course.disposition,
    )
    expect(dispositions).toHaveLength(23)
    expect(new Set(dispositions)).toEqual(new Set(['accept', 'escalate', 'redirect', 'request-information']))
  })

  test('come out the same by the rules, the safety floor and the services of their time', async () => {
    const results = await gathered(replay(await records(), WRITTEN.ruleSets, { services: WRITTEN.services }))
    expect(results.filter(({ outcome }) => outcome !== 'same')).toEqual([])
    expect(results).toHaveLength(23)
  })
})
