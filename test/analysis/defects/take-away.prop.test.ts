import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse } from '../../../src/analysis/analyse.js'
import { checkExamples } from '../../../src/analysis/check-examples.js'
import { withoutPaths } from '../../../src/analysis/defects/take-away.js'
import { unwrap } from '../../../src/issue/issue.js'
import { and, type Formula, NEVER, not, or } from '../../../src/proof/engine/formula.js'
import { type Finding, withConsequences } from '../../../src/proof/finding.js'
import { type Outcomes, outcomesOf } from '../../../src/proof/outcomes.js'
import { makeProver } from '../../../src/proof/prover.js'
import { factSpace } from '../../../src/proof/space/fact-space.js'
import { ANSWERS } from '../../../src/referral/vocabulary.js'
import { compileRuleSet } from '../../../src/rule-set/compile.js'
import type { Condition, RootCondition } from '../../../src/rule-set/condition.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import { DISPOSITIONS, type Invariant, type RuleSet } from '../../../src/rule-set/rule-set.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { safeWeld } from '../../../src/rule-set/weld.js'
import type { Service } from '../../../src/service/service.js'
import { runs } from '../../support/runs.js'
import { EVENTS, EXTENSION, policy, rule } from '../../support/small-policy.js'
import { faultyRuleSets, namedPath, readFaulty } from './support/faulty-rule-sets.js'

/** All that a decision lists, as formulas by name. */
const decided = (outcomes: Outcomes): ReadonlyMap<string, Formula> => {
  const { accept, redirect } = outcomes.disposition
  const named = (what: string, formulas: Iterable<readonly [string, Formula]>, where: Formula) =>
    [...formulas].map(([name, formula]) => [`${what} ${name}`, and(formula, where)] as const)
  return new Map([
    ...Object.entries(outcomes.disposition),
    ...named('pathway', outcomes.pathway, not(redirect)),
    ...named('route', outcomes.route, not(NEVER)),
    ...named('destination', outcomes.destination, redirect),
    ...named('action', outcomes.action, not(NEVER)),
    ['extension', and(outcomes.extension, accept)] as const,
  ])
}

/** What of a decision comes out otherwise for some referral. */
const decidedOtherwise = (before: RuleSet, after: RuleSet): readonly string[] => {
  const welded = [before, after].map((one) => unwrap(safeWeld(safetyFloor(), one)))
  const space = factSpace(welded, null)
  const [one, other] = welded.map((ruleSet) => decided(outcomesOf(ruleSet, space)))
  const prover = makeProver(space, [...(one?.values() ?? [])])
  return [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])].filter((name) => {
    const [was, is] = [one?.get(name) ?? NEVER, other?.get(name) ?? NEVER]
    return prover.ask(or(and(was, not(is)), and(is, not(was)))).kind !== 'impossible'
  })
}

/** Proofs that fail for a fact are put down to one rule and shown by two of its values: which, may change when another goes. */
const BLAMED = ['risk-lowers-response', 'unknown-safety-let-go']

/** Everything above a note, by what it is about; places within a rule move when a part is taken away. */
const graver = (
  ruleSet: RuleSet,
  { findings }: { readonly findings: readonly Finding[] },
): readonly string[] =>
  [...withConsequences(findings).filter(({ severity }) => severity !== 'note'), ...checkExamples(ruleSet)]
    .map(
      ({ code, message, path }) =>
        `${code}: ${BLAMED.includes(code) ? message.split('`')[1] : namedPath(ruleSet, path.slice(0, 2))}`,
    )
    .sort()

/** `list` less one of each of `others`. */
const lessEach = (list: readonly string[], others: readonly string[]): readonly string[] => {
  const left = [...others]
  return list.filter((one) => {
    const index = left.indexOf(one)
    if (index !== -1) left.splice(index, 1)
    return index === -1
  })
}

/** Follows each advice to take something away, and says what came of it that should not have. */
const follow = (ruleSet: RuleSet, service: Service | null = null) => {
  const analysed = (one: RuleSet) => analyse(one, service === null ? {} : { service })
  const report = analysed(ruleSet)
  const advice = withConsequences(report.findings).filter(({ takeAway }) => takeAway.length > 0)
  const changed = advice.flatMap(({ message, takeAway }) => {
    const after = unwrap(parseRuleSet(withoutPaths(ruleSet, takeAway)))
    const worse = lessEach(graver(after, analysed(after)), graver(ruleSet, report))
    const otherwise = decidedOtherwise(ruleSet, after)
    return worse.length + otherwise.length > 0 ? [{ message, takeAway, worse, otherwise }] : []
  })
  // Nobody is told to stop asking about danger.
  for (const { takeAway } of advice)
    for (const [list, index] of takeAway.filter(({ length }) => length === 2))
      if (list === 'localFacts') expect(ruleSet.localFacts[Number(index)]).toMatchObject({ safety: false })
  // What may each go alone, of conditions and of rules, may also all go at once.
  const alike = advice.filter(({ code }) => code.endsWith('-without-effect') || code === 'rule-redundant')
  const all = withoutPaths(
    ruleSet,
    alike.flatMap(({ takeAway }) => takeAway),
  )
  return { advice, changed: [...changed, ...decidedOtherwise(ruleSet, unwrap(parseRuleSet(all)))] }
}

