import fc from 'fast-check'
import { expect } from 'vitest'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { safeWeld } from '../../../src/rule-set/weld.js'
import { referrals } from '../../../src/testing/arbitraries/index.js'
import { ruleSets } from '../../../src/testing/arbitraries/rule-sets.js'
import { mutationTest, type Survivor } from '../../../src/testing/mutation/mutation-test.js'

/**
 * A referral is found for every mutant that changes a decision, and nobody who is drawn, nor any referral found for
 * another mutant, notices those that are said to change nothing.
 */
export const survivorsAreJudgedRightly = (numRuns: number): void => {
  let equivalent = 0
  let noticed = 0
  fc.assert(
    fc.property(
      ruleSets({ maxRules: 3 })
        .filter((ruleSet) => safeWeld(safetyFloor(), ruleSet).ok)
        .chain((ruleSet) =>
          fc.tuple(fc.constant(ruleSet), fc.array(referrals({ ruleSet }), { minLength: 5, maxLength: 5 })),
        ),
      ([ruleSet, drawn]) => {
        const service = { id: 'any-service', title: 'Any service', extension: { allowed: true } }
        const bare = mutationTest(ruleSet, [])
        // Whoever is drawn, and whoever was found for the others: none of them notices what is said to change nothing.
        const killers = bare.survivors.flatMap(({ killer }) => killer ?? [])
        const tried = mutationTest(ruleSet, [
          ...killers,
          ...drawn.map((referral) => ({ name: referral.id, referral, service })),
        ])
        expect(tried.equivalent).toEqual(bare.equivalent)
        const open = bare.survivors.filter(({ killer }) => killer === null)
        expect(tried.survivors.length).toBeLessThanOrEqual(open.length)
        // Only where several rules change at once may the analysis not know.
        const isKnown = ({ kind, path, rule }: Survivor) =>
          kind !== 'pathway-swapped' && (rule !== null || path[0] !== 'conditions')
        expect(open.filter(isKnown)).toEqual([])
        equivalent += bare.equivalent.length
        noticed += killers.length
      },
    ),
    { numRuns },
  )
  expect(equivalent).toBeGreaterThan(3)
  expect(noticed).toBeGreaterThan(100)
}
