import * as z from 'zod'
import { Pointer } from './commitment.js'
import { Actor, code, everyRecord, RecordId } from './record-fields.js'

/** Values of an earlier record are erased. Without such a record, a value that is not there is damage. */
export const ErasureRecord = z
  .strictObject({
    ...everyRecord,
    type: z.literal('erasure').meta({ description: 'What sort of record it is.' }),
    target: RecordId.meta({ description: 'The record whose values are erased.' }),
    paths: z
      .array(Pointer)
      .min(1)
      .max(100)
      .readonly()
      .meta({ description: 'The places of the values that are erased.' }),
    reason: code('Why, such as `request-of-the-person` or `retention-period-over`.'),
    by: Actor.meta({ description: 'Who erased them.' }),
  })
  .readonly()
  .meta({ title: 'Erasure record' })
export type ErasureRecord = z.infer<typeof ErasureRecord>
