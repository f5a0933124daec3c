import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { durationMinutes } from '../../src/rule-set/iso-duration.js'

describe('a duration', () => {
  test.each([
    ['PT0S', 0],
    ['PT30S', 0.5],
    ['PT15M', 15],
    ['PT4H', 240],
    ['PT1H30M', 90],
    ['P1D', 1_440],
    ['P1DT12H', 2_160],
    ['P7D', 10_080],
    ['P1W', 10_080],
  ])('%s is %d minutes', (iso, minutes) => {
    expect(durationMinutes(iso)).toBe(minutes)
  })

  test.each([
    '',
    'P',
    'PT',
    'P1',
    '1D',
    'P1DT',
    'p1d',
    'P-1D',
    'P1M',
    'P1Y',
    'P1.5D',
    'P1W2D',
    'PT1H1H',
    ' P1D',
    'P1D\n',
  ])('is not %j', (text) => {
    expect(durationMinutes(text)).toBeNull()
  })

  test('is the sum of its parts', () => {
    const upTo = (max: number) => fc.nat({ max })
    fc.assert(
      fc.property(upTo(9_999), upTo(9_999), upTo(99_999), upTo(999_999), (days, hours, minutes, seconds) => {
        const iso = `P${days}DT${hours}H${minutes}M${seconds}S`
        expect(durationMinutes(iso)).toBeCloseTo(days * 1_440 + hours * 60 + minutes + seconds / 60, 6)
      }),
    )
  })
})
