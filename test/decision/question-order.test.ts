import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PlacedQuestion, sortQuestions } from '../../src/decision/questions.js'

const [askNow, safety, holdsUp] = [true, true, true]
const plain = { askNow: false, safety: false, holdsUp: false }

/** From first to last. The places, in the catalogue, say the contrary but within one kind. */
const CONVERSATION: readonly PlacedQuestion[] = [
  { ...plain, step: 'first', holdsUp, place: 40 },
  { ...plain, step: 'first', place: 30 },
  { ...plain, step: 'first', place: 31 },
  { ...plain, step: 'why', holdsUp, place: 22 },
  { ...plain, step: 'why', place: 21 },
  // the screen before other risks
  { ...plain, step: 'safety', safety, holdsUp, place: 15 },
  { ...plain, step: 'safety', safety, holdsUp, place: 16 },
  { ...plain, step: 'safety', safety, place: 13 },
  { ...plain, step: 'safety', holdsUp, place: 12 },
  { ...plain, step: 'safety', place: 11 },
  { ...plain, step: 'rest', holdsUp, place: 9 },
  { ...plain, step: 'rest', place: 7 },
  { ...plain, step: 'rest', place: 8 },
]

/** What could make an escalation more urgent, whatever it is about. */
const URGENT: readonly PlacedQuestion[] = [
  { step: 'safety', askNow, safety, holdsUp: false, place: 55 },
  { step: 'safety', askNow, safety: false, holdsUp: false, place: 54 },
  { step: 'first', askNow, safety: false, holdsUp: false, place: 53 },
  { step: 'rest', askNow, safety: false, holdsUp: false, place: 51 },
]

const AT_ESCALATION: readonly PlacedQuestion[] = [
  ...URGENT,
  ...CONVERSATION.filter(({ step }) => step === 'safety'),
  ...CONVERSATION.filter(({ step }) => step !== 'safety'),
]

const drawnFrom = (all: readonly PlacedQuestion[]) => fc.shuffledSubarray([...all], { minLength: 2 })

describe('the order of questions', () => {
  test('is that of a first conversation: consent and an interpreter, why, safety, the rest', () => {
    fc.assert(
      fc.property(
        drawnFrom(CONVERSATION),
        fc.constantFrom('request-information', 'redirect', 'accept'),
        (drawn, disposition) => {
          const expected = CONVERSATION.filter((question) => drawn.includes(question))
          expect(sortQuestions(drawn, disposition)).toEqual(expected)
        },
      ),
    )
  })

  test('is, at an escalation, what could make it more urgent, then safety, and then the same', () => {
    fc.assert(
      fc.property(drawnFrom(AT_ESCALATION), (drawn) => {
        const expected = AT_ESCALATION.filter((question) => drawn.includes(question))
        expect(sortQuestions(drawn, 'escalate')).toEqual(expected)
      }),
    )
  })
})
