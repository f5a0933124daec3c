import type { AnalysisContext } from '../../proof/context.js'
import { NEVER } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import { defectFinding } from './defect-finding.js'
import { isImpossible } from './find-witness.js'

/** Routes that the rule set lists and no escalation leads to. */
export const routesUnreachable = (context: AnalysisContext): readonly Finding[] =>
  context.document.routes.flatMap(({ id }, index) =>
    isImpossible(context, context.outcomes.route.get(id) ?? NEVER)
      ? [
          defectFinding('route-unreachable', {
            path: ['routes', index],
            message: `no referral can reach the route \`${id}\``,
            hint: 'write the rule that escalates to it, mend the one that is never met, or take the route away',
          }),
        ]
      : [],
  )
