import * as z from 'zod/mini'
import { describe } from '../../input/describe.js'
import type { Result } from '../../issue/issue.js'
import { Digest } from '../records/commitment.js'
import { readBySchema } from '../records/read-by-schema.js'

/**
 * The head of a log: enough to show later that it was not shortened or rewritten. Keep it where whoever can change
 * the log cannot change it: another organisation, a time-stamping authority, minutes on paper.
 */
export const Head = z
  .readonly(
    z.strictObject({
      schemaVersion: z.literal(1).apply(describe, { description: 'The version of this form.' }),
      size: z.int().check(z.minimum(0)).apply(describe, { description: 'How many entries the log had.' }),
      hash: Digest.apply(describe, { description: 'The hash of the last of them.' }),
      root: Digest.apply(describe, {
        description: 'The Merkle root (RFC 6962) over the hashes of all of them.',
      }),
    }),
  )
  .apply(describe, { title: 'Audit log head', description: 'The head of an audit log of referral-triage.' })
export type Head = z.infer<typeof Head>

/** Reads a head that was kept. Gives it, or every issue. Never throws. */
export const parseHead = (input: unknown): Result<Head> => readBySchema(Head, input)
