/** Rules without which every decision would come out the same: the same disposition, pathway and lists. */
import { listed } from '../../explain/sentences.js'
import { cached, memoize } from '../../input/memoize.js'
import type { AnalysisContext } from '../../proof/context.js'
import { ALWAYS, and, type Formula, NEVER, not, or } from '../../proof/engine/formula.js'
import { callsForPathway, type RuleFormulas } from '../../proof/outcomes.js'
import { makeFinding } from '../make-finding.js'
import { findWitness, isImpossible, ownRules, type Search, targetOf } from './defect.js'
import { offerToTake } from './take-away.js'

/** Rules that can stand in for each other in one way, and what then has to be so of one of them. */
interface Group {
  readonly has: (rule: RuleFormulas) => boolean
  readonly of: (rule: RuleFormulas) => Formula
}

/** That some rule of a group, other than the one in question, is as the group asks. */
type AnyOther = (group: Group) => Formula

const holds = ({ rule }: RuleFormulas): boolean =>
  (rule.event.type === 'escalate' || rule.event.type === 'redirect') && rule.whenUndetermined !== 'note'

/** What a rule does that another may do as well: the groups it is in, and where it is needed because no other of them is. */
interface Role {
  readonly groups: readonly Group[]
  /** That a referral is decided otherwise without the rule, or its pathway by default. Cheap questions come first. */
  readonly differences: (anyOther: AnyOther) => readonly Formula[]
}

const rolesIn = (context: AnalysisContext): ((own: RuleFormulas) => Role) => {
  const { outcomes, ruleSet } = context
  const { accept, escalate, redirect } = outcomes.disposition
  const byTarget = cached(
    (target: string): Group => ({ has: ({ rule }) => targetOf(rule) === target, of: ({ met }) => met }),
  )
  const holding: Group = { has: holds, of: ({ undetermined }) => undetermined }
  const ids = ruleSet.pathways.map(({ id }) => id)
  const rank = ({ rule: { event } }: RuleFormulas): number =>
    event.type === 'pathway' ? ids.indexOf(event.params.pathway) : -1
  const byRank = ids.map((_, index) => ({
    asMuch: { has: (rule: RuleFormulas) => rank(rule) >= index, of: callsForPathway },
    less: { has: (rule: RuleFormulas) => rank(rule) !== -1 && rank(rule) < index, of: callsForPathway },
  }))
  const hasGap = !isImpossible(context, and(not(or(...outcomes.pathwayByRule.values())), not(redirect)))

  return (own) => {
    const { rule } = own
    const sameTarget = byTarget(targetOf(rule))
    const onlyOne = (anyOther: AnyOther, when: Formula): Formula =>
      and(own.met, when, not(anyOther(sameTarget)))
    switch (rule.event.type) {
      case 'escalate':
      case 'redirect':
        return {
          groups: holds(own) ? [sameTarget, holding] : [sameTarget],
          differences: (anyOther) => [
            onlyOne(anyOther, ALWAYS),
            ...(holds(own) ? [and(own.undetermined, not(or(escalate, anyOther(holding))))] : []),
          ],
        }
      case 'pathway': {
        const { asMuch, less } = byRank[rank(own)] ?? { asMuch: sameTarget, less: sameTarget }
        // Where nothing else speaks, the fullest pathway is the default. A rule for it then adds that it is no default.
        const isDefault = rank(own) === ids.length - 1 && (hasGap || ids.length === 1)
        return {
          groups: isDefault ? [asMuch, less] : [asMuch],
          differences: (anyOther) => [
            and(
              callsForPathway(own),
              isDefault ? anyOther(less) : ALWAYS,
              not(anyOther(asMuch)),
              not(redirect),
            ),
          ],
        }
      }
      case 'extension':
        return { groups: [sameTarget], differences: (anyOther) => [onlyOne(anyOther, accept)] }
      case 'action': {
        const { action } = rule.event.params
        const { dispositions = [] } = ruleSet.actions.find(({ id }) => id === action) ?? {}
        const when = or(...dispositions.map((one) => outcomes.disposition[one]))
        return { groups: [sameTarget], differences: (anyOther) => [onlyOne(anyOther, when)] }
      }
    }
  }
}

