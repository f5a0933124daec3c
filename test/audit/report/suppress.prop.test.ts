import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { suppressSmall } from '../../../src/audit/report/sections/groups.js'

const LEAST = 10

const groups = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 12 }))
  .chain(([columns, rows]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 200 })), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: rows, maxLength: rows },
    ),
  )
  .map((rows) => rows.map((counts, index) => ({ group: `g${index}`, counts })))

const isSmall = (count: number) => count > 0 && count < LEAST

describe('small numbers', () => {
  test('are shown nowhere, and cannot be worked out from the totals', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const { others, shown } = suppressSmall(all, LEAST)
        expect(shown.flatMap(({ counts }) => counts).filter(isSmall)).toEqual([])
        expect((others?.counts ?? []).filter(isSmall)).toEqual([])
        // Whoever knows the totals can take away what is shown: what is left is the sum of two groups or more.
        if (others !== null && shown.length > 0) {
          expect(others.groups).toBeGreaterThan(1)
          const hidden = all.filter((one) => !shown.includes(one))
          const sums = (hidden[0]?.counts ?? []).map((_, column) =>
            hidden.reduce((sum, { counts }) => sum + (counts[column] ?? 0), 0),
          )
          expect(sums.filter(isSmall)).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })

  test('lose nobody: every group is shown or among the others', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const { others, shown } = suppressSmall(all, LEAST)
        expect(shown.length + (others?.groups ?? 0)).toBe(all.length)
      }),
    )
  })

  test('hide nothing where there are none', () => {
    const all = [
      { group: 'a', counts: [10, 0] },
      { group: 'b', counts: [500, 11] },
    ]
    expect(suppressSmall(all, LEAST)).toEqual({ shown: all, others: null })
  })
})
