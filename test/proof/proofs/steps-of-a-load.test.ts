/** What a load may cost is counted in steps, so that whoever writes a rule set cannot keep a service busy. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse } from '../../../src/analysis/analyse.js'
import { unwrap } from '../../../src/issue/issue.js'
import { StepBudget } from '../../../src/proof/engine/step-budget.js'
import { promiseIssues, quickProofs } from '../../../src/proof/promises.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { safeWeld } from '../../../src/rule-set/weld.js'
import { services } from '../../../src/service/shipped.js'
import { safeCreateTriage } from '../../../src/triage.js'
import { HARD, LARGE, pairs, pigeonhole } from '../../support/hard-rule-sets.js'
import { runs } from '../../support/runs.js'
import { expectBounded, expectProved } from './support/steps-taken.js'

const service = services.sp7

const welded = (ruleSet: RuleSet): RuleSet => unwrap(safeWeld(safetyFloor(), ruleSet))

// Of each kind a few; all of them, some of which take seconds, are in the soak beside this.
describe('no more steps are taken than may be', () => {
  test.for([
    'nine pigeons in eight holes',
    'sums over 30 facts, odd or even',
    'facts that choose a fact',
    '300 invariants of 60 parts, of up to 64 cases each',
  ])('of %s', (name) => expectBounded(HARD[name]))
})

describe('the steps suffice', () => {
  test.for(['100 pathways and safety facts of its own', 'two sums over the same 30 facts'])(
    'for %s',
    (name) => expectProved(LARGE[name]),
  )
})

test('a rule set that could not be proved is refused, says of which promise, and is not proved again, however often it is read', () => {
  const first = safeCreateTriage({ service, ruleSet: pigeonhole(8) })
  const issues = first.ok ? [] : first.issues
  expect(issues.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^it could not be proved of these rules that more risk never lowers the response/),
  )
  for (const { code, hint, path } of issues) {
    // The invariants of the floor are among what was left unproved.
    expect([code, ['rules', 'invariants']]).toEqual(['unsafe-rule-set', expect.arrayContaining([path[0]])])
    expect(hint).toContain('make the conditions of escalations, redirects and pathways simpler')
  }
  const [once, again] = [pigeonhole(8), pigeonhole(8)].map((document) => {
    const read = unwrap(parseRuleSet(document))
    return promiseIssues(read, welded(read), service)
  })
  expect(once).toBe(again)
})

test('with fewer steps a proof comes to the same or is unfinished, and never to the opposite', () => {
  const ruleSet = pairs(14, 24)
  const whole = welded(ruleSet)
  const plenty = new StepBudget()
  const expected = quickProofs(ruleSet, whole, service, plenty).map(({ proof }) => proof.status)
  expect(expected).toContain('refuted')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Math.ceil(plenty.spent) }), (few) => {
      const results = quickProofs(ruleSet, whole, service, new StepBudget(few))
      // Where the rules could not even be laid out, one result stands for all.
      if (results.length === 1) expect(results[0]?.proof.status).toBe('unfinished')
      results.forEach(({ proof: { status } }, index) => {
        if (status !== 'unfinished') expect(status).toBe(expected[index])
      })
    }),
    { numRuns: runs(60) },
  )
})

test('an analysis takes as many steps as it is allowed, and any number if nobody says', () => {
  const ruleSet = pairs(14, 24)
  const statuses = (limits: { readonly steps?: number }) =>
    new Set(analyse(ruleSet, { limits }).proofs.map(({ status }) => status))
  expect(statuses({ steps: 0 })).toContain('unfinished')
  expect(statuses({ steps: 0 })).not.toContain('refuted')
  expect(statuses({})).toEqual(new Set(['proved', 'refuted']))
})
