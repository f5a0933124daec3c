/** What every proof and every search for defects works with. */
import type { Facts } from '../facts/fact.js'
import { lazy } from '../input/memoize.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Service } from '../service/service.js'
import { StepBudget } from './engine/step-budget.js'
import type { Witness } from './finding.js'
import { type Outcomes, outcomesOf } from './outcomes.js'
import { DEFAULT_LIMITS, makeProver, type Prover, type ProverLimits } from './prover.js'
import { type FactSpace, factSpace } from './space/fact-space.js'
import { witnessMaker } from './witness.js'

/** What an analysis is made of. */
export interface AnalysisInput {
  /** The rule set as it was given, without the floor: what the paths of findings lead into. */
  readonly document: RuleSet
  /** With the safety floor welded under it. */
  readonly ruleSet: RuleSet
  /** `null` stands for every service. */
  readonly service: Service | null
  /** How much a prover may spend; `DEFAULT_LIMITS` if left out. */
  readonly limits?: ProverLimits
  /** What laying the rule set out and all proofs may spend together; if left out, all proofs what `limits` says. */
  readonly steps?: StepBudget
  /** Whether a proof by the form of a formula is enough; if left out, a diagram or a search has to confirm it. */
  readonly formSuffices?: boolean
  /** Whether proofs say over how many assignments they hold; they do if this is left out. */
  readonly countsAssignments?: boolean
}

/** A rule set laid out for analysis. */
export interface AnalysisContext extends Required<Omit<AnalysisInput, 'service'>> {
  /** The names of the rules that are the rule set's own; the others are the safety floor's. */
  readonly own: ReadonlySet<string>
  readonly space: FactSpace
  readonly outcomes: Outcomes
  readonly prover: Prover
  /** A concrete referral with exactly these facts, which the evaluator confirms; throws `AnalysisFault` if it cannot. */
  readonly witness: (facts: Facts) => Witness
}

/** Lays a rule set out for analysis. A prover and witnesses are only made when something has to be asked of them. */
export const analysisContext = ({
  countsAssignments = true,
  document,
  formSuffices = false,
  limits = DEFAULT_LIMITS,
  ruleSet,
  service,
  steps: shared,
}: AnalysisInput): AnalysisContext => {
  const space = factSpace([ruleSet], service, shared)
  const steps = shared ?? new StepBudget(limits.steps)
  const outcomes = outcomesOf(ruleSet, space)
  const prover = lazy(() =>
    makeProver(
      space,
      outcomes.rules.map(({ met }) => met),
      limits,
      steps,
    ),
  )
  const witnesses = lazy(() => witnessMaker(ruleSet, space, outcomes, steps))
  return {
    document,
    ruleSet,
    own: new Set(document.rules.map(({ name }) => name)),
    space,
    outcomes,
    limits,
    steps,
    formSuffices,
    countsAssignments,
    get prover() {
      return prover()
    },
    witness: (facts) => witnesses()(facts),
  }
}
