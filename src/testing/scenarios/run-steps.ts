/** What happens in an episode, step by step, held against what was expected. */
import { safeCloseEpisode } from '../../episode/close-episode.js'
import type { Episode } from '../../episode/episode.js'
import { safeEpisodeStatus } from '../../episode/episode-status.js'
import { safeOpenEscalation, safeResolveEscalation } from '../../episode/escalations.js'
import { safeExtendEpisode } from '../../episode/extend-episode.js'
import { safePauseEpisode, safeResumeEpisode } from '../../episode/pause-episode.js'
import { safeRecordContact } from '../../episode/record-contact.js'
import type { Frozen } from '../../input/json.js'
import { formatIssues, type Result } from '../../issue/issue.js'
import type { Vocabulary } from '../../referral/vocabulary.js'
import type { EpisodeExpectation, Step } from './step.js'

/** Something that is not as expected. */
export interface Unexpected {
  /** The step of the episode, counted from 1; `null` for the decision at the beginning. */
  readonly step: number | null
  /** What it is about: a part of the decision or of the episode. */
  readonly part: string
  /** What the scenario expects, as JSON. */
  readonly expected: unknown
  /** What it is, as JSON. */
  readonly actual: unknown
}

type EpisodeStep = Exclude<Frozen<Step>, { readonly do: 'decide' }>

/** Who did it, and why, where a scenario does not say. */
const SAID = 'scenario'

const taken = (episode: Episode, step: EpisodeStep, vocabulary: Vocabulary): Result<Episode> => {
  const { on } = step
  switch (step.do) {
    case 'contact':
      return safeRecordContact(episode, { date: on, review: step.review ?? false })
    case 'pause':
      return safePauseEpisode(episode, {
        from: on,
        reason: step.reason ?? SAID,
        ...(step.until === undefined ? {} : { until: step.until }),
      })
    case 'resume':
      return safeResumeEpisode(episode, { on })
    case 'extend':
      return safeExtendEpisode(episode, {
        on,
        weeks: step.weeks,
        reason: step.reason ?? SAID,
        approvedBy: step.approvedBy ?? SAID,
      })
    case 'escalate':
      return safeOpenEscalation(episode, {
        on,
        route: step.route,
        reason: step.reason ?? SAID,
        openedBy: step.openedBy ?? SAID,
      })
    case 'resolve':
      return safeResolveEscalation(episode, {
        on,
        escalation: step.escalation,
        outcome: step.outcome ?? SAID,
        resolvedBy: step.resolvedBy ?? SAID,
      })
    case 'close':
      return safeCloseEpisode(
        episode,
        { on, reason: step.reason, onwardPlan: step.onwardPlan ?? SAID },
        { vocabulary },
      )
    case 'look':
      return { ok: true, value: episode }
  }
}

const standingOn = (episode: Episode, on: string): { readonly [part: string]: unknown } => {
  const status = safeEpisodeStatus(episode, on)
  return status.ok
    ? { ...status.value, plannedEnd: status.value.dates.plannedEnd }
    : { status: formatIssues(status.issues) }
}

/** What a step made of an episode, by the words of the rule set, and what of it was not expected. */
export const runStep = (
  episode: Episode,
  step: EpisodeStep,
  number: number,
  vocabulary: Vocabulary,
): { readonly episode: Episode; readonly unexpected: readonly Unexpected[] } => {
  const after = taken(episode, step, vocabulary)
  const expected: Frozen<EpisodeExpectation> = step.expect ?? {}
  const { refused, ...parts } = expected
  const refusal = after.ok ? null : after.issues
  const wrongRefusal: readonly Unexpected[] =
    (refused === undefined && refusal === null) || refusal?.some(({ code }) => code === refused) === true
      ? []
      : [
          {
            step: number,
            part: 'refused',
            expected: refused ?? null,
            actual: refusal === null ? null : formatIssues(refusal),
          },
        ]
  const now = after.ok ? after.value : episode
  const actual = standingOn(now, step.on)
  const unexpected = Object.entries(parts).flatMap(([part, wanted]): readonly Unexpected[] =>
    JSON.stringify(actual[part]) === JSON.stringify(wanted)
      ? []
      : [{ step: number, part, expected: wanted, actual: actual[part] }],
  )
  return { episode: now, unexpected: [...wrongRefusal, ...unexpected] }
}
