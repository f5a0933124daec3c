/** What the link worker does beside the pathway. */
import { groupedBy } from '../grouped-by.js'
import type { Disposition, RuleSet } from '../rule-set/rule-set.js'
import type { Action } from './decision.js'
import { ruleNames, type Standing } from './standing.js'

/**
 * Every action that a met rule calls for and that belongs to the disposition, in the order the rule set
 * lists actions: work on a need waits until the person is safe and the referral accepted.
 */
export const actionsOf = (
  { action: { met } }: Pick<Standing, 'action'>,
  disposition: Disposition,
  ruleSet: RuleSet,
): readonly Action[] => {
  if (met.length === 0) return []
  const byAction = groupedBy(met, ({ rule }) => rule.event.params.action)
  return ruleSet.actions.flatMap((action): readonly Action[] => {
    const calls = byAction.get(action.id)
    if (calls === undefined || !action.dispositions.includes(disposition)) return []
    const reasons = new Set(calls.map(({ rule }) => rule.event.params.reason))
    return [
      {
        action: action.id,
        title: action.title,
        for: action.for,
        instruction: action.instruction,
        reason: [...reasons].join('; '),
        rules: ruleNames(calls),
      },
    ]
  })
}