const LOCAL = ['local.one', 'local.two'].map((name) => ({
  name,
  kind: 'answer' as const,
  title: name,
  description: `About ${name}.`,
  question: `What about ${name}?`,
  safety: false,
  asksAboutDanger: false,
}))

const leaf: fc.Arbitrary<Condition> = fc.record({
  fact: fc.constantFrom('carer', 'local.one', 'local.two'),
  operator: fc.constantFrom('in' as const, 'notIn' as const),
  value: fc.subarray([...ANSWERS], { minLength: 1, maxLength: 3 }),
})

const branch = (child: fc.Arbitrary<Condition>): fc.Arbitrary<RootCondition> =>
  fc
    .tuple(fc.boolean(), child, fc.array(child, { maxLength: 1 }))
    .map(([all, one, more]): RootCondition => (all ? { all: [one, ...more] } : { any: [one, ...more] }))

const referring = (name: string, to: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
  fc.oneof({ weight: 3, arbitrary: to }, fc.constant({ condition: name }))

/** Rule sets with named conditions, local facts, an invariant that speaks of them, and examples. */
const ruleSets: fc.Arbitrary<RuleSet> = fc
  .record({
    inner: branch(leaf),
    outer: branch(referring('inner', leaf)),
    when: fc.option(branch(fc.oneof(leaf, fc.constant({ condition: 'inner' }))), { nil: null, freq: 1 }),
    rules: fc.array(
      fc.tuple(
        branch(referring('outer', fc.oneof(leaf, branch(referring('inner', leaf))))),
        fc.constantFrom(...EVENTS, EXTENSION),
        fc.record({ 'local.one': fc.constantFrom('yes', null), carer: fc.constantFrom('no', null) }),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ inner, outer, rules, when }) => {
    const invariants: readonly Invariant[] =
      // biome-ignore lint/suspicious/noThenProperty: an invariant has a `then`, and nobody awaits it
      when === null ? [] : [{ name: 'any-way', title: 'Any way.', when, then: { disposition: DISPOSITIONS } }]
    const whole = policy(
      rules.map(([conditions, event], index) => rule(`rule-${index}`, event, conditions)),
      { localFacts: LOCAL, conditions: { inner, outer }, invariants },
    )
    const examples = rules.map(([, , facts], index) => {
      const one = { ...whole, rules: whole.rules.slice(index, index + 1) }
      const [verdict] = compileRuleSet(one).evaluate(facts)
      return [{ title: 'some', facts, verdict: verdict?.verdict ?? 'undetermined' }] as const
    })
    return {
      ...whole,
      rules: whole.rules.map((one, index) => ({ ...one, examples: examples[index] ?? one.examples })),
    }
  })

describe('whoever takes away what a finding offers to take away', () => {
  test('changes no decision, and gets no new error or warning for it, in each faulty rule set', () => {
    const codes = new Set<string>()
    for (const { document, name, service } of faultyRuleSets) {
      const parsed = readFaulty(document)
      if (!parsed.ok || !safeWeld(safetyFloor(), parsed.value).ok) continue
      const { advice, changed } = follow(parsed.value, service)
      expect([name, changed]).toEqual([name, []])
      for (const { code } of advice) codes.add(code)
    }
    expect([...codes].sort()).toEqual([
      'action-unreachable',
      'branch-without-effect',
      'condition-unused',
      'destination-unreachable',
      'equal-conditions',
      'leaf-without-effect',
      'leaves-without-effect',
      'local-fact-unused',
      'route-unreachable',
      'rule-never-met',
      'rule-redundant',
    ])
  })

  test('nor in random ones', () => {
    fc.assert(
      fc.property(ruleSets, (ruleSet) => {
        expect(follow(unwrap(parseRuleSet(ruleSet))).changed).toEqual([])
      }),
      { numRuns: runs(15) },
    )
  })
})
