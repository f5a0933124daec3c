import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import type { Result } from '../issue/issue.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { changeEpisode } from './change-episode.js'
import type { Episode } from './episode.js'
import { person, words } from './text-fields.js'

/** Something that needs a specialist, and where it went. */
export const NewEscalation = z.strictObject({
  on: CalendarDate.apply(describe, { description: 'The day it was opened.' }),
  route: words('Where it went, such as the id of one of the routes of the rule set.'),
  reason: words('What called for it.'),
  openedBy: person('Who opened it.'),
})
export type NewEscalation = z.input<typeof NewEscalation>

/**
 * Records that something went to a specialist, from the day of the decision on. It does not take it there:
 * act first, then record. Gives a new episode whose last escalation has the next id (`E1`, `E2`, …), or every
 * issue. Never throws.
 */
export const openEscalation = (episode: Episode, escalation: NewEscalation): Result<Episode> =>
  changeEpisode(
    {
      request: NewEscalation,
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
