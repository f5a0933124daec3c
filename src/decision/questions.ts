/** What to find out, in the order to ask it: what could make things more urgent, safety, what is waited for, the rest. */
import type { FactDefinition } from '../facts/fact.js'
import type { Disposition, RuleSet } from '../rule-set/rule-set.js'
import type { RuleVerdict, Verdicts } from '../rule-set/verdicts.js'
import type { Question } from './decision.js'
import { type DecisionInput, groupedBy, holdsUp, ruleNames, verdictsOf } from './decision-input.js'
import { urgencyRank } from './escalations.js'
import { questionOrder } from './question-order.js'

/** An unknown fact, and one rule that turns on it. */
interface Wanted {
  readonly definition: FactDefinition
  readonly by: RuleVerdict
}

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
  const mostUrgent = Math.min(...ranksOf('met').map(({ event }) => rank(event.params.route)))
  return new Set(
    ranksOf('undetermined').flatMap(({ event, rule }) =>
      rank(event.params.route) < mostUrgent ? [rule.name] : [],
    ),
  )
}

/** An undetermined pathway rule matters only while no met rule already calls for as much. */
const canChangePathway = (verdicts: Verdicts, ruleSet: RuleSet): ((one: RuleVerdict) => boolean) => {
  const intensity = ({ rule }: RuleVerdict) =>
    ruleSet.pathways.findIndex(({ id }) => rule.event.type === 'pathway' && rule.event.params.pathway === id)
  const met = verdictsOf(verdicts, 'pathway').filter(({ verdict }) => verdict === 'met')
  const settled = Math.max(-1, ...met.map(intensity))
  return (one) => one.rule.event.type !== 'pathway' || intensity(one) > settled
}

const wantedBy = (by: RuleVerdict, definitions: DecisionInput['definitions']): readonly Wanted[] =>
  by.leaves().flatMap(({ leaf, truth, decisive }): readonly Wanted[] => {
    const definition = definitions.get(leaf.fact)
    if (definition === undefined || truth !== 'unknown' || !decisive) return []
    return definition.about === 'service' && !holdsUp(by) ? [] : [{ definition, by }]
  })

/** One rule once, in order of names, however many of its leaves ask for the fact. */
const rulesOf = (wanted: readonly [Wanted, ...Wanted[]]): [string, ...string[]] => {
  const [first, ...rest] = wanted
  const names = ruleNames([first.by, ...rest.map(({ by }) => by)])
  const [firstName, ...others] = [...new Set(names)]
  return [firstName ?? first.by.rule.name, ...others]
}

/** Every question whose answer could still matter, each once, in the order to ask them. */
export const questionsOf = (
  { definitions, ruleSet, settles = () => 0, verdicts }: DecisionInput,
  disposition: Disposition,
): readonly Question[] => {
  const urgent = moreUrgentRules(verdicts, disposition, ruleSet)
  const matters = canChangePathway(verdicts, ruleSet)
  const undetermined = verdicts.filter((one) => one.verdict === 'undetermined' && matters(one))
  const wanted = undetermined.flatMap((one) => wantedBy(one, definitions))
  // Facts that one question finds out (an age and whether it is in range) are asked for once.
  const byQuestion = groupedBy(wanted, ({ definition }) => definition.question)
  const catalogueOrder = [...definitions.keys()]
  const place = ({ definition }: Wanted) => catalogueOrder.indexOf(definition.name)
  const inOrder = questionOrder(settles)
  return [...byQuestion.values()]
    .map((all) => {
      const first = all.reduce((best, one) => (place(one) < place(best) ? one : best))
      const question: Question = {
        fact: first.definition.name,
        title: first.definition.title,
        question: first.definition.question,
        safety: all.some(({ definition }) => definition.safety),
        askNow: all.some(({ by }) => urgent.has(by.rule.name)),
        holdsUp: disposition === 'request-information' && all.some(({ by }) => holdsUp(by)),
        rules: rulesOf(all),
      }
      return { question, placed: { ...question, place: place(first) } }
    })
    .sort((one, other) => inOrder(one.placed, other.placed))
    .map(({ question }) => question)
}
