/** The shape of a fact that a rule set declares for itself. */
import * as z from 'zod/mini'
import { ASK_OF, STEPS } from '../../facts/fact.js'
import { describe } from '../../input/describe.js'
import { lazy } from '../../input/memoize.js'
import { inOneLine, ReadableLine, ReadableText } from '../../input/readable-text.js'
import { mayTellSchema } from '../../referral/audience.js'
import { LOCAL_FACT_NAME } from './names.js'

/** Whom a question of one's own is for. */
export const askOfSchema = lazy(() =>
  z
    .enum(ASK_OF)
    .apply(
      describe,
      'Whom to ask: the person (if left out), whoever referred, another team, or what is on record. What is not for the person is never put to them.',
    ),
)

const base = lazy(() => ({
  name: z
    .string()
    .check(z.regex(LOCAL_FACT_NAME))
    .apply(
      describe,
      'As rules write it: `local.` and a name of letters and digits. A referral gives it in `local`, without the prefix.',
    ),
  title: ReadableLine('The fact in a few words.'),
  description: ReadableText('What the fact means, precisely.'),
  question: ReadableLine('What a link worker would ask to find it out.'),
  safety: z
    ._default(z.boolean(), false)
    .apply(describe, 'Whether it is asked with the safety screen: nobody is let go before it is answered.'),
  askOf: z.exactOptional(askOfSchema()),
  step: z
    .exactOptional(z.enum(STEPS))
    .apply(
      describe,
      'When in the first conversation it is asked: before anything else, why they were referred, safety before it ends, or the rest (if left out). A safety fact is asked with `safety`.',
    ),
  about: z
    .exactOptional(z.literal('service'))
    .apply(
      describe,
      'Set where the fact is about the service: nobody is asked unless a decision waits for it.',
    ),
  mayTell: z.exactOptional(mayTellSchema()),
  asksAboutDanger: z
    .exactOptional(z.boolean())
    .apply(
      describe,
      'Whether it asks about suicide, self-harm or danger: every fact about the person, and every `answer`, says so. If it does, it is a safety fact whose answers reach the routes of the safety floor.',
    ),
}))

const values = lazy(() =>
  z
    .array(z.string().check(z.minLength(1), z.maxLength(100), inOneLine))
    .check(z.minLength(1), z.maxLength(200))
    .apply(describe, { description: 'The values it can have, each once.', uniqueItems: true }),
)

/** A declaration of a local fact, of one of the five kinds. */
export const localFactSchema = lazy(() =>
  z
    .discriminatedUnion('kind', [
      z.strictObject({
        ...base(),
        kind: z.literal('boolean').apply(describe, 'True or false.'),
        riskier: z
          .exactOptional(z.boolean())
          .apply(describe, 'Which value speaks for more risk or need, if one does.'),
      }),
      z.strictObject({
        ...base(),
        kind: z.literal('integer').apply(describe, 'A whole number.'),
        min: z.int().apply(describe, 'The least it can be.'),
        max: z.int().apply(describe, 'The most it can be.'),
        riskier: z
          .exactOptional(z.enum(['higher', 'lower']))
          .apply(describe, 'Which way speaks for more risk or need, if one does.'),
      }),
      z.strictObject({
        ...base(),
        kind: z.literal('choice').apply(describe, 'One of several values.'),
        values: values(),
        riskier: z
          .exactOptional(z.array(z.string()).check(z.minLength(1)))
          .apply(describe, 'All values from the least to the most risk or need, if they have such an order.'),
      }),
      z.strictObject({
        ...base(),
        kind: z.literal('answer').apply(describe, 'yes, no, unsure or declined.'),
        riskier: z
          .exactOptional(z.enum(['yes', 'no']))
          .apply(describe, 'Which answer speaks for more risk or need, if one does.'),
      }),
      z.strictObject({
        ...base(),
        kind: z.literal('set').apply(describe, 'Any number of several values.'),
        values: values(),
        riskier: z
          .exactOptional(z.enum(['more', 'fewer']))
          .apply(describe, 'Which way speaks for more risk or need, if one does.'),
      }),
    ])
    .apply(describe, 'A fact of the rule set’s own.'),
)
