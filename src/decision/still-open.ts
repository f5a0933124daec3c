/**
 * Which facts could still change a decision: what it can still come to while facts are unknown, and the rules that can move
 * it there. Errs towards asking: what could matter is never left out.
 */
import type { Facts, FactValue } from '../facts/fact.js'
import { changeableFacts, mayShowDanger, unsettledFacts } from '../facts/unsettled-facts.js'
import { memoize } from '../input/memoize.js'
import { vocabularyOf } from '../referral/vocabulary.js'
import { compiledOnce } from '../rule-set/compile.js'
import type { Condition } from '../rule-set/condition.js'
import { type IfNotMet, ifNotMet } from '../rule-set/if-not-met.js'
import type { Disposition, Rule, RuleSet } from '../rule-set/rule-set.js'
import { type RuleVerdict, traceLeaves } from '../rule-set/verdicts.js'
import type { Service } from '../service/service.js'
import { canExtend, intensities } from './pathway.js'
import {
  type DecisionInput,
  holdsUp,
  onlyNotes,
  type RulesByOutcome,
  rulesByOutcome,
  type VerdictOf,
} from './rules-by-outcome.js'

/** Facts as far as they are settled: what an answer to another question may still change is taken as unknown. */
const settledFacts = (
  origins: DecisionInput['origins'],
  unsettled: ReadonlyMap<string, readonly string[]>,
): Facts => {
  const facts: Record<string, FactValue> = {}
  for (const fact of Object.keys(origins))
    facts[fact] = unsettled.has(fact) ? null : (origins[fact]?.value ?? null)
  return facts
}

/** The dispositions that a decision can still come to: a met escalation stays, whatever else is found out. */
const dispositionsLeft = (
  { escalate, redirect }: RulesByOutcome,
  ifNone: IfNotMet,
  notMet: readonly Rule[] = [],
): readonly Disposition[] => {
  const canBe = ifNone(notMet)
  if (canBe === null) return []
  if (escalate.met.length > 0) return ['escalate']
  const left: Disposition[] = []
  const holding = [...escalate.open, ...redirect.open].filter(holdsUp).map(({ rule }) => rule)
  if (escalate.open.some(({ rule }) => canBe(rule, 'met'))) left.push('escalate')
  if (holding.some((rule) => canBe(rule, 'undetermined'))) left.push('request-information')
  if (redirect.met.length > 0) return [...left, 'redirect']
  if (redirect.open.some(({ rule }) => canBe(rule, 'met'))) left.push('redirect')
  return ifNone([...notMet, ...holding]) === null ? left : [...left, 'accept']
}

/** The pathways that a decision can still come to, by their places in the rule set. */
interface PathwaysLeft {
  /** The most intensive of them. */
  readonly most: number
  /** The others. */
  readonly lighter: readonly number[]
  /** What else is decided where it is one of the others. */
  readonly dispositionsIfLighter: readonly Disposition[]
  /** Whether a rule calls for more than met rules do. */
  readonly callsForMore: (one: VerdictOf<'pathway'>) => boolean
}

const pathwaysLeft = (settled: RulesByOutcome, ruleSet: RuleSet, ifNone: IfNotMet): PathwaysLeft => {
  const { met, open } = settled.pathway
  const intensityOf = intensities(ruleSet)
  const intensity = ({ rule }: VerdictOf<'pathway'>) => intensityOf.get(rule.event.params.pathway) ?? -1
  const highestMet = Math.max(-1, ...met.map(intensity))
  const callsForMore = (one: VerdictOf<'pathway'>) => intensity(one) > highestMet
  const more = open.filter(callsForMore)
  // Where no rule calls for any, it is the most intensive of all.
  const least = highestMet === -1 ? ruleSet.pathways.length - 1 : highestMet
  const all = [...new Set([least, ...more.map(intensity)])]
  const most = Math.max(...all)
  const lighter = all.filter((place) => place < most)
  // One that only notes what is open may stay open: then it calls for nothing.
  const callForMost = more.filter((one) => intensity(one) === most && !onlyNotes(one)).map(({ rule }) => rule)
  const dispositionsIfLighter = lighter.length === 0 ? [] : dispositionsLeft(settled, ifNone, callForMost)
  return { most, lighter, dispositionsIfLighter, callsForMore }
}

