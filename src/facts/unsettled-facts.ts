/**
 * Facts that an answer to another question can still change: what is on record of a questionnaire, of a risk, of the past or of another team,
 * and the follow-ups of the safety screen, which are inferred to be a "no" where the other answers let them.
 */
import { memoize } from '../input/memoize.js'
import { camelCase } from '../referral/instrument.js'
import { NO_TEAM } from '../referral/shipped-words.js'
import { idsOf, isMdt, isProfessional, type Vocabulary } from '../referral/vocabulary.js'
import type { Service } from '../service/service.js'
import { SCREEN } from './answers.js'
import { seenFact, totalFact } from './catalogue/assessments.js'
import { urgentAnswers } from './catalogue/needs.js'
import { takesFrom } from './catalogue/service.js'
import { agreedFact, agreementFact, meetingsOf } from './catalogue/teams.js'
import { HARMS, OTHER_DANGERS } from './evidence.js'
import type { Derived, FactValue } from './fact.js'
import { PAST_EVENTS } from './past-events.js'

type Origins = { readonly [fact: string]: Derived }

const knownValue = (origins: Origins, fact: string) => origins[fact]?.value ?? null

/** Of a decision on record: what it does not name at all was no fact of its time, and can change nothing. */
const unknownAmong = (origins: Origins, facts: readonly string[]): readonly string[] =>
  facts.filter((fact) => Object.hasOwn(origins, fact) && knownValue(origins, fact) === null)

const abuse = (origins: Origins): readonly string[] =>
  knownValue(origins, 'domesticAbuse') === null ? unknownAmong(origins, ['domesticAbuse', 'needs']) : []

const harm = (origins: Origins): readonly string[] =>
  HARMS.every((fact) => (knownValue(origins, fact) ?? 'no') === 'no') ? unknownAmong(origins, HARMS) : []

/** What happened ever speaks for thoughts in the past; where no rule asks for it, nobody is asked for it either. */
const past = (origins: Origins, asked: ReadonlySet<string>): readonly string[] =>
  knownValue(origins, 'pastSuicidalThoughts') === 'yes'
    ? []
    : unknownAmong(
        origins,
        PAST_EVENTS.filter((fact) => asked.has(fact)),
      )

/** What is inferred, or may come to be, rests on the screen and on `others`; an answer to the follow-up itself stands. */
const followUp = (origins: Origins, fact: string, others: readonly string[]): readonly string[] => {
  const isAnswered = knownValue(origins, fact) !== null && origins[fact]?.origin !== 'inferred'
  const canBeClear = SCREEN.every((one) => (knownValue(origins, one) ?? 'no') === 'no')
  return isAnswered || !canBeClear ? [] : [...unknownAmong(origins, SCREEN), ...others]
}

/** What is seen of a questionnaire changes with its total; where no rule asks for the total, nobody is asked for either. */
const seenOf =
  (total: string) =>
  (origins: Origins, asked: ReadonlySet<string>): readonly string[] =>
    asked.has(total) ? unknownAmong(origins, [total]) : []

/** Once a team agreed, or referred, it is on record. */
const agreed = (team: string, vocabulary: Pick<Vocabulary, 'sources'>) => {
  const bySource = meetingsOf(team, vocabulary).length === 0 ? [] : ['referralSource']
  return (origins: Origins): readonly string[] =>
    knownValue(origins, agreedFact(team)) === true
      ? []
      : unknownAmong(origins, [agreementFact(team), 'referrerTeam', ...bySource])
}

type RestsOn = {
  readonly [fact: string]: (origins: Origins, asked: ReadonlySet<string>) => readonly string[]
}

/** By fact, the unknown facts that it rests on. `asked` are the facts that rules ask about. */
const restsOn = memoize(
  ({ instruments, needs, sources, teams }: Vocabulary): RestsOn => ({
    ...Object.fromEntries(
      instruments.flatMap((one) => {
        const seen = seenFact(one)
        return seen === null ? [] : [[seen, seenOf(totalFact(one))]]
      }),
    ),
    domesticAbuseIndicated: abuse,
    houseboundReported: (origins) => unknownAmong(origins, ['housebound']),
    helpCannotWait: (origins) =>
      knownValue(origins, 'helpCannotWait') === true
        ? []
        : unknownAmong(origins, ['needs', ...urgentAnswers({ needs })]),
    dependenceReported: (origins) => unknownAmong(origins, ['substanceDependence']),
    mentalHealthTeamReported: (origins) => unknownAmong(origins, ['underSecondaryMentalHealthCare']),
    ...Object.fromEntries(
      teams.map(({ id }): readonly [string, RestsOn[string]] => [agreedFact(id), agreed(id, { sources })]),
    ),
    harmIndicated: harm,
    pastSuicidalThoughts: past,
    suicidePlanOrIntent: (origins) => followUp(origins, 'suicidePlanOrIntent', []),
    immediateDanger: (origins) =>
      followUp(origins, 'immediateDanger', [...unknownAmong(origins, OTHER_DANGERS), ...abuse(origins)]),
  }),
)

/** Facts that may change without being asked. */
export const changeableFacts: (vocabulary: Vocabulary) => ReadonlySet<string> = memoize(
  (vocabulary: Vocabulary) => new Set(Object.keys(restsOn(vocabulary))),
)

