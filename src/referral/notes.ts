/** What the notes of a referral say of suicide, self-harm or danger, by the phrases of the safety floor and of a rule set. */
import { memoize } from '../input/memoize.js'
import type { Referral } from './referral.js'
import { type Mention, phraseFinder } from './signals/find-phrases.js'
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
export const factOfMention = ({ risk, said }: { readonly risk: string; readonly said?: Said }): string =>
  said === 'past' && PAST_THOUGHTS.includes(risk) ? 'pastSuicidalThoughts' : risk
