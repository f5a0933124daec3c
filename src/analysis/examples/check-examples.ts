/** The worked examples of the rules: each is run, and each verdict that a rule can reach must have one. */
import type { Issue } from '../../issue/issue.js'
import { compileRuleSet } from '../../rule-set/compile.js'
import type { Rule, RuleSet } from '../../rule-set/rule-set.js'
import type { Verdict } from '../../rule-set/three-valued.js'
import { reachableVerdicts } from './reachable-verdicts.js'

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
