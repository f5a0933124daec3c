import type { AnalysisContext } from '../../proof/context.js'
import { and } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import { DISPOSITIONS } from '../../rule-set/rule-set.js'
import { defectFinding } from './defect-finding.js'
import { isImpossible } from './find-witness.js'

const dispositionsOutOfReach = (context: AnalysisContext): readonly Finding[] => {
  const { outcomes, ruleSet } = context
  const redirects = ruleSet.rules.some(({ event }) => event.type === 'redirect')
  // A rule set that redirects nobody may mean just that.
  const wanted = DISPOSITIONS.filter((disposition) => disposition !== 'redirect' || redirects)
  return wanted
    .filter((disposition) => isImpossible(context, outcomes.disposition[disposition]))
    .map((disposition) =>
      defectFinding('outcome-unreachable', {
        path: ['rules'],
        message: `no referral can come out as \`${disposition}\``,
        hint: 'look for a rule higher on the ladder that is met, or undetermined, for everybody',
      }),
    )
}

const pathwaysOutOfReach = (context: AnalysisContext): readonly Finding[] => {
  const { document, outcomes } = context
  const { accept } = outcomes.disposition
  // Where nobody is accepted, that is what is wrong.
  if (isImpossible(context, accept)) return []
  return document.pathways.flatMap(({ id }, index) => {
    const chosen = outcomes.pathway.get(id)
    if (chosen === undefined || !isImpossible(context, and(chosen, accept))) return []
    return [
      defectFinding('outcome-unreachable', {
        path: ['pathways', index],
        message: `nobody can be accepted on the pathway \`${id}\``,
        hint: 'give it a rule that is met while no rule calls for a more intensive pathway; pathways are listed from the least to the most intensive',
      }),
    ]
  })
}

/** Dispositions that no referral can have, and pathways that nobody can be accepted on. */
export const outcomesUnreachable = (context: AnalysisContext): readonly Finding[] => [
  ...dispositionsOutOfReach(context),
  ...pathwaysOutOfReach(context),
]
