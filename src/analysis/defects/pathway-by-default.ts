import type { AnalysisContext } from '../../proof/context.js'
import { and, not, or } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import { defectFinding } from './defect-finding.js'
import { findWitness } from './find-witness.js'

/**
 * A gap: referrals for which no rule speaks for any pathway, so that the most intensive one is taken by
 * default. With one pathway there is nothing to choose; where somebody is redirected, no pathway matters.
 */
export const pathwaysByDefault = (context: AnalysisContext): readonly Finding[] => {
  const { outcomes, ruleSet } = context
  const fullest = ruleSet.pathways.at(-1)
  if (fullest === undefined || ruleSet.pathways.length === 1) return []
  const byDefault = not(or(...outcomes.pathwayByRule.values()))
  const { accept, redirect } = outcomes.disposition
  // An accepted referral shows the gap best.
  const witness =
    findWitness(context, and(byDefault, accept)) ?? findWitness(context, and(byDefault, not(redirect)))
  if (witness === null) return []
  return [
    defectFinding('pathway-by-default', {
      path: ['pathways'],
      message: `there are referrals for which no rule speaks for any pathway, so that \`${fullest.id}\` is taken by default`,
      hint: 'write the rule that is missing: whom should the pathway be chosen for, and why',
      witness,
    }),
  ]
}
