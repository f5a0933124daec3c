import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeWithin, formatLimits } from '../../src/explain/phrases.js'
import { explanationWords } from '../../src/words/explanation-words.js'

test.each([
  ['PT0S', 'now'],
  ['P0D', 'now'],
  ['PT30M', 'today, within 30 minutes'],
  ['PT1H', 'today, within 1 hour'],
  ['PT4H', 'today, within 4 hours'],
  ['P1D', 'today'],
  ['PT24H', 'today'],
  ['PT36H', 'within 36 hours'],
  ['P2D', 'within 2 days'],
  ['P7D', 'within 7 days'],
  ['P1W', 'within 7 days'],
  ['P1M', 'as soon as possible'],
  ['soon', 'as soon as possible'],
])('%s is “%s”', (within, words) => {
  expect(describeWithin(within)).toBe(words)
})

test('never gives more time than the route does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), (minutes) => {
      const [, count, unit] = /within (\d+) (minute|hour|day)/.exec(describeWithin(`PT${minutes}M`)) ?? [
        '',
        '1',
        'day',
      ]
      const length = { minute: 1, hour: 60, day: 24 * 60 }[unit ?? 'day'] ?? 0
      expect(Number(count) * length).toBeLessThanOrEqual(Math.max(minutes, 24 * 60))
      if (minutes !== 24 * 60) expect(Number(count) * length).toBeLessThanOrEqual(minutes)
    }),
  )
})

test.each([
  [{ min: 6, max: 8 }, 'weeks', '6 to 8 weeks'],
  [{ min: 6, max: 6 }, 'weeks', '6 weeks'],
  [{ min: 1, max: 1 }, 'weeks', '1 week'],
  [{ min: 1, max: 12 }, 'contacts', 'up to 12 contacts'],
  [{ min: 0, max: 1 }, 'times', 'up to 1 time'],
] as const)('%j as a number of %s is “%s”', (limits, unit, words) => {
  expect(formatLimits(explanationWords(), limits, unit)).toBe(words)
})
