/** A referral with some of its answers changed or given, everything else as it was. */

import { itemFact } from '../../facts/catalogue/assessments.js'
import { inOwnWords } from '../../facts/catalogue/consent.js'
import { riskBehind } from '../../facts/catalogue/risks.js'
import { AGREEMENT_PREFIX } from '../../facts/catalogue/teams.js'
import { LOCAL_PREFIX } from '../../facts/catalogue.js'
import { type FactDefinition, type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import { instrumentOf, itemsReaching } from '../../proof/witness-assessments.js'
import { answerOf, askedOnOf, consentByOf, datesOfAnswers, happenedOnOf } from '../../referral/answered.js'
import type { Assessment } from '../../referral/assessment-schema.js'
import { ageInYears } from '../../referral/calendar-date.js'
import type { ScoredInstrument } from '../../referral/instrument.js'
import type { Referral } from '../../referral/referral.js'
import { latestItem } from '../../referral/score-assessment.js'
import { markedItems } from '../../referral/signal-items.js'
import { ANSWERS, type Answer, type Vocabulary } from '../../referral/vocabulary.js'

type Loose = { readonly [key in keyof Referral]?: unknown }

/** The first date of a referral: nobody is referred, answers a question or fills in a questionnaire before they are born. */
export const earliestDate = (referral: Referral): string => {
  const { assessments, receivedOn } = referral
  const dates = [
    receivedOn,
    ...(assessments ?? []).map(({ completedOn }) => completedOn),
    ...datesOfAnswers(referral).map(({ latest }) => latest),
  ].sort()
  return dates[0] ?? receivedOn
}

/** Born on the first of January, or as late as the referral allows. */
const birthFor = (age: number, referral: Referral, asOf: string): string => {
  const latest = earliestDate(referral)
  const newYear = `${Number(asOf.slice(0, 4)) - age}-01-01`
  return ageInYears(latest, asOf) === age && newYear > latest ? latest : newYear
}

/** The latest day of the questionnaires of a kind; the day of receipt if there is none. */
const dayOf = (id: string, { assessments, receivedOn }: Referral): string =>
  (assessments ?? [])
    .filter((one) => one.instrument === id)
    .map((one) => one.completedOn)
    .sort()
    .at(-1) ?? receivedOn

/** The items of the latest one of a kind, with the one of a fact as it is to be; those of a total, where it is one. */
const itemsWith = (
  fact: string,
  to: number,
  instrument: ScoredInstrument,
  referral: Referral,
  facts: Facts,
): Assessment['items'] => {
  if (instrument.total !== null) return itemsReaching(to, instrument, facts)
  return instrument.items.map((item, index) => {
    const name = itemFact(instrument, item)
    if (name === fact) return to
    const known = name === null ? null : valueIn(facts, name)
    return typeof known === 'number' ? known : latestItem(instrument, index, referral.assessments).total
  })
}

/** The questionnaires, with one in place of all of its kind. What was marked in them is said in the risks. */
const withScore = (
  fact: string,
  to: number,
  instrument: ScoredInstrument,
  referral: Referral,
  facts: Facts,
): Loose => {
  // An item about danger that was marked said "yes" as well; nothing takes that back.
  const said = instrument.signalItems
    .flatMap(({ signals }) => signals)
    .filter((signal) => valueIn(facts, signal) === 'yes')
  return {
    ...referral,
    risks: { ...referral.risks, ...Object.fromEntries(said.map((signal) => [signal, 'yes'])) },
    assessments: [
      ...(referral.assessments ?? []).filter((one) => one.instrument !== instrument.id),
      {
        instrument: instrument.id,
        completedOn: dayOf(instrument.id, referral),
        items: itemsWith(fact, to, instrument, referral, facts),
      },
    ],
  }
}

interface ChangeContext {
  /** The date that the referral is decided at. */
  readonly asOf: string
  /** The facts as they are before. */
  readonly facts: Facts
  /** What they are. */
  readonly definitions: ReadonlyMap<string, FactDefinition>
  /** The words of the rule set. */
  readonly vocabulary: Vocabulary
}

/** An answer that is given anew: on the day of the decision, whatever day the one before it was given on. */
const givenAnew = (
  fact: string,
  to: FactValue,
  { receivedOn, risks }: Referral,
  { asOf, definitions }: ChangeContext,
): unknown => {
  const isUndated = asOf === receivedOn && (riskBehind(fact) === null || (risks?.askedOn ?? null) === null)
  if (to === null || isUndated || definitions.get(fact)?.kind !== 'answer') return to
  return { answer: to, askedOn: asOf }
}

/**
 * What is past stays so whatever is answered anew: the risks say it, and in the place of an attempt or self-harm, and of marked items,
 * that are past.
 */
const withPastSaid = (referral: Referral, { facts, vocabulary }: ChangeContext): Referral => {
  if (valueIn(facts, 'pastSuicidalThoughts') !== 'yes') return referral
  const isNow = (fact: string): boolean => valueIn(facts, fact) === 'yes'
  const { recentSuicideAttempt, selfHarm, ...others } = referral.risks ?? {}
  const events = Object.entries({ recentSuicideAttempt, selfHarm }).map(([name, given]) => {
    const answer = answerOf(given)
    const isPast = happenedOnOf(given) !== null && !isNow(name)
    return [name, isPast ? { answer: answer === 'yes' ? 'no' : answer, askedOn: askedOnOf(given) } : given]
  })
  return {
    ...referral,
    risks: { ...others, ...Object.fromEntries(events), pastSuicidalThoughts: 'yes' },
    assessments: (referral.assessments ?? []).filter((one) =>
      markedItems([one], vocabulary.instruments).every(({ signals }) => signals.some(isNow)),
    ),
  }
}

/** Consent that is given anew: by whoever said it before, or by the person where that does not count. */
const consentAnew = (given: FactValue, referral: Referral, context: ChangeContext): unknown => {
  const answer = ANSWERS.find((one) => one === given)
  if (answer === undefined) return null
  const by = consentByOf(referral.consent)
  const dates = context.asOf === referral.receivedOn ? {} : { askedOn: context.asOf }
  const said = by === null && Object.keys(dates).length === 0 ? answer : { answer, ...dates, by }
  return inOwnWords(said, referral, context.vocabulary)
}

const saidBy = (by: FactValue, answer: Answer): unknown => (by === 'not-recorded' ? answer : { answer, by })

/** Without an answer about consent that does not count and that nobody in particular gave: it is unknown, whoever else referred. */
const withConsentSaid = (referral: Referral, { facts }: ChangeContext): Referral =>
  valueIn(facts, 'consent') === null && consentByOf(referral.consent) === null
    ? { ...referral, consent: null }
    : referral

const changed = (referral: Referral, fact: string, to: FactValue, context: ChangeContext): Loose => {
  const { asOf, facts, vocabulary } = context
  const { agreements, client, consent, local, needs, risks } = referral
  const instrument = instrumentOf(fact, vocabulary)
  if (instrument !== null && typeof to === 'number') return withScore(fact, to, instrument, referral, facts)
  const given = givenAnew(fact, to, referral, context)
  if (fact.startsWith(LOCAL_PREFIX))
    return { ...referral, local: { ...local, [fact.slice(LOCAL_PREFIX.length)]: given } }
  if (fact.startsWith(AGREEMENT_PREFIX))
    return { ...referral, agreements: { ...agreements, [fact.slice(AGREEMENT_PREFIX.length)]: given } }
  const risk = riskBehind(fact)
  if (risk !== null) return { ...referral, risks: { ...risks, [risk]: given } }
  switch (fact) {
    case 'consent':
      return { ...referral, consent: consentAnew(to, referral, context) }
    case 'capacityInDoubt':
      return { ...referral, client: { ...client, capacityInDoubt: to === true ? 'yes' : 'no' } }
    case 'consentBy':
      return { ...referral, consent: saidBy(to, answerOf(referral.consent) ?? 'yes') }
    case 'referralSource':
      return {
        ...referral,
        source: to,
        consent: consent ? inOwnWords(consent, { source: String(to) }, vocabulary) : consent,
      }
    case 'referrerTeam':
      return { ...referral, referrerTeam: to }
    case 'age':
      return { ...referral, client: { ...client, dateOfBirth: birthFor(Number(to), referral, asOf) } }
    case 'needs':
      return { ...referral, needs: Array.isArray(to) ? to.map((domain) => ({ domain })) : needs }
    default:
      return { ...referral, client: { ...client, [fact]: given } }
  }
}

/**
 * Changes answers of a referral. The result has not been read: nothing is taken on trust.
 */
export const changedReferral = (
  referral: Referral,
  changes: readonly { readonly fact: string; readonly to: FactValue }[],
  context: ChangeContext,
): unknown =>
  // Every step leaves the shape of a referral, and the reader holds the last one to it.
  changes.reduce<Loose>(
    (sofar, { fact, to }) => changed(sofar as Referral, fact, to, context),
    withConsentSaid(withPastSaid(referral, context), context),
  )
