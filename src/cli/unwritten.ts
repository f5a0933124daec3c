import { systemErrorMessage } from '../issue/error-message.js'

/** One line for output that could not be written: what is missing of it may be a person. */
export const unwritten = (error: unknown): string =>
  `referral-triage: the output cannot be written, so some of it is lost: ${systemErrorMessage(error)}`
