import { expect, test } from 'vitest'
import { ANSWERS, Answer } from '../../src/referral/vocabulary.js'

test('nobody can write to the list of answers: facts and rules are read by it', () => {
  expect(Object.isFrozen(ANSWERS)).toBe(true)
  expect(Object.isFrozen(Answer.options)).toBe(true)
})
