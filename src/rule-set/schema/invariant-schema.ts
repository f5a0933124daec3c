/** The shape of what must hold of every decision. Its condition is checked elsewhere. */
import * as z from 'zod/mini'
import { describe, refusal } from '../../input/describe.js'
import { lazy } from '../../input/memoize.js'
import { ReadableText } from '../../input/readable-text.js'
import { DISPOSITIONS } from '../rule-set.js'
import { KindOfRoute } from './kind-of-route.js'
import { Name } from './names.js'

const dispositions = lazy(() => z.enum(DISPOSITIONS))

/** Something that must hold of every decision, its condition of any shape. */
export const invariantSchema = lazy(() =>
  z.strictObject({
    name: Name('Name of the invariant, in kebab case.'),
    title: ReadableText('What must hold, as a sentence.'),
    when: z.unknown().apply(describe, 'Wherever this is true …'),
    // biome-ignore lint/suspicious/noThenProperty: the document's own word, and nothing awaits it
    then: z
      .strictObject({
        disposition: z
          .exactOptional(z.tuple([dispositions()], dispositions()))
          .apply(describe, 'The decision has one of these dispositions.'),
        notPathway: z
          .exactOptional(Name('The id of a pathway.'))
          .apply(describe, 'The decision has not this pathway.'),
        routeKind: z.exactOptional(KindOfRoute('One of its escalations leads to help of this kind.')),
        route: z
          .exactOptional(Name('The id of a route.'))
          .apply(describe, 'One of its escalations leads to this route.'),
      })
      .check(
        z.refine(
          (then) => Object.keys(then).length > 0,
          refusal('the invariant asks nothing of the decision', {
            code: 'missing',
            hint: 'use at least one of `disposition`, `notPathway`, `routeKind`, `route`',
          }),
        ),
      )
      .apply(describe, { description: '… the decision must be so.', minProperties: 1 }),
  }),
)
