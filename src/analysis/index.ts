/**
 * What a rule set can do: proofs, defects, comparisons and what would change one decision, exact and with witnesses;
 * and its dispositions alone, for counting.
 * Takes: rule sets, services, and triages with referrals.
 * Gives: reports, comparisons, counterfactuals and questions, as plain JSON.
 * May import: proof/ and what comes before it; never triage.ts, which need not know what authors ask.
 */
export { AnalysisFault, type Finding, type Proof, type Witness, withConsequences } from '../proof/finding.js'
export { FINDING_CODES, type FindingCode, SEVERITIES, type Severity } from '../proof/finding-codes.js'
export { DEFAULT_LIMITS, type ProverLimits } from '../proof/prover.js'
export {
  type AnalyseOptions,
  analyse,
  type Count,
  type ProofInWords,
  type Report,
  safeAnalyse,
} from './analyse.js'
export { type CompareOptions, compare, safeCompare } from './compare.js'
export {
  CHANGED_PARTS,
  type Comparison,
  type ComparisonVerdict,
  type ComparisonWitness,
  type Decided,
  type Direction,
  type Extent,
  type HoldChange,
  type Move,
  type Outcome,
  type Part,
  type PartChange,
} from './comparison/comparison.js'
export {
  type CounterfactualOptions,
  type Counterfactuals,
  counterfactuals,
  safeCounterfactuals,
} from './counterfactuals.js'
export { dispositionDiagram, type TellDisposition } from './disposition-diagram.js'
export type { ForSignature } from './for-signature.js'
export type { ChangedFact, FactsChange } from './one-referral/changes-to.js'
export type { DecidedPart } from './one-referral/laid-out-triage.js'
export {
  type OpenQuestion,
  type Questions,
  type QuestionsOptions,
  questions,
  safeQuestions,
  type UnansweredQuestion,
} from './questions.js'
export type { SignedPart, TextForSignature } from './texts-for-signature.js'
