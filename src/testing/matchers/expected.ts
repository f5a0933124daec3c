/** What a matcher expects: whether a decision is so, what to show if it is not, and what would make it so. */

import type { LaidOutTriage } from '../../analysis/one-referral/laid-out-triage.js'
import type { Decision } from '../../decision/decision.js'
import type { ExaminedRule } from '../../decision/examination.js'
import type { Issue } from '../../issue/issue.js'
import type { Formula } from '../../proof/engine/formula.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'

export interface Expected {
  /** What should happen, to be read after "expected the referral": `to be redirected to …`. */
  readonly words: string
  readonly isSo: (decision: Decision) => boolean
  /** Whether the rule has anything to do with it. */
  readonly concerns: (rule: ExaminedRule) => boolean
  /** Names that the rule set does not have: without a look at them, `.not` would hold of every slip of the fingers. */
  readonly nameIssues: (ruleSet: RuleSet) => readonly Issue[]
  /** When it is so, over the outcomes of the triage; and whether it is just then. */
  readonly formula: (laidOut: LaidOutTriage, service: Service) => Formula
  readonly isExact: boolean
}
