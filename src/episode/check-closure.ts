/** What must hold of the end of an episode. */
import type { Issue } from '../issue/issue.js'
import type { Episode } from './episode.js'

const MEND = {
  'open-escalation': 'resolve the escalation first, or close the episode as `escalated`',
  'not-allowed': 'record the escalation first, or give another reason',
} as const

/** The latest date of something that was recorded as done. */
const lastEvent = ({ contacts, escalations, extensions, pauses }: Episode): string | undefined =>
  [
    ...contacts.map(({ date }) => date),
    ...extensions.map(({ on }) => on),
    ...pauses.map(({ from }) => from),
    ...escalations.map(({ on }) => on),
  ]
    .sort()
    .at(-1)

/**
 * Every problem with the end of an episode. It may end before it starts (a client withdraws while waiting),
 * but not as `completed`, and never before something that is already recorded.
 */
export const checkClosure = (episode: Episode): readonly Issue[] => {
  const { closure, escalations, provenance, startDate } = episode
  if (closure === null) return []
  const issues: Issue[] = []
  const add = (code: Issue['code'], key: 'on' | 'reason', message: string, hint?: string) =>
    issues.push({ code, path: ['closure', key], message, ...(hint === undefined ? {} : { hint }) })

  const last = lastEvent(episode)
  const on = `the episode would be closed on \`${closure.on}\``
  if (closure.on < provenance.asOf) {
    add('start-before-decision', 'on', `${on}, and the referral was decided at \`${provenance.asOf}\``)
  } else if (closure.reason === 'completed' && closure.on < startDate) {
    add('date-before-start', 'on', `${on} as completed, and it starts on \`${startDate}\``)
  }
  if (last !== undefined && closure.on < last) {
    add('out-of-order', 'on', `${on}, and something is recorded on \`${last}\``)
  }
  const open = escalations
    .filter(({ resolution }) => resolution === null || resolution.on > closure.on)
    .map(({ id }) => `\`${id}\``)
  if (closure.reason === 'completed' && open.length > 0) {
    const message = `an episode with an open escalation (${open.join(', ')}) cannot be closed as completed`
    add('open-escalation', 'reason', message, MEND['open-escalation'])
  }
  if (closure.reason === 'escalated' && escalations.length === 0) {
    const message = 'no escalation is recorded, so the episode cannot be closed as escalated'
    add('not-allowed', 'reason', message, MEND['not-allowed'])
  }
  return issues
}
