/** What to find out, in the order to ask it: what could make things more urgent, safety, what is waited for, the rest. */
import type { FactDefinition } from '../facts/fact.js'
import { onceFor } from '../once-for.js'
import type { Disposition, RuleSet } from '../rule-set/rule-set.js'
import type { RuleVerdict } from '../rule-set/verdicts.js'
import type { Question } from './decision.js'
import type { DecisionInput } from './decision-input.js'
import { urgencyRank } from './escalations.js'
import { inOrder } from './question-order.js'
import { holdsUp, type Standing } from './standing.js'

/** Open escalations more urgent than every one that is met. Only an escalation can be outrun. */
const moreUrgentRules = (
  { escalate: { met, open } }: Standing,
  disposition: Disposition,
  ruleSet: RuleSet,
): ReadonlySet<string> => {
  if (disposition !== 'escalate') return new Set()
  const rank = urgencyRank(ruleSet)
  const mostUrgent = Math.min(...met.map(({ rule }) => rank(rule.event.params.route)))
  return new Set(open.flatMap(({ rule }) => (rank(rule.event.params.route) < mostUrgent ? [rule.name] : [])))
}

/** An open pathway rule matters only while no met rule already calls for as much. */
const canChangePathway = (
  { pathway: { met } }: Standing,
  { pathways }: RuleSet,
): ((one: RuleVerdict) => boolean) => {
  const intensity = ({ rule }: RuleVerdict) =>
    pathways.findIndex(({ id }) => rule.event.type === 'pathway' && rule.event.params.pathway === id)
  const settled = Math.max(-1, ...met.map(intensity))
  return (one) => one.rule.event.type !== 'pathway' || intensity(one) > settled
}

/** What an answer would bring, gathered from all the rules that turn on it. */
interface Wanted {
  readonly question: string
  /** Of the facts that the question finds out, the one that the catalogue has first. */
  definition: FactDefinition
  place: number
  safety: boolean
  askNow: boolean
  holdsUp: boolean
  readonly rules: [string, ...string[]]
}

/** A fact as it is asked for. */
interface Asked {
  readonly definition: FactDefinition
  /** Where it stands in the order of the catalogue. */
  readonly place: number
}

/** The facts of a list as they are asked for; worked out once for each list that rules leave open. */
const askedFor = onceFor((definitions: DecisionInput['definitions']) => {
  const all = new Map(
    [...definitions.values()].map((definition, place) => [definition.name, { definition, place }]),
  )
  return onceFor((facts: readonly string[]): readonly Asked[] => facts.flatMap((fact) => all.get(fact) ?? []))
})

/** What is wanted, once for each question: one may find out several facts (an age, and whether it is in range). */
const wantedBy = (
  rules: readonly RuleVerdict[],
  definitions: DecisionInput['definitions'],
  urgent: ReadonlySet<string>,
  isWaiting: boolean,
): readonly Wanted[] => {
  const asked = askedFor(definitions)
  const byQuestion = new Map<string, Wanted>()
  for (const one of rules) {
    const { name } = one.rule
    const canHoldUp = holdsUp(one)
    const waits = isWaiting && canHoldUp
    const askNow = urgent.has(name)
    // What leaves a rule open are unknown facts, and nothing else.
    for (const { definition, place } of asked(one.decisiveFacts())) {
      if (definition.about === 'service' && !canHoldUp) continue
      const { question, safety } = definition
      const known = byQuestion.get(question)
      if (known === undefined) {
        const rules: Wanted['rules'] = [name]
        byQuestion.set(question, { question, definition, place, safety, askNow, holdsUp: waits, rules })
        continue
      }
      if (place < known.place) {
        known.definition = definition
        known.place = place
      }
      known.safety ||= safety
      known.askNow ||= askNow
      known.holdsUp ||= waits
      if (known.rules.at(-1) !== name) known.rules.push(name)
    }
  }
  return [...byQuestion.values()]
}

/** Every question whose answer could still matter, each once, in the order to ask them. */
export const questionsOf = (
  { definitions, ruleSet, settles = () => 0 }: DecisionInput,
  standing: Standing,
  disposition: Disposition,
): readonly Question[] => {
  const urgent = moreUrgentRules(standing, disposition, ruleSet)
  const open = standing.open.filter(canChangePathway(standing, ruleSet))
  const wanted = wantedBy(open, definitions, urgent, disposition === 'request-information')
  return inOrder(wanted, settles).map((one) => ({
    fact: one.definition.name,
    title: one.definition.title,
    question: one.question,
    safety: one.safety,
    askNow: one.askNow,
    holdsUp: one.holdsUp,
    rules: one.rules,
  }))
}
