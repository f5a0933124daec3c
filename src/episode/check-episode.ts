/** What must hold of an episode as a whole, beyond the form of its fields. */
import type { Issue } from '../issue/issue.js'
import type { Limits } from '../rule-set/rule-set.js'
import { checkClosure } from './check-closure.js'
import { checkEscalations } from './check-escalations.js'
import { checkExtensions } from './check-extensions.js'
import { checkPauses } from './check-pauses.js'
import type { Episode } from './episode.js'
import type { InterventionTerms } from './episode-terms.js'

/** Start dates go so far, so that every date of an episode still has a year of four digits. */
const LATEST_START = '9998-12-31'

const rangeIssue = (limits: Limits | null, unit: 'weeks' | 'contacts'): readonly Issue[] =>
  limits === null || limits.min <= limits.max
    ? []
    : [
        {
          code: 'range-inverted',
          path: ['terms', unit],
          message: `the fewest ${unit} (${limits.min}) are more than the most (${limits.max})`,
        },
      ]

const extensionIssue = ({ extension, weeks }: InterventionTerms): readonly Issue[] => {
  const { maxWeeks, possible } = extension
  const fits = possible ? maxWeeks !== null && maxWeeks >= weeks.max : maxWeeks === null
  if (fits) return []
  const message = possible
    ? 'an extension is possible, so its `maxWeeks` must be a number not below the most weeks'
    : 'no extension is possible, so its `maxWeeks` must be null'
  return [{ code: 'not-allowed', path: ['terms', 'extension', 'maxWeeks'], message }]
}

/** Every problem with the limits that an episode takes over from its decision. */
export const checkTerms = (terms: InterventionTerms): readonly Issue[] => [
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
  contacts.flatMap(({ date }, index): readonly Issue[] =>
    date >= startDate
      ? []
      : [
          {
            code: 'date-before-start',
            path: ['contacts', index, 'date'],
            message: `the contact is on \`${date}\`, and the episode starts on \`${startDate}\``,
          },
        ],
  )

/** Every problem with an episode whose fields have the right form. */
export const checkEpisode = (episode: Episode): readonly Issue[] => [
  ...checkStart(episode.startDate, episode.provenance.asOf),
  ...checkTerms(episode.terms),
  ...checkContacts(episode),
  ...checkExtensions(episode),
  ...checkPauses(episode),
  ...checkEscalations(episode),
  ...checkClosure(episode),
]
