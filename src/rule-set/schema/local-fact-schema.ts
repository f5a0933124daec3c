/** The shape of a fact that a rule set declares for itself. */
import * as z from 'zod'
import { LOCAL_FACT_NAME, Words } from '../reading/names.js'

const base = {
  name: z.string().regex(LOCAL_FACT_NAME).meta({
    description:
      'As rules write it: `local.` and a name of letters and digits. A referral gives it in `local`, without the prefix.',
  }),
  title: Words('The fact in a few words.'),
  description: Words('What the fact means, precisely.'),
  question: Words('What a link worker would ask to find it out.'),
  safety: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether it is asked first, as a matter of safety.' }),
  about: z.literal('service').exactOptional().meta({
    description: 'Set where the fact is about the service: nobody is asked unless a decision waits for it.',
  }),
}

const values = z
  .array(z.string().min(1).max(100))
  .min(1)
  .max(200)
  .meta({ description: 'The values it can have, each once.', uniqueItems: true })

/** A declaration of a local fact, of one of the five kinds. */
export const LocalFactSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...base,
      kind: z.literal('boolean').meta({ description: 'True or false.' }),
      riskier: z
        .boolean()
        .exactOptional()
        .meta({ description: 'Which value speaks for more risk or need, if one does.' }),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('integer').meta({ description: 'A whole number.' }),
      min: z.int().meta({ description: 'The least it can be.' }),
      max: z.int().meta({ description: 'The most it can be.' }),
      riskier: z
        .enum(['higher', 'lower'])
        .exactOptional()
        .meta({ description: 'Which way speaks for more risk or need, if one does.' }),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('choice').meta({ description: 'One of several values.' }),
      values,
      riskier: z.array(z.string()).min(1).exactOptional().meta({
        description: 'All values from the least to the most risk or need, if they have such an order.',
      }),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('answer').meta({ description: 'yes, no, unsure or declined.' }),
      riskier: z
        .enum(['yes', 'no'])
        .exactOptional()
        .meta({ description: 'Which answer speaks for more risk or need, if one does.' }),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('set').meta({ description: 'Any number of several values.' }),
      values,
      riskier: z
        .enum(['more', 'fewer'])
        .exactOptional()
        .meta({ description: 'Which way speaks for more risk or need, if one does.' }),
    }),
  ])
  .meta({ description: 'A fact of the rule set’s own.' })
