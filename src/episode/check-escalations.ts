/** What must hold of the escalations of an episode. */
import type { Issue } from '../issue/issue.js'
import type { Episode } from './episode.js'
import type { EpisodeEscalation } from './episode-events.js'

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

/**
 * Every problem with the escalations of an episode. They may be opened from the day of the decision on: a
 * client who waits for the first contact may need a specialist too.
 */
export const checkEscalations = ({ escalations, provenance }: Episode): readonly Issue[] =>
  escalations.flatMap(({ id, on, resolution }, index): readonly Issue[] => {
    const path = ['escalations', index]
    const issues: Issue[] = []
    if (id !== `E${index + 1}`) {
      const message = `the escalation is numbered \`${id}\`, and \`E${index + 1}\` is its number`
      issues.push({ code: 'not-allowed', path: [...path, 'id'], message })
    }
    if (on < provenance.asOf) {
      const message = `the escalation would be opened on \`${on}\`, and the referral was decided at \`${provenance.asOf}\``
      issues.push({ code: 'start-before-decision', path: [...path, 'on'], message })
    }
    if (resolution !== null && resolution.on < on) {
      const message = `the escalation would be resolved on \`${resolution.on}\`, and it was opened on \`${on}\``
      issues.push({ code: 'out-of-order', path: [...path, 'resolution', 'on'], message })
    }
    return issues
  })
