import type { AnalysisContext } from '../context.js'
import { NEVER } from '../engine/formula.js'
import type { Finding } from '../finding.js'
import { defectFinding } from './defect-finding.js'
import { isOutOfTheQuestion } from './shown.js'

/** Routes that the rule set lists and no escalation leads to. */
export const routesUnreachable = (context: AnalysisContext): readonly Finding[] =>
  context.document.routes.flatMap(({ id }, index) =>
    isOutOfTheQuestion(context, context.outcomes.route.get(id) ?? NEVER)
      ? [
          defectFinding('route-unreachable', {
            path: ['routes', index],
            message: `no referral can reach the route \`${id}\``,
            hint: 'write the rule that escalates to it, mend the one that is never met, or take the route away',
          }),
        ]
      : [],
  )
