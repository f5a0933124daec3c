/** Text that people fill in: never blank, never endless. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { hasLetter, hasReadableText } from '../input/readable-text.js'

/** Some words, at most 2,000 characters of them. */
export const words = (description: string) =>
  z
    .string()
    .check(
      z.maxLength(2_000),
      z.refine(hasReadableText, {
        error: 'the text is blank',
        params: { code: 'missing', hint: 'write a few words' },
      }),
    )
    .apply(describe, { description })

/** Somebody who answers for something: a name, or a reference that leads to one, with a letter in it. */
export const person = (description: string) =>
  z
    .string()
    .check(
      z.maxLength(200),
      z.refine(hasLetter, {
        error: 'no person is named',
        params: { code: 'missing', hint: 'give a name, or your reference for the person' },
      }),
    )
    .apply(describe, { description })
