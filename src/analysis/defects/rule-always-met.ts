import type { AnalysisContext } from '../context.js'
import type { Finding } from '../finding.js'
import { defectFinding } from './defect-finding.js'
import { ownRules } from './own-rules.js'
import { isOutOfTheQuestion, shown } from './shown.js'

/** Rules that nothing can fail: whoever answers meets them, so that they choose nobody. */
export const rulesAlwaysMet = (context: AnalysisContext): readonly Finding[] =>
  ownRules(context)
    .filter(({ notMet }) => isOutOfTheQuestion(context, notMet))
    .map(({ met, path, rule }) =>
      defectFinding('rule-always-met', {
        rule: rule.name,
        path: [...path, 'conditions'],
        message: `every referral meets the rule \`${rule.name}\` as soon as its questions are answered, whatever the answers`,
        hint: 'look for conditions in one `any` that leave nobody out, and put them under an `all` or take one away',
        witness: shown(context, met),
      }),
    )
