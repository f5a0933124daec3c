/**
 * Facts → the plainest referral that has them and, where an analysis is for every service, the plainest service that
 * gives them. What is unknown is left out.
 */

import { isChildAt } from '../facts/catalogue/age.js'
import { inOwnWords, sourcesByVoice } from '../facts/catalogue/consent.js'
import { needFacts } from '../facts/catalogue/needs.js'
import { ownRiskFacts, RISK_PREFIX } from '../facts/catalogue/risks.js'
import { agreementFact } from '../facts/catalogue/teams.js'
import { COUNT_SUFFIX, type FactScope, LOCAL_PREFIX } from '../facts/catalogue.js'
import { type FactDefinition, type Facts, type FactValue, valueIn } from '../facts/fact.js'
import { Client, type Referral, Risks } from '../referral/referral.js'
import { ANSWERS, idsOf, type Vocabulary, vocabularyOf } from '../referral/vocabulary.js'
import type { Service } from '../service/service.js'
import { refusedSources } from './space/refused-sources.js'
import { assessmentsFor } from './witness-assessments.js'

/** The date that every witness is received and decided on. No clock is read: any date would do. */
export const WITNESS_DATE = '2026-01-01'

/** What every witness of a service says; the nations judge an age alike. */
const WITNESS_SERVICE = { id: 'any-service', title: 'Any service like this', nation: 'england' } as const

type Entries = readonly (readonly [string, unknown])[]

/** The entries with a value, as an object; `null` if there are none. */
const objectOf = (entries: Entries): { readonly [key: string]: unknown } | null => {
  const given = entries.filter(([, value]) => value !== null)
  return given.length === 0 ? null : Object.fromEntries(given)
}

/** The value of a fact; of a set of which only the number is known, as many members as that. */
const valueOrSome = (facts: Facts, definition: FactDefinition): FactValue => {
  const value = valueIn(facts, definition.name)
  if (value !== null || definition.kind !== 'set') return value
  const count = valueIn(facts, `${definition.name}${COUNT_SUFFIX}`)
  return typeof count === 'number' ? definition.values.slice(0, count) : null
}

/** Facts of a rule set's own, by their names without the prefix. */
const ownValues = (facts: Facts, definitions: readonly FactDefinition[], prefix: string): Entries =>
  definitions.map((definition) => [definition.name.slice(prefix.length), valueOrSome(facts, definition)])

/** The needs named; where only their number is known, as many as that. */
const needsFor = (facts: Facts, vocabulary: Vocabulary): readonly unknown[] | null => {
  const named = needFacts(vocabulary).flatMap((fact) =>
    fact.kind === 'set' ? [valueOrSome(facts, fact)] : [],
  )
  const [domains = null] = named
  return Array.isArray(domains) ? domains.map((domain) => ({ domain })) : null
}

/** Consent with whose word it is. Of an answer that does not count only whose word it was is known. */
const consentFor = (facts: Facts, vocabulary: Vocabulary): unknown => {
  const [given, by, source] = ['consent', 'consentBy', 'referralSource'].map((fact) => valueIn(facts, fact))
  const answer = ANSWERS.find((one) => one === given)
  if (by !== null && by !== 'not-recorded') return { answer: answer ?? 'yes', by }
  const referredBy = { source: typeof source === 'string' ? source : null }
  return answer === undefined ? null : inOwnWords(answer, referredBy, vocabulary)
}

/** The same facts as a referral has them: where a relative referred, an answer that counts is the person's own. */
export const inPersonsOwnWord = (facts: Facts, vocabulary: Vocabulary): Facts => {
  const source = valueIn(facts, 'referralSource')
  const isOpen =
    valueIn(facts, 'consentBy') === 'not-recorded' &&
    valueIn(facts, 'consent') !== null &&
    typeof source === 'string' &&
    sourcesByVoice(vocabulary).relative.has(source)
  return isOpen ? { ...facts, consentBy: 'person' } : facts
}

/** Born on the date of the witness, so many years before. */
const birthFor = (age: FactValue): string | null =>
  typeof age === 'number' ? `${Number(WITNESS_DATE.slice(0, 4)) - age}${WITNESS_DATE.slice(4)}` : null

const clientFor = (facts: Facts) =>
  objectOf(
    Object.keys(Client.shape).map((key) => {
      const value = valueIn(facts, key)
      if (key === 'dateOfBirth') return [key, birthFor(valueIn(facts, 'age'))]
      return [key, key === 'capacityInDoubt' ? (value === true ? 'yes' : null) : value]
    }),
  )

