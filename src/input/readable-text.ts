/** Text that people write and read: it must say something to the eye. Marks that nobody sees, dashes and dots do not. */
import * as z from 'zod/mini'
import { describe, refusal } from './describe.js'
import { normalise } from './normalise.js'

// U+3164 and its like are letters by their class, and show nothing.
const READABLE = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u
const LETTER = /(?!\p{Default_Ignorable_Code_Point})\p{L}/u

/** Whether there is a letter or a digit in it. */
export const hasReadableText = (text: string): boolean => READABLE.test(text)

/** Whether there is a letter in it, as in every name. */
export const hasLetter = (text: string): boolean => LETTER.test(text)

const readable = [
  z.minLength(1),
  // Of empty text its length has been said.
  z.refine<string>(
    (text) => text === '' || hasReadableText(text),
    refusal('the text has neither a letter nor a digit in it', {
      code: 'missing',
      hint: 'write a few words',
    }),
  ),
] as const

/** Text for people: never empty, and never only of signs that say nothing. */
export const ReadableText = (description: string) =>
  z
    .string()
    .check(...readable)
    .apply(describe, description)

// Joiners and variation selectors belong to how some scripts and pictures are written.
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}/u

/** Nothing in the text breaks the line, hides, or turns the direction of reading. */
export const inOneLine = z.refine<string>(
  (text) => !hasReadableText(text) || !HIDDEN.test(text),
  refusal('the text has a line break in it, or a sign that nobody sees or that turns its direction', {
    code: 'wrong-format',
    hint: 'write it in one line, with nothing in it but what is to be read',
  }),
)

/** Text that stands in a line with others: nothing in it breaks the line, hides, or turns the direction of reading. */
export const ReadableLine = (description: string) =>
  z
    .string()
    .check(...readable, inOneLine)
    .apply(describe, description)

/** How long a text is to the eye: an accent counts with its letter where Unicode has the two as one. */
export const lengthOf = (text: string): number => [...normalise(text, 'NFC')].length

/** Whether somebody could be reached by it: two words, or a number that can be rung, of three digits or more. */
export const isUsableContact = (text: string): boolean => {
  const plain = normalise(text, 'NFKC')
  const words = plain.match(/\p{L}[\p{L}\p{M}]+/gu) ?? []
  return words.length >= 2 || /\d(?:[ ()-]*\d){2}/.test(plain)
}

/** What is said of a contact that nobody could use, and what helps. */
export const UNUSABLE_CONTACT = {
  code: 'contact-not-usable',
  message: 'the contact is neither two words nor a number that could be rung',
  hint: 'say whom to ring, and on which number',
} as const

const usable = z.refine<string>(
  (text) => !hasReadableText(text) || isUsableContact(text),
  refusal(UNUSABLE_CONTACT.message, UNUSABLE_CONTACT),
)

/** The most characters of a contact that stands beside another: a name, and a number with its hours. */
export const MAX_CONTACT = 120

/** How a route is reached: somebody could act on it, and it does not bury what it stands beside. */
export const ShortContact = (description: string) =>
  z
    .string()
    .check(
      ...readable,
      inOneLine,
      usable,
      z.refine<string>(
        (text) => lengthOf(text) <= MAX_CONTACT,
        refusal(`the contact is longer than ${MAX_CONTACT} characters`, {
          code: 'out-of-range',
          hint: 'give a name and a number; what else there is to say belongs into the instruction of a route',
        }),
      ),
    )
    .apply(describe, { description, maxLength: MAX_CONTACT })

/** Words that people fill in: never blank, at most 2,000 characters of them. */
export const words = (description: string) =>
  z
    .string()
    .check(
      z.maxLength(2_000),
      z.refine(hasReadableText, refusal('the text is blank', { code: 'missing', hint: 'write a few words' })),
    )
    .apply(describe, description)

/** Somebody who answers for something: a name, or a reference that leads to one, with a letter in it. */
export const person = (description: string) =>
  z
    .string()
    .check(
      z.maxLength(200),
      z.refine(
        hasLetter,
        refusal('no person is named', {
          code: 'missing',
          hint: 'give a name, or your reference for the person',
        }),
      ),
    )
    .apply(describe, description)
