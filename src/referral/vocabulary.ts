/** The words that a referral is filled in with: answers, and what a rule set calls its own (needs, sources, risks). */

import * as z from 'zod/mini'
import socialPrescribing from '../../rules/bundled/social-prescribing.json' with { type: 'json' }
import { deepFreeze } from '../input/json.js'
import { memoize } from '../input/memoize.js'
import { instrumentNamed, type ScoredInstrument } from './instrument.js'
import { type InstrumentId, shippedInstruments } from './shipped-instruments.js'
import type {
  ClosureWord,
  GroupWord,
  NeedWord,
  PhraseWord,
  RiskWord,
  SourceWord,
  TeamWord,
  Word,
} from './word.js'

/**
 * What a person said when asked. `unsure` and `declined` are answers; not having been asked is not:
 * that is an absent (or `null`) answer, and it never counts as `no`.
 */
export const Answer = z.enum(['yes', 'no', 'unsure', 'declined'])
export type Answer = z.infer<typeof Answer>

/** The answers, in the order forms show them: the schema's own list, frozen, as facts and rules are read by it. */
export const ANSWERS = Object.freeze(Answer.options)

/** What a rule set calls its own. */
export interface Vocabulary {
  /** The kinds of need, in the order they are listed. */
  readonly needs: readonly NeedWord[]
  /** Who sends referrals. */
  readonly sources: readonly SourceWord[]
  /** Other teams: who refers for them, whom people are sent to, and who agrees to support. */
  readonly teams: readonly TeamWord[]
  /** Risks beside those of every referral. */
  readonly risks: readonly RiskWord[]
  /** Kinds of route beside those of the safety floor, such as the police. */
  readonly routeKinds: readonly Word[]
  /** Where services see people. */
  readonly settings: readonly Word[]
  /** Who employs link workers. */
  readonly employers: readonly Word[]
  /** The groups of people that services are for, beside `general`. */
  readonly focuses: readonly Word[]
  /** What support link workers have. */
  readonly workerSupports: readonly Word[]
  /** Why episodes end. */
  readonly closureReasons: readonly ClosureWord[]
  /** By what reports compare people, in the order of the report. */
  readonly reportGroups: readonly GroupWord[]
  /** The questionnaires that referrals can bring. */
  readonly instruments: readonly ScoredInstrument[]
  /** Words that speak of danger, looked for beside those of the safety floor: none ship here, as the floor has them. */
  readonly phrases: readonly PhraseWord[]
}

/** What a rule set states of its vocabulary: a list that it does not state is the one that ships. */
export interface DeclaredVocabulary extends Partial<Omit<Vocabulary, 'instruments'>> {
  /** Questionnaires: the id of one that ships, or a whole document. */
  readonly instruments?: readonly (InstrumentId | ScoredInstrument)[]
}

/** The questionnaires that are named or declared; a name that no shipped one has is left out, and told where the rule set is read. */
const instrumentsOf = ({ instruments }: DeclaredVocabulary): readonly ScoredInstrument[] =>
  instruments === undefined
    ? shippedInstruments()
    : instruments.flatMap((one) =>
        typeof one === 'string' ? (instrumentNamed(one, shippedInstruments()) ?? []) : [one],
      )

/** The vocabulary that ships: the one that the default rule set states. Frozen. */
export const shippedVocabulary: Vocabulary =
  // A test reads the rule set by its schema and holds that it states every list.
  deepFreeze({
    ...(socialPrescribing.vocabulary as Omit<Vocabulary, 'instruments' | 'phrases'>),
    phrases: [],
    instruments: instrumentsOf(socialPrescribing.vocabulary as DeclaredVocabulary),
  })

/** A vocabulary, each of whose lists is the shipped one itself where it says the same: all that is built of it is shared then. */
const complete = memoize((declared: DeclaredVocabulary): Vocabulary => {
  const whole = { ...declared, instruments: instrumentsOf(declared) }
  const own = Object.entries(whole).filter(
    // Every key of a vocabulary that was read is that of a list.
    ([list, words]) => JSON.stringify(words) !== JSON.stringify(shippedVocabulary[list as keyof Vocabulary]),
  )
  return own.length === 0
    ? shippedVocabulary
    : Object.freeze({ ...shippedVocabulary, ...Object.fromEntries(own) })
})

