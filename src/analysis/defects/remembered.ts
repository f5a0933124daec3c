import type { Facts } from '../../facts/fact.js'
import type { AnalysisContext } from '../context.js'
import type { Formula } from '../engine/formula.js'
import type { Witness } from '../finding.js'
import type { Answer } from '../prover.js'

/** What was worked out before is not worked out again; keys are told apart by identity. */
const once = <Key, Value>(work: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = work(key)
    known.set(key, value)
    return value
  }
}

/** The same context, in which each question is asked, and each witness made, only once: defects ask much alike. */
export const remembered = (context: AnalysisContext): AnalysisContext => ({
  ...context,
  prover: { ...context.prover, ask: once<Formula, Answer>(context.prover.ask) },
  witness: once<Facts, Witness>(context.witness),
})
