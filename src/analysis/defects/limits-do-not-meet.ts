import { contactsOf, weeksOf } from '../../decision/limits.js'
import type { AnalysisContext } from '../../proof/context.js'
import { and, NEVER } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import { defectFinding } from './defect-finding.js'
import { findWitness } from './find-witness.js'

/** Pathways that have no week, or no contact, in common with the service: nobody can be accepted on them there. */
export const limitsThatDoNotMeet = (context: AnalysisContext): readonly Finding[] => {
  const { document, outcomes, ruleSet, space } = context
  const { service } = space
  if (service === null) return []
  return document.pathways.flatMap((pathway, index) => {
    const clashing = [
      ...(weeksOf(pathway, service, ruleSet) === null ? (['weeks'] as const) : []),
      ...(contactsOf(pathway, service) === null ? (['contacts'] as const) : []),
    ]
    const accepted = and(outcomes.pathway.get(pathway.id) ?? NEVER, outcomes.disposition.accept)
    return clashing.map((unit) =>
      defectFinding('limits-do-not-meet', {
        path: ['pathways', index, unit],
        message: `the service \`${service.id}\` and the pathway \`${pathway.id}\` have no number of ${unit} in common`,
        hint: `change the ${unit} of the service or of the pathway, so that the two overlap`,
        witness: findWitness(context, accepted),
      }),
    )
  })
}
