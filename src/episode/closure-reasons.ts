/** Why episodes end, by the words of a vocabulary. Apart from the form of an episode, which is read without any vocabulary. */
import { didYouMean } from '../issue/did-you-mean.js'
import type { Issue } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { idsOf, shippedVocabulary, type Vocabulary } from '../referral/vocabulary.js'
import type { ClosureWord } from '../referral/word.js'

/**
 * Why an episode ended: a reason that ships, or one that the rule set declares in its vocabulary. `completed`: the support that
 * was agreed was given, or its weeks or contacts are over. `disengaged`: the client could not be reached any more. `withdrew`: the
 * client asked to stop. `moved-on`: the client moved away, or to another service. `escalated`: a specialist took over. `died`: the client died.
 */
export type ClosureReason =
  | 'completed'
  | 'disengaged'
  | 'withdrew'
  | 'moved-on'
  | 'escalated'
  | 'died'
  | (string & {})

/** By which words the reason for closing is read. */
export interface ClosureOptions {
  /** The words of the rule set that decided, as `vocabularyOf(ruleSet)` gives them; those that ship if left out. */
  readonly vocabulary?: Vocabulary | undefined
}

/** The word of a reason; `undefined` where the vocabulary does not have it. */
export const closureWord = (
  reason: string,
  { vocabulary = shippedVocabulary }: ClosureOptions,
): ClosureWord | undefined => vocabulary.closureReasons.find(({ id }) => id === reason)

/** The issue with a reason that the vocabulary does not have; none if it has it. */
export const closureReasonIssues = (
  reason: string,
  { vocabulary = shippedVocabulary }: ClosureOptions,
): readonly Issue[] =>
  closureWord(reason, { vocabulary }) === undefined
    ? [
        {
          code: 'unknown-word',
          path: ['reason'],
          message: `there is no reason ${quote(reason)} for closing an episode`,
          hint: didYouMean(reason, idsOf(vocabulary.closureReasons)),
        },
      ]
    : []
