/** What met rules call for: an action, a destination or a route, each once, with the rules that call for it. */
import { groupBy } from '../input/group-by.js'
import type { RuleVerdict } from '../rule-set/verdicts.js'

/** One thing that the rule set lists, called for by these rules. */
export interface CalledFor<Listed, One extends RuleVerdict> {
  readonly listed: Listed
  readonly calls: readonly [One, ...One[]]
  /** The names of the rules, in rule order. */
  readonly rules: readonly [string, ...string[]]
}

/** What is called for, in the order it is listed. `target` says what a rule calls for. */
export const calledFor = <Listed extends { readonly id: string }, One extends RuleVerdict>(
  listed: readonly Listed[],
  met: readonly One[],
  target: (one: One) => string,
): readonly CalledFor<Listed, One>[] => {
  if (met.length === 0) return [] // as with most referrals
  const byTarget = groupBy(met, target)
  const called: CalledFor<Listed, One>[] = []
  for (const one of listed) {
    const calls = byTarget.get(one.id)
    if (calls === undefined) continue
    const [first, ...rest] = calls
    called.push({ listed: one, calls, rules: [first.rule.name, ...rest.map(({ rule }) => rule.name)] })
  }
  return called
}

/** Why, in one text: what several rules say is said once. */
export const joinedReasons = ([first, ...rest]: readonly [RuleVerdict, ...RuleVerdict[]]): string => {
  const { reason } = first.rule.event.params
  return rest.length === 0
    ? reason
    : [...new Set([reason, ...rest.map(({ rule }) => rule.event.params.reason)])].join('; ')
}
