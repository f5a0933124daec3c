/** Better places: nobody is turned away without a destination, and a reason that the referrer can act on. */
import { groupedBy } from '../grouped-by.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Redirect } from './decision.js'
import { ruleNames, type Standing } from './standing.js'

/** Every met redirect, one for each destination, in the order the rule set lists destinations. */
export const redirectsOf = (
  { redirect: { met } }: Pick<Standing, 'redirect'>,
  ruleSet: RuleSet,
): readonly Redirect[] => {
  if (met.length === 0) return []
  const byDestination = groupedBy(met, ({ rule }) => rule.event.params.destination)
  return ruleSet.destinations.flatMap(({ id, title, contact, advice, forClient }): readonly Redirect[] => {
    const calls = byDestination.get(id)
    if (calls === undefined) return []
    const reasons = new Set(calls.map(({ rule }) => rule.event.params.reason))
    return [
      {
        destination: id,
        title,
        contact: contact ?? null,
        advice,
        forClient: forClient ?? null,
        reason: [...reasons].join('; '),
        rules: ruleNames(calls),
      },
    ]
  })
}
