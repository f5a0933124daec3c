/** How kinds of route are written. */

import { describe } from '../../input/describe.js'
import { ROUTE_KINDS } from '../../referral/vocabulary.js'
import { Name } from './names.js'

/** A kind of route. Editors complete those of the safety floor; whether it is one of the vocabulary is checked elsewhere. */
export const KindOfRoute = (description: string) =>
  Name(description).apply(describe, { description, examples: [...ROUTE_KINDS] })
