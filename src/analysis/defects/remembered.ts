import type { Facts } from '../../facts/fact.js'
import { memoize } from '../../input/memoize.js'
import type { AnalysisContext } from '../../proof/context.js'
import type { Formula } from '../../proof/engine/formula.js'
import type { Witness } from '../../proof/finding.js'
import type { Answer } from '../../proof/prover.js'

/** The same context, in which each question is asked, and each witness made, only once: defects ask much alike. */
export const remembered = (context: AnalysisContext): AnalysisContext => ({
  ...context,
  prover: { ...context.prover, ask: memoize<Formula, Answer>(context.prover.ask) },
  witness: memoize<Facts, Witness>(context.witness),
})
