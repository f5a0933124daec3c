import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare } from '../../../src/analysis/compare.js'
import type { Comparison, Outcome } from '../../../src/analysis/comparison/comparison.js'
import { escalationsOf } from '../../../src/decision/escalations.js'
import { choosePathway } from '../../../src/decision/pathway.js'
import { dispositionOf, rulesByOutcome } from '../../../src/decision/rules-by-outcome.js'
import { factCatalogue } from '../../../src/facts/catalogue.js'
import type { Facts } from '../../../src/facts/fact.js'
import { unwrap } from '../../../src/issue/issue.js'
import { outcomesOf } from '../../../src/proof/outcomes.js'
import { makeProver } from '../../../src/proof/prover.js'
import { factSpace } from '../../../src/proof/space/fact-space.js'
import { compileRuleSet } from '../../../src/rule-set/compile.js'
import { DISPOSITIONS, type Disposition, type RuleSet } from '../../../src/rule-set/rule-set.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { safeWeld } from '../../../src/rule-set/weld.js'
import { extraRules, ruleSets } from '../../../src/testing/arbitraries/rule-sets.js'
import { possibleChoices } from '../../proof/support/spaces.js'
import { runs } from '../../support/runs.js'

const whole = (ruleSet: RuleSet): RuleSet => unwrap(safeWeld(safetyFloor(), ruleSet))

/** What the evaluator comes to, in the words of a comparison. */
const deciderOf = (ruleSet: RuleSet): ((facts: Facts) => string) => {
  const compiled = compileRuleSet(ruleSet)
  const service = { id: 'any', title: 'Any', nation: 'england' as const }
  return (facts) => {
    const verdicts = compiled.evaluate(facts)
    const disposition = dispositionOf(rulesByOutcome(verdicts))
    if (disposition === 'escalate')
      return `escalate ${escalationsOf(rulesByOutcome(verdicts), ruleSet, service)[0]?.route}`
    return disposition === 'accept'
      ? `accept ${choosePathway(rulesByOutcome(verdicts), ruleSet).pathway}`
      : disposition
  }
}

const inShort = (outcome: Outcome): string => {
  if (outcome.disposition === 'escalate') return `escalate ${outcome.route}`
  return outcome.disposition === 'accept' ? `accept ${outcome.pathway}` : outcome.disposition
}

const movesOf = ({ moves }: Comparison): ReadonlyMap<string, string | null> =>
  new Map(moves.map(({ assignments, from, to }) => [`${inShort(from)} → ${inShort(to)}`, assignments]))

/** A few facts, so that rules meet; the random ones of the whole catalogue hardly ever do. */
const FACTS = factCatalogue.filter(({ name }) =>
  ['suicidalThoughts', 'childAtRisk', 'carer', 'age', 'needs', 'needsCount', 'consent'].includes(name),
)
const similar = ruleSets({ facts: FACTS, maxRules: 4 }).chain((from) =>
  fc
    .record({ kept: fc.subarray([...from.rules]), extra: extraRules(from) })
    .map(({ extra, kept }): readonly [RuleSet, RuleSet] => [from, { ...from, rules: [...kept, extra] }]),
)

/** How many assignments each disposition has, counted for one rule set by itself. */
const countsOf = (ruleSet: RuleSet): ReadonlyMap<Disposition, bigint> => {
  const space = factSpace([ruleSet], null)
  const { disposition, rules } = outcomesOf(ruleSet, space)
  const prover = makeProver(
    space,
    rules.map(({ met }) => met),
  )
  return new Map(DISPOSITIONS.map((name) => [name, prover.count(disposition[name]) ?? -1n]))
}

