/** Rules whose conditions come to the same for every referral, whatever they are made of. */

import { memoize } from '../../input/memoize.js'
import type { AnalysisContext } from '../../proof/context.js'
import { and, type CellChoice, isTrueOf, not, or } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import type { RuleFormulas } from '../../proof/outcomes.js'
import type { Rule } from '../../rule-set/rule-set.js'
import { makeFinding } from '../make-finding.js'
import { findWitness, isImpossible, type OwnRule, ownRules, targetOf } from './defect.js'
import type { RedundantRules } from './rule-redundant.js'
import { offerToTake } from './take-away.js'

/** Whether one of the two can never matter: both call for the same, or for two pathways, of which one wins. */
const isOneTooMany = (one: Rule, other: Rule): boolean =>
  targetOf(one) === targetOf(other) || (one.event.type === 'pathway' && other.event.type === 'pathway')

/** Both are no more than one named condition: said once, and kept the same for good. */
const isSaidOnce = (one: Rule, other: Rule): boolean =>
  'condition' in one.conditions &&
  'condition' in other.conditions &&
  one.conditions.condition === other.conditions.condition

/** Which of two rules may go: the later one, if either. */
const advice = (context: AnalysisContext, { alone }: RedundantRules, own: OwnRule, twin: Rule) => {
  const mend = 'mend the one of the two that was meant to ask something else'
  const goes = [own, ...ownRules(context).filter(({ rule }) => rule.name === twin.name)].find(({ rule }) =>
    alone.has(rule.name),
  )
  if (goes === undefined) return { hint: mend }
  return offerToTake(context, [goes.path], `\`${goes.rule.name}\``, mend)
}

const findingOf = (
  context: AnalysisContext,
  redundant: () => RedundantRules,
  own: OwnRule,
  twin: Rule,
): readonly Finding[] => {
  const { met, path, rule } = own
  const place = { rule: rule.name, path: [...path, 'conditions'] }
  if (isOneTooMany(rule, twin)) {
    const what = targetOf(rule) === targetOf(twin) ? 'call for the same' : 'call for different pathways'
    return [
      makeFinding('equal-conditions', {
        ...place,
        message: `the rules \`${twin.name}\` and \`${rule.name}\` ${what} under conditions that are the same for every referral`,
        ...advice(context, redundant(), own, twin),
        witnesses: [findWitness(context, met)],
      }),
    ]
  }
  if (isSaidOnce(rule, twin)) return []
  return [
    makeFinding('conditions-repeated', {
      ...place,
      message: `the rules \`${twin.name}\` and \`${rule.name}\` lead to different things under conditions that are the same for every referral`,
      hint: 'if they belong together, give the conditions a name under `conditions` and let both rules refer to it',
      witnesses: [findWitness(context, met)],
    }),
  ]
}

/** Finds, for every own rule, the first rule before it (the safety floor's come first) with equal conditions. */
export const rulesWithEqualConditions = (
  context: AnalysisContext,
  redundant: () => RedundantRules,
): readonly Finding[] => {
  const { outcomes } = context
  // Of rules that are never met, that is what is wrong.
  const rules = ownRules(context).filter(({ met }) => !isImpossible(context, met))
  /** The plainest referral that meets a rule: rules are told apart soon where one is not met by that of the other. */
  const exampleOf = memoize(({ met }: RuleFormulas): CellChoice | null => {
    const answer = context.prover.ask(met)
    return answer.kind === 'possible' ? answer.choice : null
  })
  const isMetWith = (one: RuleFormulas, other: RuleFormulas): boolean => {
    const choice = exampleOf(other)
    return choice === null || isTrueOf(one.met, choice)
  }
  const areEqual = (one: RuleFormulas, other: RuleFormulas): boolean =>
    isMetWith(one, other) &&
    isMetWith(other, one) &&
    isImpossible(
      context,
      or(
        and(one.met, not(other.met)),
        and(other.met, not(one.met)),
        and(one.notMet, not(other.notMet)),
        and(other.notMet, not(one.notMet)),
      ),
    )
  const own = new Set(ownRules(context).map(({ rule }) => rule.name))
  const floors = outcomes.rules.filter(({ rule }) => !own.has(rule.name))
  // Rules that are equal to each other stand together: another one need only be compared with the first of them.
  const alike: RuleFormulas[][] = []
  const addTo = (rule: RuleFormulas): readonly RuleFormulas[] => {
    const known = alike.find(([first]) => first !== undefined && areEqual(rule, first))
    if (known === undefined) alike.push([rule])
    else known.push(rule)
    return known?.slice(0, -1) ?? []
  }
  for (const rule of floors) addTo(rule)
  return rules.flatMap((rule) => {
    const twins = addTo(rule)
    // A twin that is one too many says more than one that only repeats.
    const twin = twins.find((other) => isOneTooMany(rule.rule, other.rule)) ?? twins[0]
    return twin === undefined ? [] : findingOf(context, redundant, rule, twin.rule)
  })
}
