/** What the notes of a referral say of suicide, self-harm or danger, by the phrases of the safety floor and of a rule set. */
import { memoize } from '../input/memoize.js'
import type { Referral } from './referral.js'
import { type Mention, phraseFinder, quoteOf } from './signals/find-phrases.js'
import type { Said } from './signals/mark-mentions.js'
import type { Vocabulary } from './vocabulary.js'

// Eight answers look into the same notes.
const mentionsBy = memoize(({ phrases }: Vocabulary) => {
  const find = phraseFinder(phrases)
  return memoize(({ notes }: Referral) => find(notes ?? ''))
})

/** Every phrase in the notes, by its place: those that are denied, said of somebody else or past among them. */
export const mentionsIn = (referral: Referral, vocabulary: Vocabulary): readonly Mention[] =>
  mentionsBy(vocabulary)(referral)

/** The risks that, said as past, are thoughts of suicide in the past. */
const PAST_THOUGHTS: readonly string[] = ['suicidalThoughts', 'suicidePlanOrIntent', 'recentSuicideAttempt']

/** The fact that a mention speaks of. */
export const factOfMention = ({ risk, said }: Pick<QuotedMention, 'risk' | 'said'>): string =>
  said === 'past' && PAST_THOUGHTS.includes(risk) ? 'pastSuicidalThoughts' : risk

/** A phrase in the notes, as a decision quotes it. */
export interface QuotedMention {
  /** The risk that it speaks of: a fact, such as `suicidalThoughts`, or `local.` or `risks.` and a name of the rule set's own. */
  readonly risk: string
  /** The id of the phrase. */
  readonly phrase: string
  /** How the notes say it, where that is plain: denied, of somebody else, or as past. Then it is no answer by itself. */
  readonly said?: Said
  /** The sentence that it stands in, cut to 160 characters. Absent in a decision on record: a log holds no words of notes. */
  readonly words?: string
  /** The place in the notes where it begins, in UTF-16 units from 0. */
  readonly from: number
  /** The place where it ends; the unit there is not a part of it. */
  readonly to: number
}

/** More than anybody reads beside the notes themselves. */
const MAX_QUOTED = 20

/** What a decision says of the notes. */
export interface QuotedMentions {
  readonly mentions: readonly QuotedMention[]
  readonly furtherMentions?: number
}

/** The mentions in the notes word for word: what is said as it is first, then what is denied, of somebody else or past. */
export const quotedMentions = (referral: Referral, vocabulary: Vocabulary): QuotedMentions => {
  const all = mentionsIn(referral, vocabulary)
  const inOrder = [
    ...all.filter(({ said }) => said === undefined),
    ...all.filter(({ said }) => said !== undefined),
  ]
  const mentions = inOrder
    .slice(0, MAX_QUOTED)
    .map((mention) => ({ ...mention, words: quoteOf(referral.notes ?? '', mention) }))
  const further = all.length - mentions.length
  return further === 0 ? { mentions } : { mentions, furtherMentions: further }
}
