/** Why: the rules behind a decision, each with the facts and values that made it so. Never empty. */
import { eventTarget } from '../rule-set/event-target.js'
import type { RuleVerdict } from '../rule-set/verdicts.js'
import type { Reason, ReasonFact } from './decision.js'
import { type DecisionInput, holdsUp, isMet, verdictsOf } from './decision-input.js'
import { urgencyRank } from './escalations.js'
import type { PathwayChoice } from './pathway.js'

const factsOf = (one: RuleVerdict, { definitions, origins }: DecisionInput): readonly ReasonFact[] => {
  return [...new Set(one.decisive().map(({ leaf }) => leaf.fact))].map((fact) => {
    const derived = origins[fact]
    return {
      fact,
      title: definitions.get(fact)?.title ?? fact,
      value: derived?.value ?? null,
      origin: derived?.origin ?? 'unknown',
      from: derived?.from ?? [],
      ...(derived?.completedOn === undefined ? {} : { completedOn: derived.completedOn }),
    }
  })
}

const reasonFor = (one: RuleVerdict, input: DecisionInput): Reason => ({
  rule: one.rule.name,
  title: one.rule.title,
  reason: one.rule.event.params.reason,
  verdict: one.verdict === 'met' ? 'met' : 'undetermined',
  outcome: { type: one.rule.event.type, target: eventTarget(one.rule.event) },
  facts: factsOf(one, input),
  source: one.rule.source,
})

const defaultReason = (pathway: string): Reason => ({
  rule: null,
  title: 'No rule speaks for a pathway',
  reason: 'nothing speaks for lighter support, so the fullest support is proposed',
  verdict: 'met',
  outcome: { type: 'pathway', target: pathway },
  facts: [],
  source: null,
})

/** The reasons for a decision, from the top of the ladder down. Actions that were left out give none. */
export const reasonsOf = (
  input: DecisionInput,
  choice: PathwayChoice,
  actions: ReadonlySet<string>,
): readonly [Reason, ...Reason[]] => {
  const { ruleSet, verdicts } = input
  const rank = urgencyRank(ruleSet)
  const escalations = [...verdictsOf(verdicts, 'escalate')].sort(
    (one, other) => rank(one.rule.event.params.route) - rank(other.rule.event.params.route),
  )
  const redirects = verdictsOf(verdicts, 'redirect')
  const reasons = [
    ...escalations.filter(isMet),
    ...escalations.filter(holdsUp),
    ...redirects.filter(holdsUp),
    ...redirects.filter(isMet),
    ...choice.because,
    ...verdictsOf(verdicts, 'extension').filter(isMet),
    ...verdictsOf(verdicts, 'action').filter((one) => isMet(one) && actions.has(one.rule.name)),
  ].map((one) => reasonFor(one, input))
  const withDefault = choice.because.length > 0 ? reasons : [...reasons, defaultReason(choice.pathway)]
  const [first = defaultReason(choice.pathway), ...rest] = withDefault
  return [first, ...rest]
}
