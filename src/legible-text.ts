import * as z from 'zod/mini'
import { isLegible } from './legible.js'
import { meta } from './meta.js'

/** Text for people: never empty, and never only of signs that say nothing. */
export const LegibleText = (description: string) =>
  z
    .string()
    .check(
      z.minLength(1),
      // Of empty text its length has been said.
      z.refine((text) => text === '' || isLegible(text), {
        error: 'the text has neither a letter nor a digit in it',
        params: { code: 'missing', hint: 'write a few words' },
      }),
    )
    .apply(meta, { description })
