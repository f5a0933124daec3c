import { unwrap } from '../../../src/issue/issue.js'
import { type AnalysisContext, analysisContext } from '../../../src/proof/context.js'
import { DEFAULT_LIMITS, type ProverLimits } from '../../../src/proof/prover.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { safeWeld } from '../../../src/rule-set/weld.js'
import type { Service } from '../../../src/service/service.js'

/** A rule set laid out for analysis, the shipped safety floor welded under it. */
export const contextOf = (
  document: RuleSet,
  service: Service | null = null,
  limits: ProverLimits = DEFAULT_LIMITS,
): AnalysisContext =>
  analysisContext({ document, ruleSet: unwrap(safeWeld(safetyFloor(), document)), service, limits })