/** Whether an extension rule could change how long support may last. */
const canLastLonger = (
  { lighter, most, dispositionsIfLighter }: PathwaysLeft,
  dispositions: readonly Disposition[],
  ruleSet: RuleSet,
  service: Service,
): boolean => {
  const hasRoom = (place: number): boolean => {
    const pathway = ruleSet.pathways[place]
    return pathway !== undefined && canExtend(pathway, service, ruleSet)
  }
  return (
    (dispositions.includes('accept') && hasRoom(most)) ||
    (dispositionsIfLighter.includes('accept') && lighter.some(hasRoom))
  )
}

/** The dispositions that each action belongs to. */
const dispositionsOfActions = memoize(
  ({ actions }: RuleSet) => new Map(actions.map(({ dispositions, id }) => [id, dispositions])),
)

/** Whether finding out what an open rule comes to could change the decision. */
const mattering = (
  settled: RulesByOutcome,
  ruleSet: RuleSet,
  service: Service,
  ifNone: IfNotMet,
): ((verdict: RuleVerdict) => boolean) => {
  const { action, escalate, extension, redirect } = settled
  const dispositions = dispositionsLeft(settled, ifNone)
  const pathways = pathwaysLeft(settled, ruleSet, ifNone)
  const choosesPathway = pathways.dispositionsIfLighter.some((one) => one !== 'redirect')
  const lastsLonger = extension.met.length === 0 && canLastLonger(pathways, dispositions, ruleSet, service)
  const routes = new Set(escalate.met.map(({ rule }) => rule.event.params.route))
  const destinations = new Set(redirect.met.map(({ rule }) => rule.event.params.destination))
  const called = new Set(action.met.map(({ rule }) => rule.event.params.action))
  const dispositionsOf = dispositionsOfActions(ruleSet)
  return (one) => {
    const { event } = one.rule
    switch (event.type) {
      case 'escalate':
        return !routes.has(event.params.route)
      case 'redirect':
        return !destinations.has(event.params.destination) || (escalate.met.length === 0 && holdsUp(one))
      case 'pathway':
        return choosesPathway && pathways.callsForMore(one as VerdictOf<'pathway'>) // as its event says
      case 'extension':
        return lastsLonger
      case 'action':
        return (
          !called.has(event.params.action) &&
          dispositionsOf.get(event.params.action)?.some((own) => dispositions.includes(own)) === true
        )
    }
  }
}

/** The facts that a rule set asks about, and its rules about those that an answer to another question may change. */
const layOut = memoize((ruleSet: RuleSet) => {
  const { conditions, rules } = ruleSet
  const vocabulary = vocabularyOf(ruleSet)
  const changeable = changeableFacts(vocabulary)
  const factsIn = (condition: Condition): readonly string[] =>
    traceLeaves(condition, conditions, {}).map(({ leaf }) => leaf.fact)
  const byRule = rules.map((rule) => ({ rule, facts: factsIn(rule.conditions) }))
  return {
    vocabulary,
    asked: new Set(byRule.flatMap(({ facts }) => facts)),
    changeable: new Set(
      byRule.flatMap(({ facts, rule }) => (facts.some((fact) => changeable.has(fact)) ? [rule] : [])),
    ),
  }
})

/** What could still change a decision. */
export interface StillOpen {
  /** Whether finding out what an open rule comes to could change it. */
  readonly canMatter: (one: RuleVerdict) => boolean
  /** Questions, by their words, whose answers could change it by way of facts that rest on them. */
  readonly restedOn: ReadonlySet<string>
}

/** What could still change the decision that verdicts come to. */
export const stillOpen = ({ definitions, origins, ruleSet, service, verdicts }: DecisionInput): StillOpen => {
  const { asked, changeable, vocabulary } = layOut(ruleSet)
  const unsettled = unsettledFacts(origins, asked, vocabulary)
  const known = settledFacts(origins, unsettled)
  const settled = rulesByOutcome(unsettled.size === 0 ? verdicts : compiledOnce(ruleSet).evaluate(known))
  const canMatter = mattering(settled, ruleSet, service, ifNotMet(ruleSet, service, known))
  const restedOn = new Set(mayShowDanger(origins, vocabulary))
  for (const one of settled.open) {
    // Pathway rules are not asked about where a met one calls for as much; that one may still change.
    if (!changeable.has(one.rule) && one.rule.event.type !== 'pathway') continue
    if (!canMatter(one)) continue
    for (const fact of one.decisiveFacts()) {
      restedOn.add(fact)
      for (const other of unsettled.get(fact) ?? []) restedOn.add(other)
    }
  }
  // One question may find out several facts: which of them a rule turns on makes no difference.
  const questions = [...restedOn].flatMap((fact) => definitions.get(fact)?.question ?? [])
  return { canMatter, restedOn: new Set(questions) }
}
