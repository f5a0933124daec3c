/** The shape of a rule. Its conditions are checked by `check-condition.ts`; `condition-schema.ts` is for editors. */
import * as z from 'zod/mini'
import { describe } from '../../input/describe.js'
import { lazy } from '../../input/memoize.js'
import { ReadableLine, ReadableText } from '../../input/readable-text.js'
import { mayTellSchema } from '../../referral/audience.js'
import { Name } from './names.js'

/** Any value that a fact can have; which fact can have which is checked against the catalogue. */
export const factValueSchema = lazy(() =>
  z
    .union([z.boolean(), z.int(), z.string(), z.array(z.string()), z.null()])
    .apply(describe, 'A value of the fact; null is unknown.'),
)

const reason = lazy(() => ReadableLine('Why, in plain words that the person concerned may read.'))

const event = <Type extends string, Params extends z.core.$ZodShape>(
  type: Type,
  description: string,
  params: Params,
) =>
  z.strictObject({
    type: z.literal(type).apply(describe, description),
    params: z.strictObject({ ...params, reason: reason() }).apply(describe, 'What the event says.'),
  })

/** What a rule gives when it is met, by type. */
export const eventSchema = lazy(() =>
  z
    .discriminatedUnion('type', [
      event('escalate', 'A specialist must see the case.', {
        route: Name('The id of one of the routes of the rule set.'),
        askAtOnce: z.exactOptional(
          z
            .tuple([z.string()], z.string())
            .apply(describe, 'The names of facts that are asked for at once where the rule is met.'),
        ),
      }),
      event('redirect', 'Another place serves the person better.', {
        destination: Name('The id of one of the destinations of the rule set.'),
        forReferrer: z.exactOptional(
          ReadableLine(
            'Why, and what to do, in a sentence that anybody who referred may read. Needed unless `mayTell` of the rule has `referrer`.',
          ),
        ),
      }),
      event('pathway', 'The referral fits this pathway.', {
        pathway: Name('The id of one of the pathways of the rule set.'),
      }),
      event('extension', 'The intervention may be extended in this case.', {}),
      event('action', 'The link worker or the service has something to do.', {
        action: Name('The id of one of the actions of the rule set.'),
      }),
    ])
    .apply(describe, 'What follows when the conditions are met.'),
)

/** Where a rule comes from. */
export const ruleSourceSchema = lazy(() =>
  z
    .strictObject({
      ref: Name('The id of one of the sources of the rule set.'),
      locator: ReadableText('Where in the source: a section, a page, a table.'),
      basis: z
        .enum(['F', 'D', 'M'])
        .apply(
          describe,
          'F: found in the source. D: derived from it, to be signed off by a clinical safety officer. M: common knowledge in the field.',
        ),
    })
    .apply(describe, 'What the rule rests on.'),
)

/** A worked example of a rule. */
export const ruleExampleSchema = lazy(() =>
  z
    .strictObject({
      title: ReadableText('The case in a few words.'),
      facts: z
        .record(z.string(), factValueSchema())
        .apply(describe, 'The facts of the case by name; facts left out are unknown.'),
      verdict: z
        .enum(['met', 'not-met', 'undetermined'])
        .apply(describe, 'What the rule must come to. Undetermined: it hangs on a fact that is unknown.'),
    })
    .apply(describe, 'A case, and what the rule must come to.'),
)

/** A rule, its conditions and its event of any shape. */
export const ruleSchema = lazy(() =>
  z
    .strictObject({
      $schema: z.exactOptional(z.string()).apply(describe, 'For editors: where the JSON Schema is.'),
      name: Name('Name of the rule in kebab case, unique in its rule set, and the name of its file.'),
      title: ReadableLine('What the rule says, as a sentence.'),
      description: z.exactOptional(ReadableText('More about the rule, for those who look after it.')),
      mayTell: z.exactOptional(mayTellSchema()),
      conditions: z.unknown().apply(describe, 'When the rule is met: `all`, `any`, `not` or `condition`.'),
      event: z.unknown().apply(describe, 'What follows when the conditions are met.'),
      whenUndetermined: z
        .exactOptional(z.enum(['hold', 'note']))
        .apply(
          describe,
          'While facts are unknown: `hold` (the default) makes an escalation or a redirect hold the decision up, and a pathway rule count as met; `note` only asks. A pathway rule that asks about a risk, the needs or self-navigation may not note, and an extension or action rule never.',
        ),
      liftedByNeed: z
        .exactOptional(z.literal(true))
        .apply(
          describe,
          'Of a redirect that turns somebody away for want of need: more need may lift it, and then the person is supported here.',
        ),
      source: ruleSourceSchema(),
      examples: z
        .tuple([ruleExampleSchema()], ruleExampleSchema())
        .apply(describe, 'Worked examples: at least one for each verdict that the rule can reach.'),
    })
    .apply(describe, {
      title: 'Rule',
      description: 'One rule of a rule set; a valid json-rules-engine rule.',
    }),
)
