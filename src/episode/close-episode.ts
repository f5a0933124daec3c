import type { Result } from '../issue/issue.js'
import { throwing } from '../issue/issue.js'
import { changeEpisode } from './change-episode.js'
import { type Closure, ClosureSchema, type Episode } from './episode.js'

/**
 * Closes an episode, with a reason and an onward plan. With an escalation still open it cannot be closed as
 * `completed`. Gives a new episode, or every issue. Never throws.
 */
export const safeCloseEpisode = (episode: Episode, closure: Closure): Result<Episode> =>
  changeEpisode(
    {
      request: ClosureSchema,
      change: (before, how) => ({ next: { ...before, closure: how }, at: ['closure'] }),
    },
    episode,
    closure,
  )

/** As `safeCloseEpisode`, and throws `TriageError` with every issue. */
export const closeEpisode = throwing(safeCloseEpisode)
