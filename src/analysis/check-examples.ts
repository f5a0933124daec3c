/** The worked examples of the rules: each is run, and each verdict that a rule can reach must have one. */

import type { Facts } from '../facts/fact.js'
import type { Issue } from '../issue/issue.js'
import { AnalysisFault } from '../proof/finding.js'
import { outcomesOf } from '../proof/outcomes.js'
import { makeProver } from '../proof/prover.js'
import { conditionsReferredTo, leavesOf } from '../proof/rule-set-parts.js'
import { factSpace } from '../proof/space/fact-space.js'
import { compileRuleSet } from '../rule-set/compile.js'
import type { Rule, RuleSet } from '../rule-set/rule-set.js'
import type { Verdict } from '../rule-set/three-valued.js'

/** The verdicts that a rule can reach. */
interface ReachableVerdicts {
  /** Facts that give the verdict, only those that the rule asks about. */
  readonly witnesses: ReadonlyMap<Verdict, Facts>
  /** Whether a verdict without a witness is certainly out of reach; if not, the search was given up. */
  readonly exhaustive: boolean
}

const VERDICTS = ['met', 'not-met', 'undetermined'] as const

/** Works out the verdicts that `rule` can reach over all facts that a referral to any service can give. */
export const reachableVerdicts = (rule: Rule, ruleSet: RuleSet): ReachableVerdicts => {
  const conditions = conditionsReferredTo([rule.conditions], ruleSet.conditions)
  const alone: RuleSet = { ...ruleSet, rules: [rule], conditions, invariants: [] }
  const space = factSpace([alone], null)
  const [formulas] = outcomesOf(alone, space).rules
  const asked = [...new Set(leavesOf(rule.conditions, conditions).map(({ fact }) => fact))]
  const witnesses = new Map<Verdict, Facts>()
  let exhaustive = true
  if (formulas === undefined) return { witnesses, exhaustive }
  const compiled = compileRuleSet(alone)
  const prover = makeProver(space, [formulas.met])
  const { met, notMet, undetermined } = formulas
  const formulaOf = { met, 'not-met': notMet, undetermined }
  for (const verdict of VERDICTS) {
    const answer = prover.ask(formulaOf[verdict])
    if (answer.kind === 'unfinished') exhaustive = false
    if (answer.kind !== 'possible') continue
    const facts = Object.fromEntries(asked.map((fact) => [fact, answer.facts[fact] ?? null]))
    if (compiled.evaluate(facts).some((one) => one.verdict !== verdict))
      throw new AnalysisFault(`the evaluator does not confirm that ${rule.name} is ${verdict}`)
    witnesses.set(verdict, facts)
  }
  return { witnesses, exhaustive }
}

/** Runs one example by itself; facts that it leaves out are unknown. */
const failures = (rule: Rule, index: number, ruleSet: RuleSet): readonly Issue[] => {
  const compiled = compileRuleSet({ ...ruleSet, rules: [rule] })
  return rule.examples.flatMap((example, at) =>
    compiled
      .evaluate(example.facts)
      .filter(({ verdict }) => verdict !== example.verdict)
      .map(({ verdict }): Issue => {
        const message = `in the example \`${example.title}\` the rule \`${rule.name}\` is ${verdict}, not ${example.verdict}`
        const hint = 'mend the rule or the example, whichever is wrong'
        return { code: 'failed-example', path: ['rules', index, 'examples', at, 'verdict'], message, hint }
      }),
  )
}

const missing = (rule: Rule, index: number, ruleSet: RuleSet): readonly Issue[] => {
  const shown: ReadonlySet<Verdict> = new Set(rule.examples.map(({ verdict }) => verdict))
  if (shown.size === 3) return []
  return [...reachableVerdicts(rule, ruleSet).witnesses]
    .filter(([verdict]) => !shown.has(verdict))
    .map(([verdict, facts]): Issue => {
      const message = `the rule \`${rule.name}\` has no example that is ${verdict}`
      const hint = `one such case is \`${JSON.stringify(facts)}\``
      return { code: 'missing-example', path: ['rules', index, 'examples'], message, hint }
    })
}

/**
 * Checks the examples of a parsed rule set: gives an issue for each that comes to another verdict than it
 * says, and for each verdict that a rule can reach and no example shows, with facts that reach it. Paths
 * count the rules in order of their names.
 */
export const checkExamples = (ruleSet: RuleSet): readonly Issue[] =>
  ruleSet.rules.flatMap((rule, index) => [
    ...failures(rule, index, ruleSet),
    ...missing(rule, index, ruleSet),
  ])
