import { describe, expect, test } from 'vitest'
import { safeEpisodeStatus } from '../../src/episode/episode-status.js'
import { safePauseEpisode } from '../../src/episode/pause-episode.js'
import { safeRecordContact } from '../../src/episode/record-contact.js'
import { unwrap } from '../../src/issue/issue.js'
import { sixWeeks, started } from './support/accepted.js'
import { told } from './support/told.js'

describe('a contact is recorded', () => {
  test('with its day, and with a note if there is one', () => {
    const once = unwrap(safeRecordContact(started(), { date: '2026-03-02' }))
    const twice = unwrap(
      safeRecordContact(once, { date: '2026-03-09', review: true, note: 'at the library' }),
    )
    expect(twice.contacts).toEqual([
      { date: '2026-03-02', review: false, note: null },
      { date: '2026-03-09', review: true, note: 'at the library' },
    ])
  })

  test('from the first day on, and not on a day that there is not', () => {
    expect(told(safeRecordContact(started(), { date: '2026-03-01' }))).toEqual(['date: date-before-start'])
    expect(told(safeRecordContact(started(), { date: '2026-04-31' }))).toEqual(['date: not-a-date'])
  })

  test('even in a pause, after the last week, or beyond the contacts agreed: it took place', () => {
    const limited = started({ ...sixWeeks, contacts: { min: 0, max: 1 } })
    const paused = unwrap(
      safePauseEpisode(limited, { from: '2026-03-09', until: '2026-03-16', reason: 'in hospital' }),
    )
    const dates = ['2026-03-10', '2026-03-17', '2026-06-01']
    const episode = dates.reduce((before, date) => unwrap(safeRecordContact(before, { date })), paused)
    expect(episode.contacts.map(({ date }) => date)).toEqual(dates)
    expect(unwrap(safeEpisodeStatus(episode, '2026-06-01'))).toMatchObject({
      status: 'time-up',
      contactsSoFar: 3,
      contactsLeft: 0,
    })
  })

  test('in the order in which contacts were written down', () => {
    const late = unwrap(safeRecordContact(started(), { date: '2026-03-16' }))
    const earlier = unwrap(safeRecordContact(late, { date: '2026-03-09' }))
    expect(earlier.contacts.map(({ date }) => date)).toEqual(['2026-03-16', '2026-03-09'])
  })

  test('without a stray key', () => {
    const contact = { date: '2026-03-09', reviewed: true }
    expect(told(safeRecordContact(started(), contact))).toEqual(['reviewed: unknown-key'])
  })
})
