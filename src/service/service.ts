import * as z from 'zod'
import { LegibleText } from '../legible-text.js'
import type { Frozen } from '../plain-json.js'
import { ReferralSource } from '../referral/referral-source.js'

/** Where a service sees people. */
export const Setting = z.enum(['home', 'gp-practice', 'organisation-base', 'telephone', 'online'])
export type Setting = z.infer<typeof Setting>

/** What support the link worker has. */
export const WorkerSupport = z.enum([
  'manager',
  'peer-support',
  'clinical-psychologist',
  'supervising-health-professional',
])
export type WorkerSupport = z.infer<typeof WorkerSupport>

/** A lower and an upper end, either of which may be left open. */
const Range = (unit: string, max: number) =>
  z.strictObject({
    min: z
      .int()
      .min(0)
      .max(max)
      .optional()
      .meta({ description: `The least, in ${unit}.` }),
    max: z
      .int()
      .min(0)
      .max(max)
      .optional()
      .meta({ description: `The most, in ${unit}.` }),
  })

/** A social prescribing service: whom it takes, where, for how long. What is absent is not stated. */
export const Service = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'For editors: where the JSON Schema is.' }),
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/)
      .meta({ description: 'Short name, in kebab case.' }),
    title: LegibleText('The name people use.'),
    contact: LegibleText(
      'How a person can reach the service, in plain words: a telephone number, an address.',
    ).optional(),
    employer: z.enum(['nhs', 'voluntary-sector', 'local-authority', 'other']).optional().meta({
      description: 'Who employs the link worker.',
    }),
    ages: Range('years', 130).optional().meta({ description: 'The ages served. Absent ends are open.' }),
    sources: z.array(ReferralSource).min(1).optional().meta({ description: 'Whom it takes referrals from.' }),
    settings: z.array(Setting).min(1).optional().meta({ description: 'Where it sees people.' }),
    weeks: Range('weeks', 52).optional().meta({ description: 'How long an intervention lasts, in weeks.' }),
    contacts: Range('contacts', 100).optional().meta({ description: 'How many contacts there are.' }),
    extension: z
      .strictObject({
        allowed: z.boolean().meta({ description: 'Whether an intervention may be extended at all.' }),
        when: LegibleText('In which cases, in words.').optional(),
      })
      .optional()
      .meta({ description: 'Whether and when an intervention may run longer.' }),
    focus: z
      .enum(['general', 'complex-physical-health'])
      .optional()
      .meta({ description: 'Whom the service is for, if not for everyone.' }),
    areaDeprivation: z
      .enum(['high', 'mixed', 'low'])
      .optional()
      .meta({ description: 'How deprived the area served is.' }),
    workerSupport: z
      .array(WorkerSupport)
      .optional()
      .meta({ description: 'What support the link worker has.' }),
    worksAlone: z
      .boolean()
      .optional()
      .meta({ description: 'Whether the link worker has no link worker colleagues at hand.' }),
    supervisesOthers: z
      .boolean()
      .optional()
      .meta({ description: 'Whether the link worker supervises others.' }),
    routeContacts: z
      .record(z.string(), LegibleText('How to reach the route.'))
      .optional()
      .meta({ description: 'How to reach the routes here (a telephone number, a name), by route id.' }),
    source: z
      .strictObject({
        ref: LegibleText('The document.'),
        locator: LegibleText('Where in the document.'),
      })
      .optional()
      .meta({ description: 'Where these facts about the service come from.' }),
  })
  .meta({ title: 'Service', description: 'A social prescribing service.' })
export type Service = Frozen<z.infer<typeof Service>>
