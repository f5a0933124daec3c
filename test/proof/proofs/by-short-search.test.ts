/** What a short search proves, held against every assignment; and that nothing else is left for diagrams with the rules that ship. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { and, isTrueOf, not, or } from '../../../src/proof/engine/formula.js'
import { StepBudget } from '../../../src/proof/engine/step-budget.js'
import { builtInProofs } from '../../../src/proof/proofs/built-in-proofs.js'
import { isSoonSeenNever } from '../../../src/proof/proofs/by-short-search.js'
import { invariantsHold } from '../../../src/proof/proofs/invariants-hold.js'
import type { Prover } from '../../../src/proof/prover.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { runs } from '../../support/runs.js'
import { contextOf } from '../support/context-of.js'
import { EVERY_CHOICE, formulas } from '../support/formulas.js'

test('a formula that is soon seen to be never true is true of no assignment, whatever was searched before it', () => {
  const steps = new StepBudget()
  const seen = { never: 0, open: 0 }
  fc.assert(
    fc.property(formulas, formulas, (one, other) => {
      for (const asked of [and(one, other), and(one, other, not(or(one, other)))]) {
        if (!isSoonSeenNever(asked, steps)) {
          seen.open += 1
          continue
        }
        seen.never += 1
        for (const choice of EVERY_CHOICE) expect(isTrueOf(asked, new Map(choice))).toBe(false)
      }
    }),
    { numRuns: runs(300) },
  )
  expect(Math.min(seen.never, seen.open)).toBeGreaterThan(runs(20))
})

test('of the default rule set and the floor no promise and no invariant is left to be asked of a diagram', () => {
  const context = contextOf(defaultRuleSet())
  const asked: string[] = []
  const unfinished = (what: string) => () => {
    asked.push(what)
    return { kind: 'unfinished' } as const
  }
  const prover: Prover = {
    ...context.prover,
    ask: unfinished('ask'),
    askTogether: unfinished('askTogether'),
  }
  const { prover: _, ...rest } = context
  const waiting = { ...rest, prover, formSuffices: true }
  const results = [...builtInProofs(waiting), ...invariantsHold(waiting)]
  expect([results.map(({ proof }) => proof.status), asked]).toEqual([results.map(() => 'proved'), []])
})
