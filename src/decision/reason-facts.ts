/** Facts as a reason tells them: with their titles, where they come from and who may be told. */
import type { FactDefinition, FactValue, SetFact } from '../facts/fact.js'
import { memoize } from '../input/memoize.js'
import { type MayTell, NOBODY, toldOfMembers } from '../referral/audience.js'
import type { RuleVerdict } from '../rule-set/verdicts.js'
import type { ReasonFact } from './reason.js'
import type { DecisionInput } from './rules-by-outcome.js'

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

/** The facts that a verdict rests on. */
export const factsOf = (one: RuleVerdict, input: DecisionInput): readonly ReasonFact[] => {
  const facts = one.decisiveFacts()
  // What has expired is not known, and the reason says since when.
  return one.verdict === 'met' || facts.some((fact) => input.origins[fact]?.origin === 'expired')
    ? facts.map((fact) => knownFact(fact, input))
    : unknownFacts(input.definitions)(facts)
}