/** Which rules could go. */
export interface RedundantRules {
  /** The names of those that can go, each alone. */
  readonly alone: ReadonlySet<string>
  /** The names of those that can all go at once, each with those of `alone` that have to stay then. */
  readonly together: ReadonlyMap<string, readonly string[]>
}

/** Finds the own rules that could go; of rules that stand in for each other the first stays. */
export const redundantRules = (context: AnalysisContext): RedundantRules => {
  const { rules } = context.outcomes
  const roleOf = memoize(rolesIn(context))
  const isPossible = context.prover.searcher()
  const isRedundant = (rule: RuleFormulas, anyOther: AnyOther): boolean =>
    roleOf(rule)
      .differences(anyOther)
      .every((difference) => isPossible(difference) === false)

  /** For each rule and group: that a rule before it is as the group asks. Shared, so that it is worked out once and not for every rule. */
  const before = memoize((group: Group): ReadonlyMap<RuleFormulas, Formula> => {
    let any = NEVER
    return new Map(
      rules.map((rule) => {
        const earlier = any
        if (group.has(rule)) any = or(any, group.of(rule))
        return [rule, earlier]
      }),
    )
  })
  const own = new Set(ownRules(context).map(({ rule }) => rule.name))
  /** Goes through the rules from the last to the first: the names of those that can go, besides those after them that go. */
  const passedOver = (mayGo: (rule: RuleFormulas) => boolean, stays: boolean): readonly string[] => {
    const kept = new Map<Group, Formula>()
    return [...rules].reverse().flatMap((rule) => {
      const goes =
        mayGo(rule) &&
        isRedundant(rule, (group) => or(before(group).get(rule) ?? NEVER, kept.get(group) ?? NEVER))
      if (stays || !goes)
        for (const group of everyGroup)
          if (group.has(rule)) kept.set(group, or(group.of(rule), kept.get(group) ?? NEVER))
      return goes ? [rule.rule.name] : []
    })
  }
  const everyGroup = new Set(rules.flatMap((rule) => roleOf(rule).groups))
  const alone = new Set(passedOver(({ rule }) => own.has(rule.name), true))
  const gone = new Set(passedOver(({ rule }) => alone.has(rule.name), false))
  const together = new Map([...gone].map((name): [string, string[]] => [name, []]))
  for (const one of rules.filter(({ rule }) => alone.has(rule.name) && !gone.has(rule.name))) {
    const isRedundantWithout = (names: readonly string[]): boolean =>
      isRedundant(one, ({ has, of }) =>
        or(
          ...rules.filter((other) => other !== one && has(other) && !names.includes(other.rule.name)).map(of),
        ),
      )
    // It has to stay because of some that go: of which, if not of all of them?
    const { groups } = roleOf(one)
    const near = rules.filter((rule) => gone.has(rule.rule.name) && groups.some(({ has }) => has(rule)))
    let because = near.map(({ rule }) => rule.name)
    for (const name of because) {
      const fewer = because.filter((other) => other !== name)
      if (!isRedundantWithout(fewer)) because = fewer
    }
    for (const name of because) together.get(name)?.push(one.rule.name)
  }
  return { alone, together }
}

/** Notes every rule that could go, all of them at once, without any decision coming out otherwise. */
export const rulesRedundant = (context: AnalysisContext, { together }: RedundantRules): Search['findings'] =>
  ownRules(context).flatMap(({ met, path, rule }) => {
    const staying = together.get(rule.name)
    if (staying === undefined) return []
    const provided =
      staying.length === 0
        ? ''
        : `, as long as ${listed(staying.map((name) => `\`${name}\``))} ${staying.length === 1 ? 'stays' : 'stay'}`
    return [
      makeFinding('rule-redundant', {
        rule: rule.name,
        path,
        message: `without the rule \`${rule.name}\` every decision would be the same but for its reasons and questions${provided}`,
        ...offerToTake(
          context,
          [path],
          'it',
          'keep it if it is there for its reason; it may also have been meant to reach further',
        ),
        witnesses: [findWitness(context, met)],
      }),
    ]
  })
