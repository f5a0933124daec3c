/** What the link worker does beside the pathway. */
import type { Disposition, RuleSet } from '../rule-set/rule-set.js'
import { calledFor, joinedReasons } from './called-for.js'
import type { Action } from './decision.js'
import type { RulesByOutcome } from './rules-by-outcome.js'

/**
 * Every action that a met rule calls for and that belongs to the disposition, in the order the rule set
 * lists actions: work on a need waits until the person is safe and the referral accepted.
 */
export const actionsOf = (
  { action: { met } }: Pick<RulesByOutcome, 'action'>,
  disposition: Disposition,
  ruleSet: RuleSet,
): readonly Action[] =>
  calledFor(ruleSet.actions, met, ({ rule }) => rule.event.params.action)
    .filter(({ listed }) => listed.dispositions.includes(disposition))
    .map(({ calls, listed, rules }) => ({
      action: listed.id,
      title: listed.title,
      for: listed.for,
      instruction: listed.instruction,
      reason: joinedReasons(calls),
      rules,
    }))
