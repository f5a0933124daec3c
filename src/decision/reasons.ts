/** Why: the rules behind a decision, each with the facts and values that made it so. Never empty. */
import { NOBODY } from '../referral/audience.js'
import type { RuleEvent } from '../rule-set/rule-event.js'
import type { RuleVerdict } from '../rule-set/verdicts.js'
import { decisionText } from '../words/decision-words.js'
import type { Reason } from './decision.js'
import { asListed } from './escalations.js'
import type { PathwayChoice } from './pathway.js'
import { factsOf } from './reason-facts.js'
import { type DecisionInput, holdsUp, type RulesByOutcome } from './rules-by-outcome.js'

/** The id of what an event leads to: a route, a destination, a pathway or an action; `null` for an extension. */
export const eventTarget = (event: RuleEvent): string | null => {
  switch (event.type) {
    case 'escalate':
      return event.params.route
    case 'redirect':
      return event.params.destination
    case 'pathway':
      return event.params.pathway
    case 'action':
      return event.params.action
    case 'extension':
      return null
  }
}

const reasonFor = (one: RuleVerdict, input: DecisionInput): Reason => ({
  rule: one.rule.name,
  title: one.rule.title,
  reason: one.rule.event.params.reason,
  verdict: one.verdict === 'met' ? 'met' : 'undetermined',
  outcome: { type: one.rule.event.type, target: eventTarget(one.rule.event) },
  facts: factsOf(one, input),
  source: one.rule.source,
  mayTell: one.rule.mayTell ?? NOBODY,
})

const defaultReason = (pathway: string, { words }: DecisionInput['service']): Reason => ({
  rule: null,
  title: decisionText(words, 'decision.noRule.title'),
  reason: decisionText(words, 'decision.noRule.reason'),
  verdict: 'met',
  outcome: { type: 'pathway', target: pathway },
  facts: [],
  source: null,
  mayTell: NOBODY,
})

/** The reasons for a decision, from the top of the ladder down. Actions that were left out give none. */
export const reasonsOf = (
  input: DecisionInput,
  { action, escalate, extension, redirect }: RulesByOutcome,
  choice: PathwayChoice,
  actions: ReadonlySet<string>,
): readonly [Reason, ...Reason[]] => {
  const inOrder = asListed(input.ruleSet)
  const reasons = [
    ...[...escalate.met].sort(inOrder),
    ...escalate.open.filter(holdsUp).sort(inOrder),
    ...redirect.open.filter(holdsUp),
    ...redirect.met,
    ...choice.because,
    ...extension.met,
    ...action.met.filter(({ rule }) => actions.has(rule.name)),
  ].map((one) => reasonFor(one, input))
  const withDefault =
    choice.because.length > 0 ? reasons : [...reasons, defaultReason(choice.pathway, input.service)]
  const [first = defaultReason(choice.pathway, input.service), ...rest] = withDefault
  return [first, ...rest]
}