test('as many come to a disposition and leave it as it has more or fewer, counted by itself', () => {
  fc.assert(
    fc.property(
      ruleSets({ facts: FACTS, maxRules: 6 }).chain((from) =>
        fc.tuple(fc.constant(from), fc.shuffledSubarray([...from.rules], { minLength: from.rules.length })),
      ),
      ([from, shuffled]) => {
        // The same conditions with each other's events: both are counted over the same assignments.
        const to: RuleSet = {
          ...from,
          rules: from.rules.map(({ whenUndetermined: _without, ...one }, index) => ({
            ...one,
            // Who may be told goes with what is told.
            mayTell: ['referrer'],
            event: shuffled[index]?.event ?? one.event,
          })),
        }
        const [before, after] = [countsOf(whole(from)), countsOf(whole(to))]
        const { moves } = compare(from, to)
        for (const name of DISPOSITIONS) {
          const gained = moves.reduce((sum, move) => {
            const count = BigInt(move.assignments ?? 0)
            const comes = move.to.disposition === name ? count : 0n
            return sum + comes - (move.from.disposition === name ? count : 0n)
          }, 0n)
          expect(gained).toBe((after.get(name) ?? 0n) - (before.get(name) ?? 0n))
        }
      },
    ),
    { numRuns: runs(15) },
  )
})

test('whatever referral one looks at, its move is among those told, or there is none', () => {
  fc.assert(
    fc.property(
      similar.chain((pair) => {
        const [one, other] = [whole(pair[0]), whole(pair[1])]
        const space = factSpace([one, other], null)
        const facts = fc.array(possibleChoices(space).map(space.factsIn), { minLength: 20, maxLength: 20 })
        return fc.record({ pair: fc.constant(pair), one: fc.constant(one), other: fc.constant(other), facts })
      }),
      ({ facts: all, one, other, pair: [from, to] }) => {
        const moves = movesOf(compare(from, to))
        const [before, after] = [deciderOf(one), deciderOf(other)]
        for (const facts of all) {
          const [was, is] = [before(facts), after(facts)]
          if (was !== is) expect([...moves.keys()]).toContain(`${was} → ${is}`)
        }
      },
    ),
    { numRuns: runs(20) },
  )
})

const FLIPPED = { stricter: 'looser', looser: 'stricter' } as const

test('the other way round, every move goes the other way, as often', () => {
  fc.assert(
    fc.property(similar, ([from, to]) => {
      const [there, back] = [compare(from, to), compare(to, from)]
      const turned = there.moves.map((move) =>
        [inShort(move.to), inShort(move.from), move.assignments].join(),
      )
      const moves = back.moves.map((move) => [inShort(move.from), inShort(move.to), move.assignments].join())
      expect(moves.sort()).toEqual(turned.sort())
      const { verdict } = there
      expect(back.verdict).toBe(verdict === 'stricter' || verdict === 'looser' ? FLIPPED[verdict] : verdict)
    }),
    { numRuns: runs(15) },
  )
})

test('another rule never moves anybody down the ladder, and loses no escalation', () => {
  fc.assert(
    fc.property(
      ruleSets({ facts: FACTS, maxRules: 4 }).chain((from) => fc.tuple(fc.constant(from), extraRules(from))),
      ([from, extra]) => {
        const { changes, moves } = compare(from, { ...from, rules: [...from.rules, extra] })
        const rung = ({ disposition }: Outcome): number => DISPOSITIONS.indexOf(disposition)
        expect(moves.filter((move) => rung(move.to) < rung(move.from))).toEqual([])
        expect([...moves, ...changes].filter(({ severity }) => severity === 'error')).toEqual([])
      },
    ),
    { numRuns: runs(20) },
  )
})

test('search finds the moves that counting finds', () => {
  fc.assert(
    fc.property(similar, ([from, to]) => {
      const [counted, searched] = [compare(from, to), compare(from, to, { limits: { nodes: 10 } })]
      expect([...movesOf(searched).keys()].sort()).toEqual([...movesOf(counted).keys()].sort())
      expect(searched.changes.length).toBe(counted.changes.length)
      expect(searched.verdict).toBe(counted.verdict)
    }),
    { numRuns: runs(12) },
  )
})
