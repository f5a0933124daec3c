/** The notes of a referral in its decision: the phrases of danger in them, word for word. */
import { mentionsIn } from '../referral/notes.js'
import type { Referral } from '../referral/referral.js'
import { quoteOf } from '../referral/signals/find-phrases.js'
import type { Vocabulary } from '../referral/vocabulary.js'
import type { Decision } from './decision.js'

/** More than anybody reads beside the notes themselves. */
const MAX_QUOTED = 20

/** What a decision says of the notes. */
export type QuotedMentions = Required<Pick<Decision, 'mentions'>> & Pick<Decision, 'furtherMentions'>

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
