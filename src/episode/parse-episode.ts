import { type Result, resultOf } from '../issue/issue.js'
import { checkEpisode } from './check-episode.js'
import { Episode } from './episode.js'
import { readStrictly } from './read-strictly.js'

/**
 * Reads an episode back from storage, strictly: unknown keys, impossible dates, overlapping pauses and weeks
 * beyond the longest time are issues. Takes what `JSON.parse` gives; gives a frozen episode with its keys in
 * one order, or every issue. Never throws.
 */
export const parseEpisode = (input: unknown): Result<Episode> => {
  const read = readStrictly(Episode, input)
  return read.ok ? resultOf(checkEpisode(read.value), () => read.value) : read
}
