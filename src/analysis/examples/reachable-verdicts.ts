/** Which verdicts a rule can reach, each with a witness that the evaluator was run on. */
import type { Facts } from '../../facts/fact.js'
import { AnalysisFault } from '../../proof/finding.js'
import { outcomesOf } from '../../proof/outcomes.js'
import { makeProver } from '../../proof/prover.js'
import { conditionsReferredTo, leavesOf } from '../../proof/rule-set-parts.js'
import { factSpace } from '../../proof/space/fact-space.js'
import { compileRuleSet } from '../../rule-set/compile.js'
import type { Rule, RuleSet } from '../../rule-set/rule-set.js'
import type { Verdict } from '../../rule-set/three-valued.js'

/** The verdicts that a rule can reach. */
export interface ReachableVerdicts {
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
