/** Better places: nobody is turned away without a destination, and a reason that the referrer can act on. */
import type { RuleSet } from '../rule-set/rule-set.js'
import { calledFor, joinedReasons } from './called-for.js'
import type { Redirect } from './decision.js'
import type { RulesByOutcome } from './rules-by-outcome.js'

/** Every met redirect, one for each destination, in the order the rule set lists destinations. */
export const redirectsOf = (
  { redirect: { met } }: Pick<RulesByOutcome, 'redirect'>,
  ruleSet: RuleSet,
): readonly Redirect[] =>
  calledFor(ruleSet.destinations, met, ({ rule }) => rule.event.params.destination).map(
    ({ calls, listed, rules }) => ({
      destination: listed.id,
      title: listed.title,
      contact: listed.contact ?? null,
      advice: listed.advice,
      forClient: listed.forClient ?? null,
      reason: joinedReasons(calls),
      rules,
    }),
  )
