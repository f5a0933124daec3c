/**
 * Takes: an accepted `Decision`, a start date, the name of who confirmed it; then contacts, pauses, extensions.
 * Gives: an `Episode` (plain, frozen JSON), its dates, and where it stands on any day. Functions give a `Result`.
 * May import: everything up to `decision/`. Reads no clock.
 */
export { closeEpisode } from './close-episode.js'
export { Closure, ClosureReason, Contact, Episode, EpisodeEscalation, Extension, Pause } from './episode.js'
export type { NextDate, NextEvent } from './episode-dates.js'
export { type EpisodeDates, episodeDates } from './episode-dates.js'
export {
  ENDING_SOON_WEEKS,
  EPISODE_STATES,
  type EpisodeState,
  type EpisodeStatus,
  episodeStatus,
} from './episode-status.js'
export { DecisionProvenance, InterventionTerms } from './episode-terms.js'
export {
  type EscalationResolution,
  type NewEscalation,
  openEscalation,
  resolveEscalation,
} from './escalations.js'
export { type ExtensionRequest, extendEpisode } from './extend-episode.js'
export { parseEpisode } from './parse-episode.js'
export { type PauseRequest, pauseEpisode, type ResumeRequest, resumeEpisode } from './pause-episode.js'
export { MAX_PAUSED_WEEKS } from './paused-spans.js'
export { type NewContact, recordContact } from './record-contact.js'
export { type EpisodeStart, startEpisode } from './start-episode.js'
