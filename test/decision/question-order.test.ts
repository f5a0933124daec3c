import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PlacedQuestion, sortQuestions } from '../../src/decision/questions.js'

/** From first to last. The places, in the catalogue, say the contrary but within one kind. */
const [askNow, safety, holdsUp] = [true, true, true]
const IN_ORDER: readonly PlacedQuestion[] = [
  // what could make it more urgent, whether or not anything waits for it
  { askNow, safety, holdsUp, place: 15 },
  { askNow, safety, holdsUp: false, place: 16 },
  { askNow, safety: false, holdsUp, place: 13 },
  { askNow, safety: false, holdsUp: false, place: 14 },
  // safety: what is waited for, then the rest of it
  { askNow: false, safety, holdsUp, place: 11 },
  { askNow: false, safety, holdsUp, place: 12 },
  { askNow: false, safety, holdsUp: false, place: 9 },
  { askNow: false, safety, holdsUp: false, place: 10 },
  // what else is waited for
  { askNow: false, safety: false, holdsUp, place: 7 },
  { askNow: false, safety: false, holdsUp, place: 8 },
  // all the rest
  { askNow: false, safety: false, holdsUp: false, place: 5 },
  { askNow: false, safety: false, holdsUp: false, place: 6 },
]

describe('the order of questions', () => {
  test('is urgency, safety, what is waited for, the rest; and within each the catalogue’s', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...IN_ORDER], { minLength: 2 }), (drawn) => {
        expect(sortQuestions(drawn)).toEqual(IN_ORDER.filter((question) => drawn.includes(question)))
      }),
    )
  })
})
