/** An episode that is lived through day by day: every event happens on the day that the clock shows. */
import type { Decision } from '../decision/decision.js'
import { safeCloseEpisode } from '../episode/close-episode.js'
import type { ClosureOptions } from '../episode/closure-reasons.js'
import type { Closure, Episode, EpisodeOverride } from '../episode/episode.js'
import { type EpisodeStatus, episodeStatus } from '../episode/episode-status.js'
import {
  type EscalationResolution,
  type NewEscalation,
  safeOpenEscalation,
  safeResolveEscalation,
} from '../episode/escalations.js'
import { type ExtensionRequest, safeExtendEpisode } from '../episode/extend-episode.js'
import { type PauseRequest, safePauseEpisode, safeResumeEpisode } from '../episode/pause-episode.js'
import { type NewContact, safeRecordContact } from '../episode/record-contact.js'
import { startEpisode } from '../episode/start-episode.js'
import { type Result, unwrap } from '../issue/issue.js'
import type { Clock } from './clock.js'

/** An episode under a clock. Every function throws `TriageError` where the episode does not allow the event today. */
export interface LivedEpisode {
  /** The episode as it is now: plain, frozen data. */
  readonly episode: Episode
  /** Where it stands today. */
  readonly status: EpisodeStatus
  /** A contact took place today. */
  readonly contact: (what?: Omit<NewContact, 'date'>) => Episode
  /** A contact took place today that was the mid-point review. */
  readonly review: (what?: Omit<NewContact, 'date' | 'review'>) => Episode
  /** Support pauses from today. */
  readonly pause: (how: Omit<PauseRequest, 'from'>) => Episode
  /** Support goes on today. */
  readonly resume: () => Episode
  /** More weeks were approved today. */
  readonly extend: (how: Omit<ExtensionRequest, 'on'>) => Episode
  /** Something went to a specialist today. */
  readonly escalate: (how: Omit<NewEscalation, 'on'>) => Episode
  /** An escalation was resolved today. */
  readonly resolve: (how: Omit<EscalationResolution, 'on'>) => Episode
  /** The episode was closed today; `options` has the vocabulary of a rule set of your own. */
  readonly close: (how: Omit<Closure, 'on'>, options?: ClosureOptions) => Episode
}

class EpisodeUnderClock implements LivedEpisode {
  private now: Episode

  constructor(
    private readonly clock: Clock,
    start: Episode,
  ) {
    this.now = start
  }

  get episode(): Episode {
    return this.now
  }

  get status(): EpisodeStatus {
    return episodeStatus(this.now, this.clock.today)
  }

  private become(next: Result<Episode>): Episode {
    this.now = unwrap(next)
    return this.now
  }

  readonly contact: LivedEpisode['contact'] = (what = {}) =>
    this.become(safeRecordContact(this.now, { ...what, date: this.clock.today }))

  readonly review: LivedEpisode['review'] = (what = {}) => this.contact({ ...what, review: true })

  readonly pause: LivedEpisode['pause'] = (how) =>
    this.become(safePauseEpisode(this.now, { ...how, from: this.clock.today }))

  readonly resume: LivedEpisode['resume'] = () =>
    this.become(safeResumeEpisode(this.now, { on: this.clock.today }))

  readonly extend: LivedEpisode['extend'] = (how) =>
    this.become(safeExtendEpisode(this.now, { ...how, on: this.clock.today }))

  readonly escalate: LivedEpisode['escalate'] = (how) =>
    this.become(safeOpenEscalation(this.now, { ...how, on: this.clock.today }))

  readonly resolve: LivedEpisode['resolve'] = (how) =>
    this.become(safeResolveEscalation(this.now, { ...how, on: this.clock.today }))

  readonly close: LivedEpisode['close'] = (how, options) =>
    this.become(safeCloseEpisode(this.now, { ...how, on: this.clock.today }, options))
}

/** How an episode begins. */
interface LivedEpisodeStart {
  /** The decision that accepts the referral. */
  readonly decision: Decision
  /** Who confirmed it; `a tester` if left out. */
  readonly confirmedBy?: string
  /** Why it starts, where the pathway is provisional or the service has no place yet. */
  readonly override?: EpisodeOverride
}

/**
 * Starts an episode today, by the clock, and keeps it as the clock moves on. Takes a decision that accepts the
 * referral; throws `TriageError` if it does not, if its pathway is provisional and no `override` is given, or if the clock shows a day before
 * it was decided, after its `startBy`, or, without an `override`, before its `startFrom`.
 */
export const liveEpisode = (
  clock: Clock,
  { confirmedBy = 'a tester', decision, override }: LivedEpisodeStart,
): LivedEpisode =>
  new EpisodeUnderClock(
    clock,
    startEpisode({
      decision,
      startDate: clock.today,
      confirmedBy,
      ...(override === undefined ? {} : { override }),
    }),
  )
