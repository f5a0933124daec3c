import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choosePathway } from '../../../src/decision/pathway.js'
import { dispositionOf, rulesByOutcome } from '../../../src/decision/rules-by-outcome.js'
import type { FactDefinition, Facts, FactValue } from '../../../src/facts/fact.js'
import { ALWAYS, isTrueOf } from '../../../src/proof/engine/formula.js'
import { outcomesOf } from '../../../src/proof/outcomes.js'
import { makeProver } from '../../../src/proof/prover.js'
import { factSpace } from '../../../src/proof/space/fact-space.js'
import { compileRuleSet } from '../../../src/rule-set/compile.js'
import { referenceVerdicts } from '../../../src/rule-set/reference.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { ruleSets } from '../../../src/testing/arbitraries/rule-sets.js'
import { NINE_SERVICES } from '../../../src/testing/arbitraries/services.js'
import { runs } from '../../support/runs.js'
import { laidOut, possibleChoices } from '../support/spaces.js'

const words = {
  title: 'a fact',
  description: 'A fact.',
  question: 'What about it?',
  safety: false,
  asksAboutDanger: false,
}

/** Few facts of few values, so that every assignment can be tried. */
const SMALL_FACTS = [
  { name: 'local.inCatchment', kind: 'boolean', ...words },
  { name: 'local.weeksWaiting', kind: 'integer', min: 0, max: 9, ...words },
  { name: 'local.transport', kind: 'choice', values: ['own-car', 'bus', 'none'], ...words },
  { name: 'local.languages', kind: 'set', values: ['bengali', 'english', 'polish'], ...words },
  { name: 'consent', kind: 'answer', ...words },
] as const satisfies readonly FactDefinition[]

const VALUES: { readonly [fact: string]: readonly FactValue[] } = {
  'local.inCatchment': [true, false, null],
  'local.weeksWaiting': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, null],
  'local.transport': ['own-car', 'bus', 'none', null],
  'local.languages': [
    [],
    ['bengali'],
    ['english'],
    ['polish'],
    ['bengali', 'english'],
    ['bengali', 'polish'],
    ['english', 'polish'],
    ['bengali', 'english', 'polish'],
    null,
  ],
  consent: ['yes', 'no', 'unsure', 'declined', null],
}

const everyAssignment = (facts: readonly string[]): readonly Facts[] =>
  facts.reduce<readonly Facts[]>(
    (sofar, fact) => sofar.flatMap((one) => (VALUES[fact] ?? []).map((value) => ({ ...one, [fact]: value }))),
    [{}],
  )

const cases = fc
  .subarray([...SMALL_FACTS], { minLength: 1, maxLength: 3 })
  .chain((facts) => ruleSets({ facts, maxRules: 8 }))
  .map((ruleSet) => ({
    ...ruleSet,
    localFacts: SMALL_FACTS.filter(({ name }) => name.startsWith('local.')),
  }))

describe('a small rule set, against all its assignments', () => {
  test('comes to every disposition and pathway as often as the evaluator does, one by one', () => {
    fc.assert(
      fc.property(cases, (ruleSet) => {
        const space = factSpace([ruleSet], null)
        const outcomes = outcomesOf(ruleSet, space)
        const prover = makeProver(space, [])
        const { evaluate } = compileRuleSet(ruleSet)
        const all = everyAssignment([...space.encodings.keys()]).map((facts) => {
          const verdicts = evaluate(facts)
          return {
            facts,
            verdicts: verdicts.map(({ verdict }) => verdict),
            disposition: dispositionOf(rulesByOutcome(verdicts)),
            pathway: choosePathway(rulesByOutcome(verdicts), ruleSet).pathway,
          }
        })
        const times = (is: (one: (typeof all)[number]) => boolean) => BigInt(all.filter(is).length)
        expect(prover.count(ALWAYS)).toBe(BigInt(all.length))
        for (const [name, formula] of Object.entries(outcomes.disposition)) {
          expect(prover.count(formula)).toBe(times(({ disposition }) => disposition === name))
        }
        for (const [name, formula] of outcomes.pathway) {
          expect(prover.count(formula)).toBe(times(({ pathway }) => pathway === name))
        }
        for (const [index, { met, notMet, undetermined }] of outcomes.rules.entries()) {
          expect(prover.count(met)).toBe(times(({ verdicts }) => verdicts[index] === 'met'))
          expect(prover.count(notMet)).toBe(times(({ verdicts }) => verdicts[index] === 'not-met'))
          expect(prover.count(undetermined)).toBe(times(({ verdicts }) => verdicts[index] === 'undetermined'))
        }
        for (const { disposition, facts } of all) {
          expect(isTrueOf(outcomes.disposition[disposition], space.choiceFor(facts))).toBe(true)
        }
      }),
      { numRuns: runs(40) },
    )
  })

  test('is asked with the same answers however little may be spent, or with none', () => {
    fc.assert(
      fc.property(
        cases,
        fc.integer({ min: 3, max: 60 }),
        fc.nat({ max: 20 }),
        (ruleSet, nodes, conflicts) => {
          const space = factSpace([ruleSet], null)
          const { rules } = outcomesOf(ruleSet, space)
          const [plenty, scarce] = [makeProver(space, []), makeProver(space, [], { nodes, conflicts })]
          for (const { met, undetermined } of rules) {
            for (const formula of [met, undetermined]) {
              const answer = scarce.ask(formula)
              if (answer.kind !== 'unfinished') expect(answer.kind).toBe(plenty.ask(formula).kind)
              if (answer.kind === 'possible') expect(isTrueOf(formula, answer.choice)).toBe(true)
              expect([null, plenty.count(formula)]).toContain(scarce.count(formula))
            }
          }
        },
      ),
      { numRuns: runs(60) },
    )
  })
})

test('on sampled cells of the default rule set, json-rules-engine comes to the same', async () => {
  const spaces = [null, ...NINE_SERVICES].map((service) => laidOut(defaultRuleSet(), service))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...spaces).chain((one) => fc.tuple(fc.constant(one), possibleChoices(one.space))),
      async ([{ outcomes, ruleSet, space }, choice]) => {
        const reference = await referenceVerdicts(ruleSet, space.factsIn(choice))
        for (const { met, notMet, rule, undetermined } of outcomes.rules) {
          const formula = { met, 'not-met': notMet, undetermined }[reference[rule.name] ?? 'met']
          expect(isTrueOf(formula, choice)).toBe(true)
        }
      },
    ),
    { numRuns: runs(20) },
  )
})
