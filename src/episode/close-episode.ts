import type { Result } from '../issue/issue.js'
import { resultOf, throwing } from '../issue/issue.js'
import { unknownOptions } from '../issue/unknown-options.js'
import { changeEpisode } from './change-episode.js'
import { type ClosureOptions, closureReasonIssues, closureWord } from './closure-reasons.js'
import { type Closure, ClosureSchema, type Episode } from './episode.js'
import { meaningIssues } from './parse-episode.js'

/**
 * Closes an episode, with a reason and an onward plan. The reason is one of the words of `vocabulary`, such as
 * `vocabularyOf(ruleSet)`; of those that ship if left out. With an escalation still open it cannot be closed as
 * `completed`, nor as a kind of it, and without any escalation not as `escalated`. Gives a new episode, or every issue.
 * Never throws.
 */
export const safeCloseEpisode = (
  episode: Episode,
  closure: Closure,
  options?: ClosureOptions,
): Result<Episode> => {
  const unknown = unknownOptions(options, ['vocabulary'], ['options'])
  if (unknown.length > 0) return resultOf(unknown, () => episode)
  const words = options ?? {}
  return changeEpisode(
    {
      request: ClosureSchema,
      change: (before, how) => {
        const next = { ...before, closure: how }
        const kind = closureWord(how.reason, words)?.kindOf
        return {
          next,
          at: ['closure'],
          issues: [
            ...closureReasonIssues(how.reason, words),
            ...(kind === undefined || kind === how.reason ? [] : meaningIssues(next, how, kind)),
          ],
        }
      },
    },
    episode,
    closure,
  )
}

/** As `safeCloseEpisode`, and throws `TriageError` with every issue. */
export const closeEpisode = throwing(safeCloseEpisode)
