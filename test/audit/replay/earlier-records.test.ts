/** Decisions that an earlier version put on record, with the very documents that they were made by: they still come out the same. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readRecords } from '../../../src/audit/chain/read-entries.js'
import { replay } from '../../../src/audit/replay/replay.js'
import type { Episode } from '../../../src/episode/episode.js'
import { type EpisodeStatus, episodeStatus } from '../../../src/episode/episode-status.js'
import { parseEpisode } from '../../../src/episode/parse-episode.js'
import { type EpisodeStart, startEpisode } from '../../../src/episode/start-episode.js'
import { unwrap } from '../../../src/issue/issue.js'
import { gathered } from '../support/on-record.js'

/** An episode of then: what it started from, and what became of it. */
interface EpisodeOfThen {
  readonly start: EpisodeStart
  readonly started: Episode
  readonly later: Episode
  /** The day of `status`. */
  readonly date: string
  readonly status: EpisodeStatus
  readonly closed: Episode
}

interface Written {
  readonly log: readonly string[]
  readonly ruleSets: readonly unknown[]
  readonly services: readonly unknown[]
  /** Of 0.6.0 only: that version wrote all that stands here. */
  readonly nations?: readonly unknown[]
  readonly episodes?: readonly EpisodeOfThen[]
}

const written = (version: string): Written =>
  JSON.parse(
    gunzipSync(
      readFileSync(new URL(`../../fixtures/records-of-${version}.json.gz`, import.meta.url)),
    ).toString(),
  )

/** The documents of the nations did not change from 0.5.0 to 0.6.0; 0.3.0 had none. */
const { episodes = [], nations = [] } = written('0.6.0')

/**
 * docs/examples and drawn referrals, by the default rule set of then; those of 0.5.0 with notes and questionnaires among them, and those of 0.6.0
 * with answers that have dates, decisions of another day, and services of all four nations, two of which have rules of their own.
 */
describe.each([
  ['0.3.0', 23],
  ['0.5.0', 24],
  ['0.6.0', 72],
])('decisions that version %s put on record', (version, count) => {
  const { log, ruleSets, services } = written(version)
  const decisions = async () =>
    (await gathered(readRecords(log))).flatMap((record) => (record.type === 'decision' ? [record] : []))

  test('are all read, of every disposition', async () => {
    const dispositions = (await decisions()).map(({ course }) => course.disposition)
    expect(dispositions).toHaveLength(count)
    expect(new Set(dispositions)).toEqual(new Set(['accept', 'escalate', 'redirect', 'request-information']))
  })

  test('come out the same by the rules, the safety floor, the services and the nations of their time', async () => {
    const results = await gathered(replay(await decisions(), ruleSets, { services, nations }))
    expect(results.filter(({ outcome }) => outcome !== 'same')).toEqual([])
    expect(results).toHaveLength(count)
  })
})

describe('episodes of version 0.6.0', () => {
  test('are there, and one of them was started on a provisional pathway by an override', () => {
    expect(episodes).toHaveLength(6)
    expect(episodes.filter(({ started }) => started.override !== undefined)).toHaveLength(1)
  })

  test.each(episodes.map((one) => [one.started.referral, one] as const))(
    'of %s start from their decision, are read and stand on a day as they did',
    (_, { closed, date, later, start, started, status }) => {
      expect(startEpisode(start)).toEqual(started)
      for (const episode of [started, later, closed]) expect(unwrap(parseEpisode(episode))).toEqual(episode)
      expect(episodeStatus(later, date)).toEqual(status)
    },
  )
})
