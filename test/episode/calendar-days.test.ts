import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../../src/referral/calendar-date.js'
import { startDate } from './support/courses.js'
import { dayNumber, daysFrom, nextDay } from './support/day-number.js'

/** Zones that change their clocks by an hour or half of one, at midnight, or that left out a whole day. */
const ZONES = [
  'UTC',
  'Europe/London',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Kiritimati',
  'Pacific/Apia',
] as const

const zoneOfProcess = process.env['TZ']

afterEach(() => {
  if (zoneOfProcess === undefined) delete process.env['TZ']
  else process.env['TZ'] = zoneOfProcess
})

describe.each(ZONES)('with the process in %s', (zone) => {
  const inZone = <T>(work: () => T): T => {
    process.env['TZ'] = zone
    expect(new Date(2026, 0, 1).toLocaleString('en', { timeZone: zone, hour: 'numeric' })).toContain('12')
    return work()
  }

  test('the day after each day of a century and its ends is the one on the wall calendar', () => {
    inZone(() => {
      for (let day = '1999-12-30'; day < '2101-01-02'; day = nextDay(day)) {
        if (addDays(day, 1) !== nextDay(day)) expect(`${day} + 1`).toBe(nextDay(day))
      }
    })
  })

  test('days are added as they are counted', () => {
    inZone(() =>
      fc.assert(
        fc.property(startDate, fc.integer({ min: 0, max: 400 }), (date, days) => {
          expect(addDays(date, days)).toBe(daysFrom(date, days)[days])
          expect(addDays(addDays(date, days), -days)).toBe(date)
        }),
      ),
    )
  })

  test('the days between two dates are the difference of their day numbers', () => {
    inZone(() =>
      fc.assert(
        fc.property(startDate, startDate, (from, to) => {
          expect(daysBetween(from, to)).toBe(dayNumber(to) - dayNumber(from))
        }),
      ),
    )
  })
})

test('the oracle agrees with dates whose distance is well known', () => {
  expect(dayNumber('1970-01-01') - dayNumber('1900-01-01')).toBe(25_567)
  expect(dayNumber('2000-03-01') - dayNumber('2000-02-28')).toBe(2)
  expect(dayNumber('2100-03-01') - dayNumber('2100-02-28')).toBe(1)
})
