/** What every proof and every search for defects works with. */
import type { Facts } from '../facts/fact.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Service } from '../service/service.js'
import type { Witness } from './finding.js'
import { type Outcomes, outcomesOf } from './outcomes.js'
import { DEFAULT_LIMITS, makeProver, type Prover, type ProverLimits } from './prover.js'
import { type FactSpace, factSpace } from './space/fact-space.js'
import { witnessMaker } from './witness.js'

export interface AnalysisContext {
  /** The rule set as it was given, without the floor: what the paths of findings lead into. */
  readonly document: RuleSet
  /** With the safety floor welded under it. */
  readonly ruleSet: RuleSet
  /** The names of the rules that are the rule set's own; the others are the safety floor's. */
  readonly own: ReadonlySet<string>
  readonly space: FactSpace
  readonly outcomes: Outcomes
  readonly prover: Prover
  readonly limits: ProverLimits
  /** Whether what the form of a formula shows is proof enough, or a diagram or a search is to say so as well. */
  readonly formSuffices: boolean
  /** A concrete referral with exactly these facts, which the evaluator confirms; throws `AnalysisFault` if it cannot. */
  readonly witness: (facts: Facts) => Witness
}

/** What the analysis is to be made of. */
export interface AnalysisInput {
  readonly document: RuleSet
  readonly ruleSet: RuleSet
  /** `null` stands for every service. */
  readonly service: Service | null
  readonly limits?: ProverLimits
  readonly formSuffices?: boolean
}

/** Lays a rule set out for analysis. */
export const analysisContext = ({
  document,
  formSuffices = false,
  limits = DEFAULT_LIMITS,
  ruleSet,
  service,
}: AnalysisInput): AnalysisContext => {
  const space = factSpace([ruleSet], service)
  const outcomes = outcomesOf(ruleSet, space)
  return {
    document,
    ruleSet,
    own: new Set(document.rules.map(({ name }) => name)),
    space,
    outcomes,
    prover: makeProver(
      space,
      outcomes.rules.map(({ met }) => met),
      limits,
    ),
    limits,
    formSuffices,
    witness: witnessMaker(ruleSet, space, outcomes),
  }
}
