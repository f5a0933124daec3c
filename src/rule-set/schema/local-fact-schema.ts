/** The shape of a fact that a rule set declares for itself. */
import * as z from 'zod/mini'
import { meta } from '../../meta.js'
import { once } from '../../once.js'
import { LOCAL_FACT_NAME, Words } from '../reading/names.js'

const base = once(() => ({
  name: z.string().check(z.regex(LOCAL_FACT_NAME)).apply(meta, {
    description:
      'As rules write it: `local.` and a name of letters and digits. A referral gives it in `local`, without the prefix.',
  }),
  title: Words('The fact in a few words.'),
  description: Words('What the fact means, precisely.'),
  question: Words('What a link worker would ask to find it out.'),
  safety: z
    ._default(z.boolean(), false)
    .apply(meta, { description: 'Whether it is asked first, as a matter of safety.' }),
  about: z.exactOptional(z.literal('service')).apply(meta, {
    description: 'Set where the fact is about the service: nobody is asked unless a decision waits for it.',
  }),
}))

const values = once(() =>
  z
    .array(z.string().check(z.minLength(1), z.maxLength(100)))
    .check(z.minLength(1), z.maxLength(200))
    .apply(meta, { description: 'The values it can have, each once.', uniqueItems: true }),
)

/** A declaration of a local fact, of one of the five kinds. */
export const localFactSchema = once(() =>
  z
    .discriminatedUnion('kind', [
      z.strictObject({
        ...base(),
        kind: z.literal('boolean').apply(meta, { description: 'True or false.' }),
        riskier: z
          .exactOptional(z.boolean())
          .apply(meta, { description: 'Which value speaks for more risk or need, if one does.' }),
      }),
      z.strictObject({
        ...base(),
        kind: z.literal('integer').apply(meta, { description: 'A whole number.' }),
        min: z.int().apply(meta, { description: 'The least it can be.' }),
        max: z.int().apply(meta, { description: 'The most it can be.' }),
        riskier: z
          .exactOptional(z.enum(['higher', 'lower']))
          .apply(meta, { description: 'Which way speaks for more risk or need, if one does.' }),
      }),
      z.strictObject({
        ...base(),
        kind: z.literal('choice').apply(meta, { description: 'One of several values.' }),
        values: values(),
        riskier: z.exactOptional(z.array(z.string()).check(z.minLength(1))).apply(meta, {
          description: 'All values from the least to the most risk or need, if they have such an order.',
        }),
      }),
      z.strictObject({
        ...base(),
        kind: z.literal('answer').apply(meta, { description: 'yes, no, unsure or declined.' }),
        riskier: z
          .exactOptional(z.enum(['yes', 'no']))
          .apply(meta, { description: 'Which answer speaks for more risk or need, if one does.' }),
      }),
      z.strictObject({
        ...base(),
        kind: z.literal('set').apply(meta, { description: 'Any number of several values.' }),
        values: values(),
        riskier: z
          .exactOptional(z.enum(['more', 'fewer']))
          .apply(meta, { description: 'Which way speaks for more risk or need, if one does.' }),
      }),
    ])
    .apply(meta, { description: 'A fact of the rule set’s own.' }),
)
