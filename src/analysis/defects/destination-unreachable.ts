import type { AnalysisContext } from '../../proof/context.js'
import { and, NEVER } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import { defectFinding } from './defect-finding.js'
import { isImpossible } from './find-witness.js'

/** Destinations that nobody can be redirected to: no rule names them, or something above always applies as well. */
export const destinationsUnreachable = (context: AnalysisContext): readonly Finding[] => {
  const { document, outcomes } = context
  return document.destinations.flatMap(({ id }, index) =>
    isImpossible(context, and(outcomes.destination.get(id) ?? NEVER, outcomes.disposition.redirect))
      ? [
          defectFinding('destination-unreachable', {
            path: ['destinations', index],
            message: `nobody can be redirected to the destination \`${id}\``,
            hint: 'write the rule that redirects to it, mend the one that is met only where something higher on the ladder applies, or take the destination away',
          }),
        ]
      : [],
  )
}
