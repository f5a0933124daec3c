/** Reads an episode back from storage: first the form of its fields, then what must hold of it as a whole. */

import type { Intervention } from '../decision/decision.js'
import { readStrict } from '../input/read-strict.js'
import { type Issue, type Result, resultOf } from '../issue/issue.js'
import type { Limits } from '../rule-set/rule-set.js'
import { type Closure, Episode } from './episode.js'
import { mostWeeks } from './episode-dates.js'
import { checkPauses } from './paused-spans.js'

/** Start dates go so far, so that every date of an episode still has a year of four digits. */
const LATEST_START = '9998-12-31'

const rangeIssue = (limits: Limits | null, unit: 'weeks' | 'contacts'): readonly Issue[] => {
  if (limits === null || limits.min <= limits.max) return []
  const message = `the fewest ${unit} (${limits.min}) are more than the most (${limits.max})`
  return [{ code: 'range-inverted', path: ['terms', unit], message }]
}

const extensionIssue = ({ extension, weeks }: Intervention): readonly Issue[] => {
  const { maxWeeks, possible } = extension
  const fits = possible ? maxWeeks !== null && maxWeeks >= weeks.max : maxWeeks === null
  if (fits) return []
  const message = possible
    ? 'an extension is possible, so its `maxWeeks` must be a number not below the most weeks'
    : 'no extension is possible, so its `maxWeeks` must be null'
  return [{ code: 'not-allowed', path: ['terms', 'extension', 'maxWeeks'], message }]
}

/** Every problem with the limits that an episode takes over from its decision. */
export const checkTerms = (terms: Intervention): readonly Issue[] => [
  ...rangeIssue(terms.weeks, 'weeks'),
  ...rangeIssue(terms.contacts, 'contacts'),
  ...extensionIssue(terms),
]

/** Every problem with the day on which an episode starts. */
export const checkStart = (startDate: string, asOf: string): readonly Issue[] => {
  const path = ['startDate']
  if (startDate < asOf) {
    const message = `the episode would start on \`${startDate}\`, and the referral was decided at \`${asOf}\``
    return [{ code: 'start-before-decision', path, message, hint: `start on \`${asOf}\` or after it` }]
  }
  if (startDate <= LATEST_START) return []
  return [{ code: 'out-of-range', path, message: `\`${startDate}\` is too far ahead` }]
}

const checkContacts = ({ contacts, startDate }: Episode): readonly Issue[] =>
  contacts.flatMap(({ date }, index): readonly Issue[] => {
    if (date >= startDate) return []
    const message = `the contact is on \`${date}\`, and the episode starts on \`${startDate}\``
    return [{ code: 'date-before-start', path: ['contacts', index, 'date'], message }]
  })

const formatWeeks = (weeks: number): string => (weeks === 1 ? '1 week' : `${weeks} weeks`)

/** Every problem with the extensions of an episode: they must be possible, and stay within the longest time. */
const checkExtensions = ({ extensions, startDate, terms }: Episode): readonly Issue[] => {
  const most = mostWeeks(terms)
  return extensions.flatMap(({ on, weeks }, index): readonly Issue[] => {
    const path = ['extensions', index]
    const issues: Issue[] = []
    if (on < startDate) {
      const message = `the extension would be approved on \`${on}\`, and the episode starts on \`${startDate}\``
      issues.push({ code: 'date-before-start', path: [...path, 'on'], message })
    }
    const before = extensions.slice(0, index).reduce((sum, one) => sum + one.weeks, terms.weeks.max)
    if (!terms.extension.possible) {
      const message = `the episode cannot be extended: ${terms.extension.reason}`
      const hint = 'close it with an onward plan; if more support is needed, make a new referral'
      issues.push({ code: 'extension-not-possible', path, message, hint })
    } else if (before + weeks > most) {
      const left = Math.max(0, most - before)
      const message = `the extension would make it ${formatWeeks(before + weeks)} in all, and ${most} is the most`
      const hint = left === 0 ? 'no week is left' : `${formatWeeks(left)} may still be added`
      issues.push({ code: 'extension-beyond-envelope', path: [...path, 'weeks'], message, hint })
    }
    return issues
  })
}

/**
 * Every problem with the escalations of an episode. They may be opened from the day of the decision on: a
 * client who waits for the first contact may need a specialist too.
 */
const checkEscalations = ({ escalations, provenance }: Episode): readonly Issue[] =>
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
 * What a reason for closing means, which the dates and the escalations must bear out: nothing is `completed` before it starts or
 * with an escalation still open, and where no escalation is recorded nothing is `escalated`. Paths are those of the closure.
 */
export const meaningIssues = (
  { escalations, provenance, startDate }: Episode,
  { on, reason }: Closure,
  meaning: string,
): readonly Issue[] => {
  const issues: Issue[] = []
  if (meaning === 'completed' && on >= provenance.asOf && on < startDate) {
    const message = `the episode would be closed on \`${on}\` as ${reason}, and it starts on \`${startDate}\``
    issues.push({ code: 'date-before-start', path: ['on'], message })
  }
  const open = escalations
    .filter(({ resolution }) => resolution === null || resolution.on > on)
    .map(({ id }) => `\`${id}\``)
  if (meaning === 'completed' && open.length > 0) {
    const message = `an episode with an open escalation (${open.join(', ')}) cannot be closed as ${reason}`
    const hint = 'resolve the escalation first, or close the episode as `escalated`'
    issues.push({ code: 'open-escalation', path: ['reason'], message, hint })
  }
  if (meaning === 'escalated' && escalations.length === 0) {
    const message = `no escalation is recorded, so the episode cannot be closed as ${reason}`
    const hint = 'record the escalation first, or give another reason'
    issues.push({ code: 'not-allowed', path: ['reason'], message, hint })
  }
  return issues
}

/**
 * Every problem with the end of an episode. It may end before it starts (a client withdraws while waiting),
 * but never before something that is already recorded.
 */
const checkClosure = (episode: Episode): readonly Issue[] => {
  const { closure, provenance } = episode
  if (closure === null) return []
  const issues: Issue[] = []
  const last = lastEvent(episode)
  const on = `the episode would be closed on \`${closure.on}\``
  const path = ['closure', 'on']
  if (closure.on < provenance.asOf) {
    const message = `${on}, and the referral was decided at \`${provenance.asOf}\``
    issues.push({ code: 'start-before-decision', path, message })
  }
  if (last !== undefined && closure.on < last) {
    const message = `${on}, and something is recorded on \`${last}\``
    issues.push({ code: 'out-of-order', path, message })
  }
  const meaning = meaningIssues(episode, closure, closure.reason)
  return [...issues, ...meaning.map((issue) => ({ ...issue, path: ['closure', ...issue.path] }))]
}

/** Every problem with an episode whose fields have the right form. */
const checkEpisode = (episode: Episode): readonly Issue[] => [
  ...checkStart(episode.startDate, episode.provenance.asOf),
  ...checkTerms(episode.terms),
  ...checkContacts(episode),
  ...checkExtensions(episode),
  ...checkPauses(episode),
  ...checkEscalations(episode),
  ...checkClosure(episode),
]

/**
 * Reads an episode back from storage, strictly: unknown keys, impossible dates, overlapping pauses and weeks
 * beyond the longest time are issues. Takes what `JSON.parse` gives; gives a frozen episode with its keys in
 * one order, or every issue. Never throws.
 */
export const parseEpisode = (input: unknown): Result<Episode> => {
  const read = readStrict(Episode, input)
  return read.ok ? resultOf(checkEpisode(read.value), () => read.value) : read
}
