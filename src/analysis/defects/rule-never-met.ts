import type { AnalysisContext } from '../../proof/context.js'
import type { Finding } from '../../proof/finding.js'
import { defectFinding } from './defect-finding.js'
import { isImpossible } from './find-witness.js'
import { ownRules } from './own-rules.js'

/** Rules that no referral can meet: what they call for never happens. */
export const rulesNeverMet = (context: AnalysisContext): readonly Finding[] =>
  ownRules(context)
    .filter(({ met }) => isImpossible(context, met))
    .map(({ path, rule }) =>
      defectFinding('rule-never-met', {
        rule: rule.name,
        path: [...path, 'conditions'],
        message: `no referral can meet the rule \`${rule.name}\`, whatever is known or not known`,
        hint: 'look for conditions in one `all` that shut each other out, and put them under an `any` or take one away',
      }),
    )
