import type { Issues } from '../issue/issue.js'
import { shorten } from '../issue/quote.js'

const MAX_LENGTH = 200

/** What a thrown value says of itself; even that may throw. */
const messageOf = (fault: unknown): string => {
  try {
    return fault instanceof Error ? shorten(String(fault.message), MAX_LENGTH) : 'unknown fault'
  } catch {
    return 'unknown fault'
  }
}

/** A fault of ours while deciding: it is never taken for a decision. Never throws. */
export const faultIssue = (fault: unknown): Issues => [
  {
    code: 'decision-fault',
    path: [],
    message: `something went wrong while deciding: ${messageOf(fault)}`,
    hint: 'have a person look at the referral today, and report this',
  },
]
