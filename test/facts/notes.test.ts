/** What the notes of a referral make of facts. */
import { describe, expect, test } from 'vitest'
import { ANSWERS } from '../../src/referral/vocabulary.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'

const triage = createTriage({ service: services.sp7 })

const originOf = (fact: string, notes: string, risks: object = {}, others: object = {}) => {
  const found = triage.safeExamine({ id: 'R-1', receivedOn: '2026-03-02', risks, notes, ...others })
  if (!found.ok) throw new Error('it should be read')
  return found.value.origins[fact]
}

const SAYS_NO = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' }

describe('an unmarked phrase in the notes', () => {
  test('is a “yes”, whatever was answered, and says which phrase stands where', () => {
    for (const answer of [...ANSWERS, null]) {
      const origin = originOf('suicidalThoughts', 'Lives alone. She wants to die.', {
        suicidalThoughts: answer,
      })
      expect(origin).toMatchObject({
        value: 'yes',
        origin: 'combined',
        mentioned: [{ phrase: expect.any(String) }],
      })
      expect(origin?.from).toEqual(answer === 'yes' ? ['risks.suicidalThoughts', 'notes'] : ['notes'])
    }
  })

  test('stands beside an item of a questionnaire that was marked', () => {
    const phq9 = { instrument: 'phq-9', completedOn: '2026-02-27', items: [0, 0, 0, 0, 0, 0, 0, 0, 1] }
    expect(originOf('suicidalThoughts', 'She wants to die.', {}, { assessments: [phq9] })).toMatchObject({
      value: 'yes',
      from: ['assessments[0].items[8]', 'notes'],
      completedOn: '2026-02-27',
      marked: [{ item: 9 }],
      mentioned: [{}],
    })
  })

  test('leaves no follow-up inferred', () => {
    const inferred = (notes: string) => originOf('suicidePlanOrIntent', notes, SAYS_NO)?.origin
    expect([inferred('Lives alone.'), inferred('She wants to die.')]).toEqual(['inferred', 'unknown'])
  })

  test('is told once for each place, twenty at most', () => {
    expect(originOf('suicidalThoughts', 'She wants to die. '.repeat(30))?.mentioned).toHaveLength(20)
  })
})

describe('a marked phrase in the notes', () => {
  test.each(['Denies suicidal thoughts.', 'Her brother is suicidal.', 'He was suicidal as a teenager.'])(
    'is no answer: %s',
    (notes) => {
      for (const answer of [...ANSWERS, null])
        expect(originOf('suicidalThoughts', notes, { suicidalThoughts: answer })?.value).toBe(answer)
    },
  )

  test('that is past is a “yes” to thoughts of suicide in the past, whatever was answered', () => {
    for (const answer of [...ANSWERS, null]) {
      const risks = { pastSuicidalThoughts: answer }
      const past = (notes: string) => originOf('pastSuicidalThoughts', notes, risks)
      expect(past('He was suicidal as a teenager.')).toMatchObject({ value: 'yes', origin: 'combined' })
      expect(past('Denies suicidal thoughts.')?.value).toBe(answer)
    }
  })
})

test('notes without a phrase change no fact', () => {
  const found = (notes: string | null) =>
    triage.examine({ id: 'R-1', receivedOn: '2026-03-02', notes }).origins
  expect(found('Likes gardening. Needs help with a form.')).toEqual(found(null))
})
