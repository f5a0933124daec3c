/** Why: the rules behind a decision, each with the facts and values that made it so, never empty; and what is known already. */

import type { Derived, FactDefinition, FactValue, Origin, SetFact } from '../facts/fact.js'
import { memoize } from '../input/memoize.js'
import { type MayTell, NOBODY, toldOfMembers } from '../referral/audience.js'
import type { RuleEvent } from '../rule-set/rule-event.js'
import type { RuleVerdict } from '../rule-set/verdicts.js'
import { decisionText } from '../words/decision-words.js'
import type { Reason } from './decision.js'
import { asListed } from './escalations.js'
import type { PathwayChoice } from './pathway.js'
import type { ReasonFact } from './reason.js'
import { type DecisionInput, holdsUp, type RulesByOutcome } from './rules-by-outcome.js'

const NOWHERE: readonly string[] = Object.freeze([])

const toldOfSet = memoize((definition: SetFact) => toldOfMembers(definition, definition.membersMayTell ?? {}))

/** Who may be told the value of a fact: of a set whose members are not all alike, whoever may be told of each. */
export const mayTellValue = (definition: FactDefinition | undefined, value: FactValue): MayTell =>
  definition?.kind === 'set' && definition.membersMayTell !== undefined && Array.isArray(value)
    ? toldOfSet(definition)(value)
    : (definition?.mayTell ?? NOBODY)

/** What declared words in a value are called; `null` where all of its words ship. */
const titlesIn = (
  definition: FactDefinition | undefined,
  value: FactValue,
): NonNullable<ReasonFact['titles']> | null => {
  const titles = definition !== undefined && 'titles' in definition ? definition.titles : undefined
  if (titles === undefined) return null
  const used = Object.entries(titles).filter(([word]) =>
    Array.isArray(value) ? value.includes(word) : value === word,
  )
  return used.length === 0 ? null : Object.fromEntries(used)
}

/** A fact that was not known when the decision was made: the same for everybody, so that decisions share the object. */
const unknownFact = (fact: string, definitions: DecisionInput['definitions']): ReasonFact => {
  const { mayTell = NOBODY, title = fact } = definitions.get(fact) ?? {}
  return Object.freeze({ fact, title, value: null, origin: 'unknown', from: NOWHERE, mayTell })
}

/** The facts of an open rule are all unknown, so they are the same objects each time: memoised per list. */
const unknownFacts = memoize((definitions: DecisionInput['definitions']) =>
  memoize((facts: readonly string[]): readonly ReasonFact[] =>
    Object.freeze(facts.map((fact) => unknownFact(fact, definitions))),
  ),
)

/** A fact as it stands in a reason, with where it comes from. */
export const knownFact = (fact: string, { definitions, origins }: DecisionInput): ReasonFact => {
  const derived = origins[fact]
  if (derived === undefined) return unknownFact(fact, definitions)
  const { askedOn, completedOn, from, happenedOn, marked, mentioned, origin, value } = derived
  const definition = definitions.get(fact)
  const title = definition?.title ?? fact
  const mayTell = mayTellValue(definition, value)
  const titles = titlesIn(definition, value)
  return {
    ...{ fact, title, value, origin, from },
    ...(completedOn === undefined ? {} : { completedOn }),
    ...(askedOn === undefined ? {} : { askedOn }),
    ...(happenedOn === undefined ? {} : { happenedOn }),
    ...(marked === undefined ? {} : { marked }),
    ...(mentioned === undefined ? {} : { mentioned }),
    ...(titles === null ? {} : { titles }),
    mayTell,
  }
}

/** Where unknown facts come from that were given, and do not count. */
const SAYS_WHY_UNKNOWN: ReadonlySet<Origin | undefined> = new Set<Origin>(['expired', 'implausible'])

/** The facts that a verdict rests on. */
export const factsOf = (one: RuleVerdict, input: DecisionInput): readonly ReasonFact[] => {
  const facts = one.decisiveFacts()
  // What has expired is not known, and the reason says since when; a date of birth that cannot be right is said to be so.
  return one.verdict === 'met' || facts.some((fact) => SAYS_WHY_UNKNOWN.has(input.origins[fact]?.origin))
    ? facts.map((fact) => knownFact(fact, input))
    : unknownFacts(input.definitions)(facts)
}

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

/** Worked out of what is told anyway, or of nothing on record: whether an age is in range, the team of a source, a sum of no answers. */
const goesWithoutSaying = ({ kind, name }: FactDefinition, { origin, value }: Derived): boolean =>
  origin === 'computed' &&
  (kind === 'boolean' ||
    name === 'referrerTeam' ||
    value === 'not-recorded' ||
    (value === 0 && name !== 'age'))

/** Every fact about the person and the referral that is known, in the order of the catalogue, once for each question that finds it out. */
export const knownFacts = (input: DecisionInput): readonly ReasonFact[] => {
  const told = new Set<string>()
  return [...input.definitions.values()].flatMap((definition): readonly ReasonFact[] => {
    const derived = input.origins[definition.name]
    if (derived === undefined || derived.value === null || derived.origin === 'inferred') return []
    if (definition.about === 'service' || goesWithoutSaying(definition, derived)) return []
    if (told.has(definition.question)) return []
    told.add(definition.question)
    return [knownFact(definition.name, input)]
  })
}
