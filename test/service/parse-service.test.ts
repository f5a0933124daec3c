import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatIssues } from '../../src/issue/issue.js'
import { parseService } from '../../src/service/parse-service.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { deepFreeze, isDeeplyFrozen } from '../support/deep-freeze.js'

const service = (more: object): object => ({ id: 'sp-x', title: 'Our service', nation: 'england', ...more })

const told = (input: unknown): string => {
  const result = parseService(input)
  return result.ok ? '' : formatIssues(result.issues)
}

describe('a service', () => {
  test('is taken as it is, frozen, however much of it is stated', () => {
    fc.assert(
      fc.property(anyService, (one) => {
        const result = parseService(deepFreeze(one))
        const { $schema: _, ...stated } = one
        expect(result).toEqual({ ok: true, value: stated })
        expect(result.ok && isDeeplyFrozen(result.value)).toBe(true)
      }),
    )
  })

  test('may name its schema for editors; that is no part of it', () => {
    expect(parseService(service({ $schema: '../schemas/service.schema.json' }))).toStrictEqual({
      ok: true,
      value: service({}),
    })
  })

  test('may state one end of a range, or both the same', () => {
    expect(told(service({ ages: { min: 65 }, weeks: { max: 12 }, contacts: { min: 6, max: 6 } }))).toBe('')
  })
})

describe('a service with mistakes', () => {
  test('is told the codes of capacity, and that its day is none', () => {
    expect(
      told(service({ capacity: { status: 'wait-list', from: '1 May', until: '2026-06-01' } })),
    ).toBe(`capacity.status: \`wait-list\` is not allowed here (not-allowed)
    help: did you mean \`waitlist\`?
capacity.from: \`1 May\` is not a calendar date (not-a-date)
    help: write a date that the calendar has as YYYY-MM-DD, such as \`2026-03-02\`
capacity.until: unknown key \`until\` (unknown-key)
    help: use one of \`status\`, \`from\``)
  })

  test('must say its nation: no contact is given out for a nation that was guessed', () => {
    expect(told({ id: 'sp-x', title: 'Our service' })).toBe(`nation: \`nation\` is missing (missing)
    help: the nation it is in: \`england\`, \`scotland\`, \`wales\` or \`northern-ireland\`, or a document of your own. Contacts, helplines, names and ages come from it`)
  })

  test('tells all of them at once, also a range the wrong way round beside another mistake', () => {
    expect(
      told({
        title: '',
        nation: 'englnd',
        ages: { min: 65, max: 18 },
        weeks: { min: 8, max: 6, fortnights: 1 },
        settings: [],
      }),
    ).toBe(`id: \`id\` is missing (missing)
    help: short name, in kebab case
title: the text is empty (out-of-range)
nation: \`englnd\` is not allowed here (not-allowed)
    help: did you mean \`england\`?
settings: the list is empty (out-of-range)
weeks.fortnights: unknown key \`fortnights\` (unknown-key)
    help: use one of \`min\`, \`max\`
ages: the range of \`ages\` begins at 65 and ends at 18 (range-inverted)
    help: swap \`min\` and \`max\`
weeks: the range of \`weeks\` begins at 8 and ends at 6 (range-inverted)
    help: swap \`min\` and \`max\``)
  })

  test('says how its name is to be written', () => {
    expect(told(service({ id: 'Our Service' }))).toBe(
      'id: `Our Service` does not have the form expected here (wrong-format)\n    help: short name, in kebab case',
    )
  })

  test.each([undefined, null, 'sp1', [], new Map(), () => 1])('of another kind altogether: %s', (input) => {
    expect(parseService(input).ok).toBe(false)
  })

  test('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const result = parseService(input)
        expect(result.ok || result.issues.length > 0).toBe(true)
      }),
    )
  })
})
