import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageInYears, isCalendarDate } from '../../src/referral/calendar-date.js'
import { datesIn } from '../../src/testing/arbitraries/random-referrals.js'

const DAY = 86_400_000

const text = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** By another method: walks the days of the calendar one by one, in UTC, and writes each down. */
const everyDay = (from: number, to: number): ReadonlySet<string> => {
  const days = new Set<string>()
  for (let day = Date.UTC(from, 0, 1); day < Date.UTC(to + 1, 0, 1); day += DAY) {
    days.add(new Date(day).toISOString().slice(0, 10))
  }
  return days
}

describe('a calendar date', () => {
  test('is exactly what a walk through the calendar meets, from 1800 to 2200', () => {
    const days = everyDay(1800, 2200)
    const wrong: string[] = []
    for (let year = 1800; year <= 2200; year += 1) {
      for (let month = 0; month <= 13; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const date = text(year, month, day)
          if (isCalendarDate(date) !== days.has(date)) wrong.push(date)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  test.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '1799-12-31',
    '0000-01-01',
    '2026-3-2',
    '26-03-02',
    '02/03/2026',
    '2026-03-02T00:00:00Z',
    ' 2026-03-02',
    '2026-03-02\n',
    '20260302',
    '+002026-03-02',
    '２０２６-03-02',
    '',
  ])('is not %j', (date) => {
    expect(isCalendarDate(date)).toBe(false)
  })

  test('is never anything longer or shorter than ten characters', () => {
    fc.assert(
      fc.property(fc.string(), (noise) => {
        expect(isCalendarDate(`2026-03-02${noise}`)).toBe(noise === '')
        expect(isCalendarDate(`${noise}2026-03-02`)).toBe(noise === '')
      }),
    )
  })
})

describe('age in whole years', () => {
  /** By another method: counts the birthdays lived, each on the day it is kept. */
  const birthdaysLived = (birth: string, date: string): number => {
    const [year = 0] = birth.split('-').map(Number)
    let lived = 0
    for (let next = year + 1; next <= Number(date.slice(0, 4)); next += 1) {
      const kept = `${next}${birth.slice(4)}`
      // In a common year somebody born on 29 February is a year older on 1 March.
      const birthday = isCalendarDate(kept) ? kept : `${next}-03-01`
      if (birthday <= date) lived += 1
    }
    return lived
  }

  test('is the number of birthdays lived', () => {
    fc.assert(
      fc.property(datesIn(1900, 2000), datesIn(2001, 2030), (birth, date) => {
        expect(ageInYears(birth, date)).toBe(birthdaysLived(birth, date))
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['2000-02-29', '2018-02-28', 17],
    ['2000-02-29', '2018-03-01', 18],
    ['2000-02-29', '2020-02-28', 19],
    ['2000-02-29', '2020-02-29', 20],
    ['2000-03-01', '2020-02-29', 19],
    ['1961-03-02', '2026-03-01', 64],
    ['1961-03-02', '2026-03-02', 65],
    ['2026-03-02', '2026-03-02', 0],
  ])('of somebody born on %s is on %s: %i', (birth, date, age) => {
    expect(ageInYears(birth, date)).toBe(age)
  })

  test('grows by exactly one in a year, across leap days too', () => {
    fc.assert(
      fc.property(datesIn(1900, 2000), datesIn(2001, 2030), (birth, date) => {
        const later = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`
        expect(ageInYears(birth, later)).toBe(ageInYears(birth, date) + 1)
      }),
    )
  })
})
