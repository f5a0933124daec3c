import { type AnalysisContext, analysisContext } from '../../../src/proof/context.js'
import type { ProverLimits } from '../../../src/proof/prover.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import type { Service } from '../../../src/service/service.js'

/** A rule set laid out as it stands, with no floor under it: so that it can break what the floor keeps. */
export const bareContext = (
  ruleSet: RuleSet,
  service: Service | null = null,
  limits?: ProverLimits,
): AnalysisContext =>
  analysisContext({ document: ruleSet, ruleSet, service, ...(limits === undefined ? {} : { limits }) })