/** Those that are about what is known of a person, and may stay unknown; the others are about what is on record. */
const MAY_STAY_UNKNOWN = ['pastSuicidalThoughts', 'suicidePlanOrIntent', 'immediateDanger']

/** Facts that may change without being asked, and always have a value: they are about what is on record. */
export const alwaysKnownFacts: (vocabulary: Vocabulary) => ReadonlySet<string> = memoize(
  (vocabulary: Vocabulary) =>
    new Set([...changeableFacts(vocabulary)].filter((fact) => !MAY_STAY_UNKNOWN.includes(fact))),
)

/**
 * Those that still may, each with the unknown facts whose answers could change it. Takes the facts as they were derived,
 * the names of the facts that rules ask about, and the vocabulary of the rule set.
 */
export const unsettledFacts = (
  origins: Origins,
  asked: ReadonlySet<string>,
  vocabulary: Vocabulary,
): ReadonlyMap<string, readonly string[]> => {
  const unsettled = new Map<string, readonly string[]>()
  const all = restsOn(vocabulary)
  for (const fact of changeableFacts(vocabulary)) {
    const unknown = asked.has(fact) ? (all[fact]?.(origins, asked) ?? []) : []
    if (unknown.length > 0) unsettled.set(fact, unknown)
  }
  return unsettled
}

/** The questionnaires with items about danger: the facts that are found out by filling one in, and what it may show. */
const tellingFacts = memoize(({ instruments }: Vocabulary) =>
  instruments.flatMap((one) =>
    one.signalItems.map(({ item, signals }) => ({
      fact: one.total === null ? camelCase(`${one.id}-${item}`) : totalFact(one),
      signals,
    })),
  ),
)

/**
 * A questionnaire with an item about danger may be the first to show it, whatever was answered: it always matters until
 * that is known.
 */
export const mayShowDanger = (origins: Origins, vocabulary: Vocabulary): readonly string[] =>
  tellingFacts(vocabulary).flatMap(({ fact, signals }) =>
    signals.every((signal) => knownValue(origins, signal) === 'yes') ? [] : [fact],
  )

/** What one fact may be where another has a value. */
export interface Compatible {
  readonly when: { readonly fact: string; readonly value: FactValue }
  readonly fact: string
  /** With `null` if it may be unknown. */
  readonly values: readonly FactValue[]
}

/**
 * Where the record shows no domestic abuse, the answer is a "no", or there is none; the same of other answers of which the record
 * shows nothing, such as harm; a team that did not agree did not refer either; a source that the service does not take
 * is none of those that it takes; and a source is such as the vocabulary says of it.
 */
export const compatibleValues = (service: Service, { sources, teams }: Vocabulary): readonly Compatible[] => [
  {
    when: { fact: 'domesticAbuseIndicated', value: false },
    fact: 'domesticAbuse',
    values: ['no', null],
  },
  ...HARMS.map((fact) => ({ when: { fact: 'harmIndicated', value: false }, fact, values: ['no', null] })),
  {
    when: { fact: 'dependenceReported', value: false },
    fact: 'substanceDependence',
    values: ['no', 'unsure', 'declined', null],
  },
  {
    when: { fact: 'houseboundReported', value: false },
    fact: 'housebound',
    values: ['no', 'unsure', 'declined', null],
  },
  { when: { fact: 'houseboundReported', value: true }, fact: 'housebound', values: ['yes'] },
  { when: { fact: 'dependenceReported', value: true }, fact: 'substanceDependence', values: ['yes'] },
  {
    when: { fact: 'mentalHealthTeamReported', value: false },
    fact: 'underSecondaryMentalHealthCare',
    values: ['no', 'declined', null],
  },
  {
    when: { fact: 'mentalHealthTeamReported', value: true },
    fact: 'underSecondaryMentalHealthCare',
    values: ['yes', 'unsure'],
  },
  ...teams.flatMap(({ id }): readonly Compatible[] => {
    const when = { fact: agreedFact(id), value: false }
    const others = [...idsOf(teams), NO_TEAM].filter((team) => team !== id)
    const meetings = meetingsOf(id, { sources })
    const elsewhere = idsOf(sources).filter((source) => !meetings.includes(source))
    return [
      { when, fact: agreementFact(id), values: ['no', 'unsure', 'declined', null] },
      { when, fact: 'referrerTeam', values: [...others, null] },
      ...(meetings.length === 0 ? [] : [{ when, fact: 'referralSource', values: [...elsewhere, null] }]),
    ]
  }),
  {
    when: { fact: 'sourceAccepted', value: false },
    fact: 'referralSource',
    values: idsOf(sources).filter(
      (source) => service.sources !== undefined && !takesFrom(service.sources, source, sources),
    ),
  },
  ...[
    { fact: 'referrerIsProfessional', says: isProfessional },
    { fact: 'referrerInMdt', says: isMdt },
  ].flatMap(({ fact, says }) =>
    [true, false].map((value) => ({
      when: { fact, value },
      fact: 'referralSource',
      values: idsOf(sources.filter((source) => says(source) === value)),
    })),
  ),
]
