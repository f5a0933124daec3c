/** Escalations of an episode: opened, open on a day, resolved. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { person, words } from '../input/readable-text.js'
import { didYouMean } from '../issue/did-you-mean.js'
import type { Issue, Result } from '../issue/issue.js'
import { throwing } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { type Change, changeEpisode } from './change-episode.js'
import type { Episode, EpisodeEscalation } from './episode.js'

/** Something that needs a specialist, and where it went. */
export type NewEscalation = Pick<EpisodeEscalation, 'on' | 'route' | 'reason' | 'openedBy'>
const NewEscalationSchema = z.strictObject({
  on: CalendarDate.apply(describe, 'The day it was opened.'),
  route: words('Where it went, such as the id of one of the routes of the rule set.'),
  reason: words('What called for it.'),
  openedBy: person('Who opened it.'),
}) satisfies z.ZodMiniType<unknown, NewEscalation>

/**
 * Records that something went to a specialist, from the day of the decision on. It does not take it there:
 * act first, then record. Gives a new episode whose last escalation has the next id (`E1`, `E2`, …), or every
 * issue. Never throws.
 */
export const safeOpenEscalation = (episode: Episode, escalation: NewEscalation): Result<Episode> =>
  changeEpisode(
    {
      request: NewEscalationSchema,
      closedHint: 'take it to the specialist now, and record it with a new referral',
      change: (before, { on, openedBy, reason, route }) => {
        const id = `E${before.escalations.length + 1}`
        const opened = { id, on, route, reason, openedBy, resolution: null }
        return {
          next: { ...before, escalations: [...before.escalations, opened] },
          at: ['escalations', before.escalations.length],
        }
      },
    },
    episode,
    escalation,
  )

/** The escalations that are open on `on`; without `on`, those that are not resolved at all. */
export const openEscalations = (
  { escalations }: Pick<Episode, 'escalations'>,
  on?: string,
): readonly EpisodeEscalation[] =>
  escalations.filter(
    (one) =>
      (on === undefined || one.on <= on) &&
      (one.resolution === null || (on !== undefined && one.resolution.on > on)),
  )

/** How an escalation ended, and who says so. */
export interface EscalationResolution extends NonNullable<EpisodeEscalation['resolution']> {
  /** The id of the escalation, such as `E1`. */
  readonly escalation: string
}
const EscalationResolutionSchema = z.strictObject({
  escalation: z.string().check(z.maxLength(200)).apply(describe, 'The id of the escalation, such as `E1`.'),
  on: CalendarDate.apply(describe, 'The day it was resolved.'),
  outcome: words('How it was resolved.'),
  resolvedBy: person('Who says that it is resolved.'),
}) satisfies z.ZodMiniType<unknown, EscalationResolution>

const noSuchEscalation = (episode: Episode, id: string): Issue => {
  const open = openEscalations(episode).map((one) => one.id)
  return {
    code: 'unknown-escalation',
    path: ['escalation'],
    message: `the episode has no open escalation ${quote(id)}`,
    hint: open.length === 0 ? 'no escalation is open' : didYouMean(id, open),
  }
}

const resolve = (
  episode: Episode,
  { escalation, on, outcome, resolvedBy }: z.output<typeof EscalationResolutionSchema>,
): Change => {
  const at = episode.escalations.findIndex(({ id, resolution }) => id === escalation && resolution === null)
  if (at === -1) {
    return { next: episode, at: ['escalations'], issues: [noSuchEscalation(episode, escalation)] }
  }
  const escalations = episode.escalations.map((one, index) =>
    index === at ? { ...one, resolution: { on, outcome, resolvedBy } } : one,
  )
  return { next: { ...episode, escalations }, at: ['escalations', at, 'resolution'] }
}

/**
 * Records that an open escalation is resolved, by whom and how; also after the episode was closed. Gives a
 * new episode, or every issue. Never throws.
 */
export const safeResolveEscalation = (episode: Episode, request: EscalationResolution): Result<Episode> =>
  changeEpisode({ request: EscalationResolutionSchema, change: resolve, whenClosed: true }, episode, request)

/** As `safeOpenEscalation`, and throws `TriageError` with every issue. */
export const openEscalation = throwing(safeOpenEscalation)

/** As `safeResolveEscalation`, and throws `TriageError` with every issue. */
export const resolveEscalation = throwing(safeResolveEscalation)
