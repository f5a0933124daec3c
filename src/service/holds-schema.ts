/** The shape of `holds`, as rule sets and services state it. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'

const WHAT = {
  no: 'For so many days after it was given, an answer about risk that reassures (a "no") counts: no more than the safety floor allows.',
  recent:
    'An attempt or self-harm so many days ago, or fewer, is recent: no fewer than the safety floor says.',
  markedItem:
    'For so many days a marked item about danger is a "yes" whatever else is known: no fewer than the safety floor says.',
  firstConversation:
    'So many days after receipt the first conversation is due: no more than the safety floor allows.',
}

/** Ten years: more than anything here is for. */
const MAX_DAYS = 3_653

/** `holds`, with the keys that stand beside the days. */
export const holdsSchema = <Beside extends z.core.$ZodShape>(beside: Beside) => {
  const hold = (name: keyof typeof WHAT) =>
    z
      .exactOptional(
        z.strictObject({
          days: z.int().check(z.minimum(0), z.maximum(MAX_DAYS)).apply(describe, 'A whole number of days.'),
          ...beside,
        }),
      )
      .apply(describe, WHAT[name])
  return z
    .strictObject({
      no: hold('no'),
      recent: hold('recent'),
      markedItem: hold('markedItem'),
      firstConversation: hold('firstConversation'),
    })
    .apply(
      describe,
      'How long things hold. What is left out is as the safety floor says; nothing may be looser than that.',
    )
}
