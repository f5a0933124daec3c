/** How every change to an episode is made: read both, change, and check the whole again. */
import type * as z from 'zod/mini'
import type { Frozen } from '../input/json.js'
import { readStrict } from '../input/read-strict.js'
import { type Issue, issuesBelow, type Result, resultOf } from '../issue/issue.js'
import type { Episode } from './episode.js'
import { parseEpisode } from './parse-episode.js'

/** A changed episode, still to be checked. */
export interface Change {
  readonly next: Episode
  /** Where in `next` the request ended up: issues there are reported as issues of the request. */
  readonly at: readonly (string | number)[]
  /** What is wrong with the request that the episode itself would not show. */
  readonly issues?: readonly Issue[]
}

/** One kind of change. */
export interface ChangeKind<Request extends object> {
  readonly request: z.ZodMiniType<Request>
  readonly change: (episode: Episode, request: Frozen<Request>) => Change
  /** Whether it may be made to an episode that is closed. */
  readonly whenClosed?: boolean
  /** What to do instead where the episode is closed. */
  readonly closedHint?: string
}

const NEW_REFERRAL = 'if the client needs support again, make a new referral'

const closedIssue = ({ closure }: Episode, hint: string = NEW_REFERRAL): readonly Issue[] => {
  if (closure === null) return []
  const message = `the episode was closed on \`${closure.on}\``
  return [{ code: 'episode-closed', path: ['episode', 'closure'], message, hint }]
}

/** Issues of the changed episode as the caller knows them: those at the change belong to the request. */
const relabelled = (issues: readonly Issue[], at: Change['at']): readonly Issue[] =>
  issues.map((issue) =>
    at.every((key, index) => issue.path[index] === key)
      ? { ...issue, path: issue.path.slice(at.length) }
      : { ...issue, path: ['episode', ...issue.path] },
  )

/**
 * Makes a change. Gives a new, frozen episode, or every issue: paths into the episode begin with `episode`,
 * all others are of the request. What it gives can always be read back by `parseEpisode`.
 */
export const changeEpisode = <Request extends object>(
  kind: ChangeKind<Request>,
  episode: Episode,
  request: unknown,
): Result<Episode> => {
  const known = parseEpisode(episode)
  const asked = readStrict(kind.request, request)
  const issues = [
    ...(known.ok ? [] : issuesBelow(known.issues, 'episode')),
    ...(known.ok && kind.whenClosed !== true ? closedIssue(known.value, kind.closedHint) : []),
    ...(asked.ok ? [] : asked.issues),
  ]
  if (!known.ok || !asked.ok || issues.length > 0) return resultOf(issues, () => episode)
  const { at, issues: own = [], next } = kind.change(known.value, asked.value)
  const changed = parseEpisode(next)
  const all = [...own, ...(changed.ok ? [] : relabelled(changed.issues, at))]
  return changed.ok && all.length === 0 ? changed : resultOf(all, () => next)
}
