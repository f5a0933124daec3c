import { describe, expect, test } from 'vitest'
import { arrivingReferrals, CHECKS, departures, outcomes } from './arriving-referrals.js'

const departureOf = new Map(departures.map((one) => [one.name, one]))

describe('a referral as it arrives comes to what a service lead wants, unless somebody has defended why not', () => {
  test.each(outcomes().map((outcome) => [`${outcome.name}: ${outcome.why}`, outcome] as const))(
    '%s',
    (_, { departsIn, name }) => {
      expect(departsIn).toEqual(departureOf.get(name)?.from ?? [])
    },
  )
})

test('every departure is of a referral that there is, once, and is defended in a line', () => {
  const names = departures.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { because, from, name } of departures) {
    expect(arrivingReferrals.map((one) => one.name)).toContain(name)
    expect(from).not.toEqual([])
    expect(because).toMatch(/^\S[^\n]{40,}$/)
  }
})

test('every part of what is wanted is one that is compared', () => {
  const wanted = arrivingReferrals.flatMap(({ want }) => Object.keys(want))
  expect(Object.keys(CHECKS)).toEqual(expect.arrayContaining(wanted))
})
