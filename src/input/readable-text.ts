import * as z from 'zod/mini'
import { describe } from './describe.js'

/** Whether a text says anything to the eye: marks that nobody sees, dashes and dots do not. */

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
      z.refine((text) => text === '' || hasReadableText(text), {
        error: 'the text has neither a letter nor a digit in it',
        params: { code: 'missing', hint: 'write a few words' },
      }),
    )
    .apply(describe, { description })
