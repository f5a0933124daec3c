import { test } from 'vitest'
import { runs } from '../../support/runs.js'
import { survivorsAreJudgedRightly } from './survivors-are-judged-rightly.js'

test('a referral is found for every mutant that changes a decision, and none notices the others', () => {
  survivorsAreJudgedRightly(runs(20))
})
