import type { Facts } from '../../facts/fact.js'
import { onceFor } from '../../once-for.js'
import type { AnalysisContext } from '../context.js'
import type { Formula } from '../engine/formula.js'
import type { Witness } from '../finding.js'
import type { Answer } from '../prover.js'

/** The same context, in which each question is asked, and each witness made, only once: defects ask much alike. */
export const remembered = (context: AnalysisContext): AnalysisContext => ({
  ...context,
  prover: { ...context.prover, ask: onceFor<Formula, Answer>(context.prover.ask) },
  witness: onceFor<Facts, Witness>(context.witness),
})
