import type { CalendarDate } from '../referral/calendar-date.js'
import type { Episode } from './episode.js'

/**
 * The episode without what happened after `on`, so that a status asked for today comes out the same in a
 * year. Pauses stay: they may be planned ahead. So do escalations: `openEscalations` looks at their days.
 */
export const episodeAsOf = (episode: Episode, on: CalendarDate): Episode => ({
  ...episode,
  contacts: episode.contacts.filter(({ date }) => date <= on),
  extensions: episode.extensions.filter((extension) => extension.on <= on),
  closure: episode.closure !== null && episode.closure.on <= on ? episode.closure : null,
})
