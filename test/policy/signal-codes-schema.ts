/** What `rules/safety-floor/signals/codes.json` holds. */
import { z } from 'zod'
import { SAFETY_RISKS } from '../../src/referral/signals/safety-signal.js'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const text = z.string().min(1).max(160)

/** Read beside its meaning in `source` (and in `also`), or a conclusion from what was read there. */
const read = { source: id, also: z.array(id).min(1).optional(), basis: z.enum(['F', 'D']) }

const said = z.enum(['denied', 'of-another', 'past'])

export const SignalCodes = z.strictObject({
  title: text,
  systems: z.record(
    id,
    z.strictObject({
      /** How FHIR and HL7 name the system. */
      uris: z.array(text),
      /** How people name it, in any case. */
      names: z.array(text),
      /** Whether a code counts without its system, since it can hardly be anything else. */
      alone: z.boolean(),
    }),
  ),
  sources: z.record(id, z.strictObject({ title: text, address: text })),
  codes: z.array(
    z.strictObject({
      system: id,
      code: text,
      /** Whether codes that begin with this one mean the same more closely. */
      below: z.literal(true).optional(),
      /** A question has its answer beside it; a finding is a statement by itself. */
      kind: z.enum(['question', 'finding']),
      risk: z.enum(SAFETY_RISKS),
      said: said.optional(),
      title: text,
      ...read,
    }),
  ),
  answers: z.array(
    z.strictObject({
      system: id,
      code: text,
      means: z.union([z.enum(['no', 'yes', 'unsure', 'declined', 'nothing']), z.int().min(0).max(10)]),
      said: said.optional(),
      title: text,
      ...read,
    }),
  ),
  /** Codes that say of the entry they stand in how it is meant. */
  marks: z.array(z.strictObject({ system: id, code: text, said, title: text, ...read })),
  items: z.array(
    z.strictObject({
      instrument: id,
      item: text.optional(),
      of: z.enum(['item', 'questionnaire', 'total']),
      system: id,
      code: text,
      ...read,
    }),
  ),
})
