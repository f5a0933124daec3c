import { weeksOf } from '../../decision/limits.js'
import type { Limits, Pathway } from '../../rule-set/rule-set.js'
import type { AnalysisContext } from '../context.js'
import { and, NEVER } from '../engine/formula.js'
import { type Counterexample, isPossible, type ProofResult, prove, refutation } from './proof-result.js'

/** The least and the most weeks that any rule set may set: 6 to 12. */
const WEEKS: Limits = { min: 6, max: 12 }

const isInside = (inner: Limits, outer: Limits): boolean => inner.min >= outer.min && inner.max <= outer.max

/** The weeks of an intervention are inside the envelope, and inside 6 to 12, on every pathway that can be accepted. */
export const weeksInEnvelope = (context: AnalysisContext): ProofResult => {
  const { document, outcomes, ruleSet, space, witness } = context
  const envelope = ruleSet.envelope.weeks
  const counterexample = (pathway: Pathway): readonly Counterexample[] => {
    const weeks = space.service === null ? pathway.weeks : weeksOf(pathway, space.service, ruleSet)
    // Weeks that have nothing in common are a finding of their own.
    if (weeks === null || (isInside(weeks, envelope) && isInside(weeks, WEEKS))) return []
    const place = document.pathways.findIndex(({ id }) => id === pathway.id)
    return [
      {
        ask: isPossible(and(outcomes.disposition.accept, outcomes.pathway.get(pathway.id) ?? NEVER)),
        finding: (choice) =>
          refutation('weeks-outside-envelope', {
            rule: null,
            path: place === -1 ? ['pathways'] : ['pathways', place, 'weeks'],
            message: `support on the pathway \`${pathway.id}\` can last ${weeks.min} to ${weeks.max} weeks, outside ${Math.max(envelope.min, WEEKS.min)} to ${Math.min(envelope.max, WEEKS.max)}`,
            hint: 'change the weeks of the pathway so that they lie inside the envelope',
            witnesses: [witness(space.factsIn(choice))],
          }),
      },
    ]
  }
  return prove(
    context,
    { name: 'weeks-in-envelope', title: 'every intervention lasts as many weeks as the envelope allows' },
    ruleSet.pathways.map(counterexample),
  )
}
