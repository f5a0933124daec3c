import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { didYouMean } from '../issue/did-you-mean.js'
import type { Issue, Result } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { type Change, changeEpisode } from './change-episode.js'
import { openEscalations } from './check-escalations.js'
import type { Episode } from './episode.js'
import { person, words } from './text-fields.js'

/** How an escalation ended, and who says so. */
export const EscalationResolution = z.strictObject({
  escalation: z
    .string()
    .check(z.maxLength(200))
    .apply(describe, { description: 'The id of the escalation, such as `E1`.' }),
  on: CalendarDate.apply(describe, { description: 'The day it was resolved.' }),
  outcome: words('How it was resolved.'),
  resolvedBy: person('Who says that it is resolved.'),
})
export type EscalationResolution = z.input<typeof EscalationResolution>

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
  { escalation, on, outcome, resolvedBy }: z.output<typeof EscalationResolution>,
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
export const resolveEscalation = (episode: Episode, request: EscalationResolution): Result<Episode> =>
  changeEpisode({ request: EscalationResolution, change: resolve, whenClosed: true }, episode, request)
