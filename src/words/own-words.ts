/** Words of a service's own, as it hands them in. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { ReadableLine } from '../input/readable-text.js'

/** Words of a service's own: by language, texts by key. `en` changes English ones. */
export const OwnWords = z.record(
  z
    .string()
    .check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/))
    .apply(describe, 'The name of a language: `cy`, `en-x-easy`.'),
  z.record(z.string(), ReadableLine('The text, with places as the English one has them.')),
)
export interface OwnWords {
  readonly [language: string]: { readonly [key: string]: string }
}
