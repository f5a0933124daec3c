import * as z from 'zod/mini'
import { describe } from '../../input/describe.js'
import { Pointer } from './commitment.js'
import { Actor, code, everyRecord, RecordId } from './record-fields.js'

/** Values of an earlier record are erased. Without such a record, a value that is not there is damage. */
export const ErasureRecord = z
  .readonly(
    z.strictObject({
      ...everyRecord,
      type: z.literal('erasure').apply(describe, { description: 'What sort of record it is.' }),
      target: RecordId.apply(describe, { description: 'The record whose values are erased.' }),
      paths: z
        .readonly(z.array(Pointer).check(z.minLength(1), z.maxLength(100)))
        .apply(describe, { description: 'The places of the values that are erased.' }),
      reason: code('Why, such as `request-of-the-person` or `retention-period-over`.'),
      by: Actor.apply(describe, { description: 'Who erased them.' }),
    }),
  )
  .apply(describe, { title: 'Erasure record' })
export type ErasureRecord = z.infer<typeof ErasureRecord>
