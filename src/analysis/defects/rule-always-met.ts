import type { AnalysisContext } from '../../proof/context.js'
import type { Finding } from '../../proof/finding.js'
import { defectFinding } from './defect-finding.js'
import { findWitness, isImpossible } from './find-witness.js'
import { ownRules } from './own-rules.js'

/** Rules that nothing can fail: whoever answers meets them, so that they choose nobody. */
export const rulesAlwaysMet = (context: AnalysisContext): readonly Finding[] =>
  ownRules(context)
    .filter(({ notMet }) => isImpossible(context, notMet))
    .map(({ met, path, rule }) =>
      defectFinding('rule-always-met', {
        rule: rule.name,
        path: [...path, 'conditions'],
        message: `every referral meets the rule \`${rule.name}\` as soon as its questions are answered, whatever the answers`,
        hint: 'look for conditions in one `any` that leave nobody out, and put them under an `all` or take one away',
        witness: findWitness(context, met),
      }),
    )
