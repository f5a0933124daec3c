/** A rule set → all its mutants. The examples and their verdicts are left as they are. */

import { eventTarget } from '../../decision/reasons.js'
import { serviceFitIssues } from '../../decision/triage-options.js'
import { definitionsOf } from '../../facts/catalogue.js'
import type { Condition, RootCondition } from '../../rule-set/condition.js'
import { factsAgainstNote } from '../../rule-set/note-allowed.js'
import type { RuleEvent } from '../../rule-set/rule-event.js'
import type { Rule, RuleSet } from '../../rule-set/rule-set.js'
import { safetyFloor } from '../../rule-set/shipped.js'
import type { Service } from '../../service/service.js'
import { mistakesIn } from './condition-mistakes.js'
import { mistakesInParts } from './mistakes-in-parts.js'
import type { MutantKind, TriedMutant } from './mutant.js'

/** At the top there is always more than a leaf; a mistake never leaves a bare one. */
const asRoot = (condition: Condition): RootCondition =>
  'fact' in condition ? { all: [condition] } : condition

const uses = (condition: Condition, name: string, named: RuleSet['conditions']): boolean => {
  if ('fact' in condition) return false
  if ('not' in condition) return uses(condition.not, name, named)
  if ('all' in condition) return condition.all.some((one) => uses(one, name, named))
  if ('any' in condition) return condition.any.some((one) => uses(one, name, named))
  const definition = named[condition.condition]
  return condition.condition === name || (definition !== undefined && uses(definition, name, named))
}

const withRule = (ruleSet: RuleSet, rule: Rule): RuleSet => ({
  ...ruleSet,
  rules: ruleSet.rules.map((one) => (one.name === rule.name ? rule : one)),
})

/** A rule that leads somewhere else. */
interface OutcomeMistake {
  readonly kind: MutantKind
  readonly path: readonly string[]
  readonly change: string
  readonly event: RuleEvent
}

/** All others; of lists that are long, the next one only. */
const others = (all: readonly { readonly id: string }[], id: string, isLong: boolean): readonly string[] => {
  const ids = all.map((one) => one.id)
  if (!isLong) return ids.filter((one) => one !== id)
  const next = ids[(ids.indexOf(id) + 1) % ids.length]
  return next === undefined || next === id ? [] : [next]
}

/** Every other pathway or route, and the next destination or action on the list. */
const outcomeMistakes = ({ event }: Rule, ruleSet: RuleSet): readonly OutcomeMistake[] => {
  if (event.type === 'extension') return []
  const { all, isLong, part } = (
    {
      escalate: { part: 'route', all: ruleSet.routes, isLong: false },
      pathway: { part: 'pathway', all: ruleSet.pathways, isLong: false },
      redirect: { part: 'destination', all: ruleSet.destinations, isLong: true },
      action: { part: 'action', all: ruleSet.actions, isLong: true },
    } as const
  )[event.type]
  const from = eventTarget(event) ?? ''
  return others(all, from, isLong).map((to) => ({
    kind: `${part}-swapped`,
    path: ['event', 'params', part],
    change: `\`${to}\` instead of \`${from}\``,
    // The same kind of event, with another target of that kind.
    event: { ...event, params: { ...event.params, [part]: to } } as RuleEvent,
  }))
}

/** Rules of the floor hold a decision up: `weld` refuses any that would only ask. */
const isOfFloor = ({ name }: Rule): boolean => safetyFloor().rules.some((one) => one.name === name)

/** What is not known holds the decision up, or chooses the pathway, where it only asked, or only asks where it did. */
const holdMistake = (rule: Rule, ruleSet: RuleSet): readonly TriedMutant[] => {
  const { conditions, event, name, whenUndetermined = 'hold' } = rule
  if (event.type === 'extension' || event.type === 'action' || isOfFloor(rule)) return []
  // The loader refuses it, and so it is no mistake that could slip in.
  const isRefused =
    event.type === 'pathway' &&
    factsAgainstNote(conditions, ruleSet.conditions, definitionsOf(ruleSet)).length > 0
  if (isRefused) return []
  const other = whenUndetermined === 'hold' ? 'note' : 'hold'
  const change = `\`${other}\` instead of \`${whenUndetermined}\``
  return [
    {
      mutant: { kind: 'hold-swapped', rule: name, path: ['whenUndetermined'], change },
      ruleSet: withRule(ruleSet, { ...rule, whenUndetermined: other }),
      affected: [],
      mayShow: (truths) => truths.get(name) === 'unknown',
    },
  ]
}

const NEVER_SHOWS = () => false

const ofRule = (rule: Rule, ruleSet: RuleSet): readonly TriedMutant[] => {
  const definitions = definitionsOf(ruleSet)
  const { name } = rule
  return [
    ...mistakesIn(rule.conditions, ['conditions'], definitions).map(
      ({ change, condition, kind, path }): TriedMutant => ({
        mutant: { kind, rule: name, path, change },
        ruleSet: withRule(ruleSet, { ...rule, conditions: asRoot(condition) }),
        affected: [name],
        mayShow: NEVER_SHOWS,
      }),
    ),
    ...outcomeMistakes(rule, ruleSet).map(
      ({ change, event, kind, path }): TriedMutant => ({
        mutant: { kind, rule: name, path, change },
        ruleSet: withRule(ruleSet, { ...rule, event }),
        affected: [],
        // Where a pathway rule leads shows while it may be met, too.
        mayShow: (truths) =>
          truths.get(name) === 'true' || (event.type === 'pathway' && truths.get(name) === 'unknown'),
      }),
    ),
    ...holdMistake(rule, ruleSet),
    {
      mutant: { kind: 'rule-removed', rule: name, path: [], change: `without the rule \`${name}\`` },
      ruleSet: { ...ruleSet, rules: ruleSet.rules.filter((one) => one !== rule) },
      affected: [name],
      mayShow: NEVER_SHOWS,
    },
  ]
}

const ofNamedCondition = (
  name: string,
  condition: RootCondition,
  ruleSet: RuleSet,
): readonly TriedMutant[] => {
  const affected = ruleSet.rules
    .filter(({ conditions }) => uses(conditions, name, ruleSet.conditions))
    .map((rule) => rule.name)
  if (affected.length === 0) return []
  return mistakesIn(condition, ['conditions', name], definitionsOf(ruleSet)).map(
    (mistake): TriedMutant => ({
      mutant: { kind: mistake.kind, rule: null, path: mistake.path, change: mistake.change },
      ruleSet: { ...ruleSet, conditions: { ...ruleSet.conditions, [name]: asRoot(mistake.condition) } },
      affected,
      mayShow: NEVER_SHOWS,
    }),
  )
}

/**
 * Every mutant of a rule set, the safety floor welded under it: rule by rule, then the named conditions, then what rules
 * lead to. For one service, only those that a triage for it can be made with.
 */
export const mutantsOf = (ruleSet: RuleSet, service: Service | null = null): readonly TriedMutant[] => [
  ...ruleSet.rules.flatMap((rule) => ofRule(rule, ruleSet)),
  ...Object.entries(ruleSet.conditions).flatMap(([name, condition]) =>
    ofNamedCondition(name, condition, ruleSet),
  ),
  ...mistakesInParts(ruleSet).filter(
    (one) => service === null || serviceFitIssues(one.ruleSet, service).length === 0,
  ),
]