/** The whole vocabulary of a rule set: what it states, and for the rest what ships. The same object each time. */
export const vocabularyOf = ({
  vocabulary,
}: {
  /** What it states; all that ships if left out. */
  readonly vocabulary?: DeclaredVocabulary | undefined
}): Vocabulary =>
  vocabulary === undefined || vocabulary === shippedVocabulary ? shippedVocabulary : complete(vocabulary)

const joined = (
  some: readonly Pick<Word, 'id'>[],
  more: readonly Pick<Word, 'id'>[],
): readonly Pick<Word, 'id'>[] => {
  const others = new Map(more.map((word) => [word.id, word]))
  const known = new Set(idsOf(some))
  return [
    ...some.map((word) => ({ ...others.get(word.id), ...word })),
    ...more.filter(({ id }) => !known.has(id)),
  ]
}

/**
 * The words of two vocabularies, those of the first in the place of those of the second; what it leaves open of a word is as the second
 * says.
 */
export const jointVocabulary = (one: Vocabulary, other: Vocabulary): Vocabulary =>
  one === other
    ? one
    : // A vocabulary is lists of words, whatever their keys.
      (Object.fromEntries(
        Object.entries(one).map(([list, words]) => [list, joined(words, other[list as keyof Vocabulary])]),
      ) as unknown as Vocabulary)

/** The ids of words, in their order. */
export const idsOf: (words: readonly Pick<Word, 'id'>[]) => readonly string[] = memoize(
  (words: readonly Pick<Word, 'id'>[]) => Object.freeze(words.map(({ id }) => id)),
)

/** Whether a source is a health professional. */
export const isProfessional = ({ professional }: SourceWord): boolean => professional === true

/** Whether a source is the MDT meeting, or speaks for it. */
export const isMdt = ({ mdt }: SourceWord): boolean => mdt === true

/** Whether a source is family or a friend, who speaks for the person and cannot agree for them. */
export const isRelative = ({ id, kindOf }: SourceWord): boolean => id === 'relative' || kindOf === 'relative'

/** Whether a source is the person themselves: a service that takes self-referrals takes those of relatives, too, but that is somebody else. */
export const isSelf = (source: SourceWord): boolean =>
  (source.id === 'self' || source.kindOf === 'self') && !isRelative(source)

/** What words are called, by id, where that is not what ships: those that a rule set declares, or calls otherwise. */
export type OwnTitles = { readonly [id: string]: string }

/** The words of a list that are called otherwise than in the list that ships, or are not in it; `null` if there are none. */
const ownTitlesIn = (words: readonly Word[], shipped: readonly Word[]): OwnTitles | null => {
  if (words === shipped) return null
  const known = new Map(shipped.map(({ id, title }) => [id, title]))
  const own = words.filter(({ id, title }) => known.get(id) !== title)
  return own.length === 0 ? null : Object.fromEntries(own.map(({ id, title }) => [id, title]))
}

/** The same for a list of the vocabulary, as the definition of a fact has it. */
export const ownTitles = (
  vocabulary: Vocabulary,
  list: 'needs' | 'sources' | 'teams' | 'settings' | 'focuses' | 'workerSupports',
): { readonly titles?: OwnTitles } => {
  const titles = ownTitlesIn(vocabulary[list], shippedVocabulary[list])
  return titles === null ? {} : { titles }
}

/** What sort of help the routes of the safety floor lead to: the code means something by each. */
export const ROUTE_KINDS = ['emergency', 'specialist-mental-health', 'safeguarding', 'clinician'] as const
/** What sort of help a route leads to: a kind of the safety floor, or one that the rule set declares in its vocabulary. */
export type RouteKind = (typeof ROUTE_KINDS)[number] | (string & {})

/** The kinds that routes may be of, in the order that decisions list them: the four of the floor first. */
export const routeKindsIn: (vocabulary: Vocabulary) => readonly RouteKind[] = memoize(
  ({ routeKinds }: Vocabulary) => Object.freeze([...ROUTE_KINDS, ...idsOf(routeKinds)]),
)
