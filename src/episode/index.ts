/**
 * Takes: an accepted `Decision`, a start date, the name of who confirmed it; then contacts, pauses, extensions.
 * Gives: an `Episode` (plain, frozen JSON), its dates, and where it stands on any day. Functions give a `Result`.
 * May import: everything up to `decision/`. Reads no clock.
 */
export { closeEpisode } from './close-episode.js'
export { Episode } from './episode.js'
export { type EpisodeDates, episodeDates } from './episode-dates.js'
export { Closure, ClosureReason, Contact, EpisodeEscalation, Extension, Pause } from './episode-events.js'
export {
  ENDING_SOON_WEEKS,
  EPISODE_STATES,
  type EpisodeState,
  type EpisodeStatus,
  episodeStatus,
} from './episode-status.js'
export { DecisionProvenance, InterventionTerms } from './episode-terms.js'
export { type ExtensionRequest, extendEpisode } from './extend-episode.js'
export type { NextDate, NextEvent } from './next-date.js'
export { type NewEscalation, openEscalation } from './open-escalation.js'
export { parseEpisode } from './parse-episode.js'
export { type PauseRequest, pauseEpisode } from './pause-episode.js'
export { MAX_PAUSED_WEEKS } from './paused-spans.js'
export { type NewContact, recordContact } from './record-contact.js'
export { type EscalationResolution, resolveEscalation } from './resolve-escalation.js'
export { type ResumeRequest, resumeEpisode } from './resume-episode.js'
export { type EpisodeStart, startEpisode } from './start-episode.js'
