/** Text that people write and read: it must say something to the eye. Marks that nobody sees, dashes and dots do not. */
import * as z from 'zod/mini'
import { describe, refusal } from './describe.js'

// U+3164 and its like are letters by their class, and show nothing.
const READABLE = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u
const LETTER = /(?!\p{Default_Ignorable_Code_Point})\p{L}/u

/** Whether there is a letter or a digit in it. */
export const hasReadableText = (text: string): boolean => READABLE.test(text)

/** Whether there is a letter in it, as in every name. */
export const hasLetter = (text: string): boolean => LETTER.test(text)

/** Text for people: never empty, and never only of signs that say nothing. */
export const ReadableText = (description: string) =>
  z
    .string()
    .check(
      z.minLength(1),
      // Of empty text its length has been said.
      z.refine(
        (text) => text === '' || hasReadableText(text),
        refusal('the text has neither a letter nor a digit in it', {
          code: 'missing',
          hint: 'write a few words',
        }),
      ),
    )
    .apply(describe, description)

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
