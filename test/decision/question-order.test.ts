import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PlacedQuestion, sortQuestions } from '../../src/decision/questions.js'

const placed = fc.uniqueArray(
  fc.record({ place: fc.nat(), safety: fc.boolean(), askNow: fc.boolean(), holdsUp: fc.boolean() }),
  { selector: ({ place }) => place, maxLength: 12 },
)

/** What comes first. */
const group = ({ askNow, holdsUp, safety }: PlacedQuestion): number =>
  askNow ? 0 : safety && holdsUp ? 1 : safety ? 2 : holdsUp ? 3 : 4

describe('the order of questions', () => {
  test('is urgency, safety, what is waited for, the rest; and within each the catalogue’s', () => {
    fc.assert(
      fc.property(placed, (all) => {
        const order = sortQuestions(all)
        order.slice(1).forEach((next, index) => {
          const before = order[index]
          if (before === undefined) return
          expect(group(before)).toBeLessThanOrEqual(group(next))
          if (group(before) === group(next) && before.safety === next.safety)
            expect(before.place).toBeLessThan(next.place)
        })
      }),
    )
  })

  test('is one order, however the questions were drawn, and loses none of them', () => {
    fc.assert(
      fc.property(placed, (all) => {
        expect(sortQuestions([...all].reverse())).toEqual(sortQuestions(all))
        expect(new Set(sortQuestions(all))).toEqual(new Set(all))
      }),
    )
  })
})
