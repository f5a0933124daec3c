import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder, type PlacedQuestion } from '../../src/decision/question-order.js'

const placed = fc
  .uniqueArray(
    fc.record({
      question: fc.string(),
      place: fc.nat(),
      safety: fc.boolean(),
      askNow: fc.boolean(),
      holdsUp: fc.boolean(),
      worth: fc.nat(3),
    }),
    { selector: ({ place }) => place, maxLength: 12 },
  )
  .map((all) => all.map((one, index) => ({ ...one, question: `question ${index}` })))

type Drawn = PlacedQuestion & { readonly worth: number }

const sorted = (all: readonly Drawn[], worths = all): readonly Drawn[] => {
  const worth = new Map(worths.map((one) => [one.question, one.worth]))
  return inOrder(all, (question) => worth.get(question) ?? 0)
}

/** What comes first whatever an answer would settle. */
const group = ({ askNow, holdsUp, safety }: Drawn): number =>
  askNow ? 0 : safety && holdsUp ? 1 : safety ? 2 : holdsUp ? 3 : 4

describe('the order of questions', () => {
  test('is urgency, safety and what is waited for, whatever an answer would settle', () => {
    fc.assert(
      fc.property(placed, (all) => {
        const groups = sorted(all).map(group)
        expect(groups).toEqual([...groups].sort((one, other) => one - other))
      }),
    )
  })

  test('is within each group what settles most, and where two settle as much, the catalogue’s', () => {
    fc.assert(
      fc.property(placed, (all) => {
        const order = sorted(all)
        order.slice(1).forEach((next, index) => {
          const before = order[index]
          if (before === undefined || group(before) !== group(next) || before.safety || next.safety) return
          expect(before.worth).toBeGreaterThanOrEqual(next.worth)
          if (before.worth === next.worth) expect(before.place).toBeLessThan(next.place)
        })
      }),
    )
  })

  test('leaves safety questions in the order of the screen', () => {
    fc.assert(
      fc.property(placed, (all) => {
        const calm = all.map((one) => ({ ...one, worth: 0 }))
        const safety = (order: readonly Drawn[]) =>
          order.filter((one) => one.safety).map(({ question }) => question)
        expect(safety(sorted(all))).toEqual(safety(sorted(calm)))
      }),
    )
  })

  test('is one order, however the questions were drawn', () => {
    fc.assert(
      fc.property(placed, (all) => {
        expect(sorted([...all].reverse())).toEqual(sorted(all))
      }),
    )
  })
})
