import { compileRuleSet } from '../../../src/rule-set/compile.js'
import type { Contender } from './contender.js'

/** Our evaluator: the verdict of every rule, three-valued. */
export const ours: Contender = {
  name: 'referral-triage: verdicts',
  prepare: (ruleSet) => {
    const { verdicts } = compileRuleSet(ruleSet)
    return (facts) => {
      const found = verdicts(facts)
      return () => new Set(ruleSet.rules.flatMap(({ name }, index) => (found[index] === 2 ? [name] : [])))
    }
  },
}
