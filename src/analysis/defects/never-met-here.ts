/** Rules that can be met at some service and never at this one: what it states of itself rules them out. */
import type { AnalysisContext } from '../../proof/context.js'
import { makeFinding } from '../make-finding.js'
import { isImpossible, ownRules, type Search } from './defect.js'

/** Notes them at the service that `here` is for, if it is for one. */
export const rulesNeverMetHere = (here: AnalysisContext, anywhere: AnalysisContext): Search['findings'] => {
  const { service } = here.space
  if (service === null) return []
  const everMet = new Set(
    ownRules(anywhere).flatMap(({ met, rule }) => (isImpossible(anywhere, met) ? [] : [rule.name])),
  )
  return ownRules(here)
    .filter(({ met, rule }) => everMet.has(rule.name) && isImpossible(here, met))
    .map(({ path, rule }) =>
      makeFinding('rule-never-met-here', {
        rule: rule.name,
        path: [...path, 'conditions'],
        message: `at the service \`${service.id}\` no referral can meet the rule \`${rule.name}\``,
        hint: 'see whether the service means it so: what it states of itself, such as whom it takes, rules the rule out',
      }),
    )
}
