/** What earlier versions put on record, with the documents of their time. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Episode } from '../../../src/episode/episode.js'
import type { EpisodeStatus } from '../../../src/episode/episode-status.js'
import type { EpisodeStart } from '../../../src/episode/start-episode.js'
import type { AskedFact } from '../../../src/facts/fact.js'

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

/** A fact of then, as it was called, asked for and answered, and what whoever asked should know first. */
export interface FactOfThen extends Omit<AskedFact, 'description'> {
  readonly howToAsk: string | null
}

/** All that one version wrote. */
interface Written {
  readonly log: readonly string[]
  readonly ruleSets: readonly unknown[]
  readonly services: readonly unknown[]
  /** Of 0.6.0 only: that version wrote all that stands here. */
  readonly nations?: readonly unknown[]
  readonly episodes?: readonly EpisodeOfThen[]
  /** The facts of its default rule set as questions have them, in the order of the catalogue. */
  readonly facts?: readonly FactOfThen[]
}

/** What a version wrote, by the file that it is kept in. */
export const written = (version: string): Written =>
  JSON.parse(
    gunzipSync(
      readFileSync(new URL(`../../fixtures/records-of-${version}.json.gz`, import.meta.url)),
    ).toString(),
  )

/** The names of the facts that a version asked for. */
export const factNamesOf = (version: string): readonly string[] =>
  (written(version).facts ?? []).map(({ name }) => name)
