import * as z from 'zod/mini'
import { describe } from './describe.js'
import { hasReadableText } from './has-readable-text.js'

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
