import type { Decision, QuotedMention } from '../decision/decision.js'
import type { FactDefinition } from '../facts/fact.js'
import { shorten } from '../issue/quote.js'
import { factOfMention } from '../referral/notes.js'
import type { Said } from '../referral/signals/mark-mentions.js'
import type { ExplanationKey, ExplanationWords } from '../words/explanation-words.js'
import { type Section, section } from './explanation.js'
import { definitionOf, titleOf } from './format-rule.js'
import { code } from './sentences.js'

/** Longer than a mention quotes. */
const MAX_LENGTH = 200

/** How a text says what it does not say of the person as they are now. */
const MARKS = {
  denied: 'notes.denied',
  'of-another': 'notes.ofAnother',
  past: 'notes.past',
} as const satisfies { readonly [said in Said]: ExplanationKey }

/** With how it is said before it, where that is plain: “denied: …”. */
export const withMark = ({ say }: ExplanationWords, said: Said | undefined, what: string): string =>
  said === undefined ? what : say('notes.marked', { said: say(MARKS[said]), what })

const formatMention = (
  words: ExplanationWords,
  mention: QuotedMention,
  ownFacts: readonly FactDefinition[],
): string => {
  const { say } = words
  const { phrase, said, words: quoted } = mention
  const fact = factOfMention(mention)
  const definition = definitionOf(fact, ownFacts)
  // Of a decision on record the words are not kept.
  const what =
    quoted === undefined
      ? say('notes.phrase', { phrase: code(phrase) })
      : say('notes.quoted', { words: shorten(quoted.replace(/\s+/gu, ' '), MAX_LENGTH) })
  const about = definition === undefined ? code(fact) : titleOf(words, fact, definition)
  return withMark(words, said, say('notes.mention', { what, risk: about }))
}

/** What stands in the notes about danger, word for word, for the service and the auditor; nothing where there are no notes. */
export const notesSection = (
  words: ExplanationWords,
  { furtherMentions = 0, mentions }: Decision,
  ownFacts: readonly FactDefinition[] = [],
): readonly Section[] => {
  const { say } = words
  if (mentions === undefined) return []
  return section(say('notes.heading'), 'list', [
    say('notes.readAll'),
    ...mentions.map((one) => formatMention(words, one, ownFacts)),
    furtherMentions === 0 ? null : say('notes.further', { count: furtherMentions }),
  ])
}
