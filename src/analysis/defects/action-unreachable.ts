import type { AnalysisContext } from '../../proof/context.js'
import { NEVER } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import { defectFinding } from './defect-finding.js'
import { isImpossible } from './find-witness.js'

/** Actions that no decision can have: no rule names them, or never with a disposition that they belong to. */
export const actionsUnreachable = (context: AnalysisContext): readonly Finding[] =>
  context.document.actions.flatMap(({ dispositions, id }, index) =>
    isImpossible(context, context.outcomes.action.get(id) ?? NEVER)
      ? [
          defectFinding('action-unreachable', {
            path: ['actions', index],
            message: `no decision can have the action \`${id}\`, which belongs to ${dispositions.map((one) => `\`${one}\``).join(', ')}`,
            hint: 'write the rule that calls for it, let it belong to more dispositions, or take the action away',
          }),
        ]
      : [],
  )
