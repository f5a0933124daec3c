/**
 * Facts that an answer to another question can still change: what is on record of a questionnaire or of domestic abuse,
 * and the follow-ups of the safety screen, which are inferred to be a "no" where the other answers let them.
 */
import { idsOf, type Vocabulary } from '../referral/vocabulary.js'
import type { Service } from '../service/service.js'
import { isMdt, isProfessional } from './catalogue/client.js'
import { takesFrom } from './catalogue/service.js'
import { OTHER_DANGERS, SCREEN } from './evidence.js'
import type { Derived, FactValue } from './fact.js'

type Origins = { readonly [fact: string]: Derived }

const knownValue = (origins: Origins, fact: string) => origins[fact]?.value ?? null

const unknownAmong = (origins: Origins, facts: readonly string[]): readonly string[] =>
  facts.filter((fact) => knownValue(origins, fact) === null)

const abuse = (origins: Origins): readonly string[] =>
  knownValue(origins, 'domesticAbuse') === null ? unknownAmong(origins, ['domesticAbuse', 'needs']) : []

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

/** By fact, the unknown facts that it rests on. `asked` are the facts that rules ask about. */
const RESTS_ON: {
  readonly [fact: string]: (origins: Origins, asked: ReadonlySet<string>) => readonly string[]
} = {
  phq9Seen: seenOf('phq9Total'),
  gad7Seen: seenOf('gad7Total'),
  domesticAbuseIndicated: abuse,
  suicidePlanOrIntent: (origins) => followUp(origins, 'suicidePlanOrIntent', []),
  immediateDanger: (origins) =>
    followUp(origins, 'immediateDanger', [...unknownAmong(origins, OTHER_DANGERS), ...abuse(origins)]),
}

/** Facts that may change without being asked. */
export const CHANGEABLE_FACTS: ReadonlySet<string> = new Set(Object.keys(RESTS_ON))

/**
 * Those that still may, each with the unknown facts whose answers could change it. Takes the facts as they were derived,
 * and the names of the facts that rules ask about.
 */
export const unsettledFacts = (
  origins: Origins,
  asked: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> => {
  const unsettled = new Map<string, readonly string[]>()
  for (const [fact, restsOn] of Object.entries(RESTS_ON)) {
    const unknown = restsOn(origins, asked)
    if (unknown.length > 0) unsettled.set(fact, unknown)
  }
  return unsettled
}

/** A PHQ-9 may be the first to show thoughts of suicide, whatever was answered: it always matters until they are known. */
export const mayShowThoughts = (origins: Origins): readonly string[] =>
  knownValue(origins, 'suicidalThoughts') === 'yes' ? [] : ['phq9Total']

/** What one fact may be where another has a value. */
export interface Compatible {
  readonly when: { readonly fact: string; readonly value: FactValue }
  readonly fact: string
  /** With `null` if it may be unknown. */
  readonly values: readonly FactValue[]
}

/**
 * Where the record shows no domestic abuse, the answer is a "no", or there is none; a source that the service does not take
 * is none of those that it takes; and a source is such as the vocabulary says of it.
 */
export const compatibleValues = (service: Service, { sources }: Vocabulary): readonly Compatible[] => [
  {
    when: { fact: 'domesticAbuseIndicated', value: false },
    fact: 'domesticAbuse',
    values: ['no', null],
  },
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
