/** Our evaluator against json-rules-engine: the same rules, the same facts, verdict for verdict. */
import fc from 'fast-check'
import { compileRuleSet } from '../../src/rule-set/compile.js'
import { referenceVerdicts } from '../../src/rule-set/reference.js'
import { ALL_FACTS, factsOver } from '../../src/testing/arbitraries/fact-values.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'

/** How many fact sets each random rule set is asked about. */
const FACTS_PER_RULE_SET = 25

/** What was compared. */
export interface Compared {
  pairs: number
  verdicts: { met: number; 'not-met': number; undetermined: number }
}

/**
 * Compares the two over at least `pairs` random (rule set, facts) pairs and counts what was seen; throws with
 * a shrunk counterexample and its seed at the first disagreement.
 */
export const compareEvaluators = async (pairs: number): Promise<Compared> => {
  const compared: Compared = { pairs: 0, verdicts: { met: 0, 'not-met': 0, undetermined: 0 } }
  const cases = fc.array(factsOver(ALL_FACTS), {
    minLength: FACTS_PER_RULE_SET,
    maxLength: FACTS_PER_RULE_SET,
  })
  await fc.assert(
    fc.asyncProperty(ruleSets(), cases, async (ruleSet, all) => {
      const { evaluate } = compileRuleSet(ruleSet)
      for (const facts of all) {
        const ours = evaluate(facts).map(({ rule, verdict }) => [rule.name, verdict] as const)
        const theirs = Object.entries(await referenceVerdicts(ruleSet, facts))
        if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
          throw new Error(`ours: ${JSON.stringify(ours)}, json-rules-engine: ${JSON.stringify(theirs)}`)
        }
        compared.pairs += 1
        for (const [, verdict] of ours) compared.verdicts[verdict] += 1
      }
    }),
    { numRuns: Math.ceil(pairs / FACTS_PER_RULE_SET) },
  )
  return compared
}
