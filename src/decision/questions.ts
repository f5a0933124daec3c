/** What to find out, in the order to ask it: what could make things more urgent, safety, what is waited for, the rest. */
import type { FactDefinition } from '../facts/fact.js'
import { onceFor } from '../once-for.js'
import type { Disposition, RuleSet } from '../rule-set/rule-set.js'
import type { RuleVerdict, Verdicts } from '../rule-set/verdicts.js'
import type { Question } from './decision.js'
import { type DecisionInput, holdsUp, isMet, verdictsOf } from './decision-input.js'
import { urgencyRank } from './escalations.js'
import { questionOrder } from './question-order.js'

/** Undetermined escalations more urgent than every one that is met. Only an escalation can be outrun. */
const moreUrgentRules = (
  verdicts: Verdicts,
  disposition: Disposition,
  ruleSet: RuleSet,
): ReadonlySet<string> => {
  if (disposition !== 'escalate') return new Set()
  const rank = urgencyRank(ruleSet)
  const escalations = verdictsOf(verdicts, 'escalate')
  const ranksOf = (verdict: 'met' | 'undetermined') => escalations.filter((one) => one.verdict === verdict)
  const mostUrgent = Math.min(...ranksOf('met').map(({ rule }) => rank(rule.event.params.route)))
  return new Set(
    ranksOf('undetermined').flatMap(({ rule }) =>
      rank(rule.event.params.route) < mostUrgent ? [rule.name] : [],
    ),
  )
}

/** An undetermined pathway rule matters only while no met rule already calls for as much. */
const canChangePathway = (verdicts: Verdicts, ruleSet: RuleSet): ((one: RuleVerdict) => boolean) => {
  const intensity = ({ rule }: RuleVerdict) =>
    ruleSet.pathways.findIndex(({ id }) => rule.event.type === 'pathway' && rule.event.params.pathway === id)
  const met = verdictsOf(verdicts, 'pathway').filter(isMet)
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

/** Where each fact stands in the order of the catalogue. */
const placesIn = onceFor(
  (definitions: DecisionInput['definitions']) =>
    new Map([...definitions.keys()].map((name, place) => [name, place] as const)),
)

/** What is wanted, once for each question: one may find out several facts (an age, and whether it is in range). */
const wantedBy = (
  rules: readonly RuleVerdict[],
  definitions: DecisionInput['definitions'],
  urgent: ReadonlySet<string>,
  isWaiting: boolean,
): readonly Wanted[] => {
  const places = placesIn(definitions)
  const byQuestion = new Map<string, Wanted>()
  for (const one of rules) {
    const { name } = one.rule
    const canHoldUp = holdsUp(one)
    const waits = isWaiting && canHoldUp
    const askNow = urgent.has(name)
    // What leaves an undetermined rule undetermined are unknown facts, and nothing else.
    for (const { leaf } of one.decisive()) {
      const definition = definitions.get(leaf.fact)
      if (definition === undefined || (definition.about === 'service' && !canHoldUp)) continue
      const place = places.get(leaf.fact) ?? 0
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
  { definitions, ruleSet, settles = () => 0, verdicts }: DecisionInput,
  disposition: Disposition,
): readonly Question[] => {
  const urgent = moreUrgentRules(verdicts, disposition, ruleSet)
  const matters = canChangePathway(verdicts, ruleSet)
  const undetermined = verdicts.filter((one) => one.verdict === 'undetermined' && matters(one))
  const wanted = wantedBy(undetermined, definitions, urgent, disposition === 'request-information')
  return [...wanted].sort(questionOrder(settles)).map((one) => ({
    fact: one.definition.name,
    title: one.definition.title,
    question: one.question,
    safety: one.safety,
    askNow: one.askNow,
    holdsUp: one.holdsUp,
    rules: one.rules,
  }))
}
