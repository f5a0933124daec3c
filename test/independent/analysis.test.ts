import { expect, test } from 'vitest'
import { runs } from '../support/runs.js'
import { compareFlawed, compareRandom, compareReferrals } from './against-brute-force.js'
import { newTally } from './tally.js'
import { compareDecisions, compareVerdicts } from './verdicts.js'

// A little of what the soak compares, and the same cases each time.
const SEED = 20_260_302

test('an evaluator written anew from the design comes to the same verdicts', () => {
  const tally = newTally()
  compareVerdicts(runs(120), SEED, tally)
  expect(tally.disagreements).toEqual([])
})

test('a decision made anew from verdicts has the same disposition, pathway, routes, redirects and actions', () => {
  const tally = newTally()
  compareDecisions(runs(4), SEED, tally)
  expect(tally.disagreements).toEqual([])
})

test('where one promise or one invariant breaks, going through everything finds just that, and no triage is made', () => {
  const tally = newTally()
  compareFlawed(tally)
  expect(tally.disagreements).toEqual([])
})

test('going through everything comes to the same proofs, counts and defects of random rule sets', () => {
  const tally = newTally()
  compareRandom(runs(4), SEED, tally)
  expect(tally.disagreements).toEqual([])
})

test('trying every change and every answer comes to the same counterfactuals and questions', () => {
  const tally = newTally()
  compareReferrals(runs(1), SEED, tally)
  expect(tally.disagreements).toEqual([])
})
