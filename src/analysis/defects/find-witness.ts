/** The two ways to ask the prover about a defect: can it be shown, and is it out of the question? */
import type { AnalysisContext } from '../../proof/context.js'
import type { Formula } from '../../proof/engine/formula.js'
import type { Witness } from '../../proof/finding.js'

/** A referral of which `formula` is true; `null` if there is none, or if the search did not finish. */
export const findWitness = ({ prover, witness }: AnalysisContext, formula: Formula): Witness | null => {
  const answer = prover.ask(formula)
  return answer.kind === 'possible' ? witness(answer.facts) : null
}

/** Whether no referral makes `formula` true. A search that did not finish is no proof. */
export const isImpossible = ({ prover }: AnalysisContext, formula: Formula): boolean =>
  prover.ask(formula).kind === 'impossible'
