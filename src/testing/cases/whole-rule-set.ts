import { unwrap } from '../../issue/issue.js'
import { parseRuleSet } from '../../rule-set/parse-rule-set.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { safetyFloor } from '../../rule-set/shipped.js'
import { weld } from '../../rule-set/weld.js'

/**
 * The rule set as it decides: the safety floor welded under it. A rule set without pathways (the floor itself)
 * stands as it is. Throws `TriageError` where it is not valid or would weaken the floor.
 */
export const wholeRuleSet = (ruleSet: RuleSet): RuleSet => {
  const own = unwrap(parseRuleSet(ruleSet))
  return own.pathways.length === 0 ? own : unwrap(weld(safetyFloor(), own))
}
