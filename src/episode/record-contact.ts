import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { words } from '../input/readable-text.js'
import type { Result } from '../issue/issue.js'
import { throwing } from '../issue/issue.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { changeEpisode } from './change-episode.js'
import type { Contact, Episode } from './episode.js'

/** A contact that took place. */
export interface NewContact extends Pick<Contact, 'date'> {
  /** Whether it was the mid-point review. Absent: no. */
  readonly review?: boolean | undefined
  /** A note, at most 2,000 characters. */
  readonly note?: string | undefined
}
const NewContactSchema = z.strictObject({
  date: CalendarDate.apply(describe, 'The day it took place.'),
  review: z.optional(z.boolean()).apply(describe, 'Whether it was the mid-point review. Absent: no.'),
  note: z.optional(words('A note.')),
}) satisfies z.ZodMiniType<unknown, NewContact>

/**
 * Records a contact that took place on or after the start date. What happened is recorded even where it goes
 * beyond the contacts or the weeks that were agreed, or falls into a pause: `episodeStatus` shows that.
 * Gives a new episode, or every issue. Never throws.
 */
export const safeRecordContact = (episode: Episode, contact: NewContact): Result<Episode> =>
  changeEpisode(
    {
      request: NewContactSchema,
      change: (before, { date, note = null, review = false }) => ({
        next: { ...before, contacts: [...before.contacts, { date, review, note }] },
        at: ['contacts', before.contacts.length],
      }),
    },
    episode,
    contact,
  )

/** As `safeRecordContact`, and throws `TriageError` with every issue. */
export const recordContact = throwing(safeRecordContact)
