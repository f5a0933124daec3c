import * as z from 'zod/mini'

/**
 * What a person said when asked. `unsure` and `declined` are answers; not having been asked is not:
 * that is an absent (or `null`) answer, and it never counts as `no`.
 */
export const Answer = z.enum(['yes', 'no', 'unsure', 'declined'])
export type Answer = z.infer<typeof Answer>

/** The answers, in the order forms show them: the schema's own list, frozen, as facts and rules are read by it. */
export const ANSWERS = Object.freeze(Answer.options)