/**
 * The referral; not yet read, so that nothing is taken on trust. Follow-up questions that would be inferred
 * are answered as the facts say: an explicit answer gives the same.
 */
export const referralWith = (
  facts: Facts,
  scope: FactScope,
): { readonly [key in keyof Referral]?: unknown } => {
  const vocabulary = vocabularyOf(scope)
  return {
    id: 'witness',
    receivedOn: WITNESS_DATE,
    ...objectOf([
      ['source', valueIn(facts, 'referralSource')],
      ['referrerTeam', valueIn(facts, 'referrerTeam')],
      ['consent', consentFor(facts, vocabulary)],
      ['agreements', objectOf(vocabulary.teams.map(({ id }) => [id, valueIn(facts, agreementFact(id))]))],
      ['client', clientFor(facts)],
      ['needs', needsFor(facts, vocabulary)],
      [
        'risks',
        objectOf([
          ...Object.keys(Risks.shape).map((key): Entries[number] => [key, valueIn(facts, key)]),
          ...ownValues(facts, ownRiskFacts(vocabulary), RISK_PREFIX),
        ]),
      ],
      ['assessments', assessmentsFor(facts, vocabulary, WITNESS_DATE)],
      ['local', objectOf(ownValues(facts, scope.localFacts, LOCAL_PREFIX))],
    ]),
  }
}

/** How old somebody is where a service judges an age that the facts do not say. */
const SOME_AGE = 40

/** An age range that judges an age so; none where everyone is taken. */
const agesFor = (facts: Facts): Service['ages'] => {
  const age = valueIn(facts, 'age')
  return valueIn(facts, 'ageInRange') === false
    ? { min: (typeof age === 'number' ? age : SOME_AGE) + 1 }
    : undefined
}

/** Children of every age where a child is taken, who agree for themselves or not; none otherwise. */
const childrenFor = (facts: Facts): Service['children'] => {
  const [age, needsParent] = [valueIn(facts, 'age'), valueIn(facts, 'needsParentalConsent')]
  const isTakenChild =
    valueIn(facts, 'ageInRange') === true && typeof age === 'number' && isChildAt(WITNESS_SERVICE, age)
  const isNotKnown = needsParent === null && Object.hasOwn(facts, 'needsParentalConsent')
  if (!isTakenChild && !isNotKnown) return undefined
  return { from: 0, ...(needsParent === null ? {} : { ownConsentFrom: needsParent ? 18 : 0 }) }
}

/** A list of sources that judges a source so; none where every source is taken. */
const sourcesFor = (facts: Facts, vocabulary: Vocabulary): Service['sources'] => {
  const judgement = valueIn(facts, 'sourceAccepted')
  const source = valueIn(facts, 'referralSource')
  if (judgement === false) {
    const other = typeof source === 'string' ? refusedSources(vocabulary).get(source) : undefined
    return other === undefined ? undefined : [other]
  }
  return judgement === null && source === null && Object.hasOwn(facts, 'sourceAccepted')
    ? idsOf(vocabulary.sources).slice(0, 1)
    : undefined
}

/** The facts with an age and a source where a service judges these and the facts do not say which they are. */
export const factsToJudge = (facts: Facts, vocabulary: Vocabulary): Facts => ({
  ...facts,
  ...(valueIn(facts, 'ageInRange') !== null && valueIn(facts, 'age') === null ? { age: SOME_AGE } : {}),
  ...(valueIn(facts, 'sourceAccepted') === false && valueIn(facts, 'referralSource') === null
    ? { referralSource: [...refusedSources(vocabulary).keys()].at(-1) ?? null }
    : {}),
})

/** The service; not yet read, so that nothing is taken on trust. */
export const serviceWith = (
  facts: Facts,
  vocabulary: Vocabulary,
): { readonly [key in keyof Service]?: unknown } => {
  const focus = valueIn(facts, 'serviceFocus')
  const stated = {
    ages: agesFor(facts),
    children: childrenFor(facts),
    sources: sourcesFor(facts, vocabulary),
    settings: valueIn(facts, 'serviceSettings'),
    focus: focus === 'general' ? null : focus,
    areaDeprivation: valueIn(facts, 'areaDeprivation'),
    workerSupport: valueIn(facts, 'workerSupport'),
    worksAlone: valueIn(facts, 'worksAlone'),
  }
  return {
    ...WITNESS_SERVICE,
    ...Object.fromEntries(
      Object.entries(stated).filter(([, value]) => value !== null && value !== undefined),
    ),
  }
}
