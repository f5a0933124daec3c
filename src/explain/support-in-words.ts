/** The support that is proposed, for professional readers. */
import type { Decision } from '../decision/decision.js'
import { describeLimits } from './describe-limits.js'
import { listed, stopped } from './sentences.js'

/** How long support lasts and whether it can be extended, in sentences. */
export const supportInWords = ({ intervention, pathway }: Decision): readonly string[] => {
  if (intervention === null) return []
  const { contacts, extension, weeks } = intervention
  const limits = [
    describeLimits(weeks, 'week'),
    ...(contacts === null ? [] : [describeLimits(contacts, 'contact')]),
  ]
  return [
    `${pathway === null ? 'Support' : `The ${pathway} pathway`}: ${listed(limits)}.`,
    extension.possible && extension.maxWeeks !== null
      ? `It may be extended, to ${extension.maxWeeks} weeks in all at most: ${stopped(extension.reason)}`
      : `It cannot be extended: ${stopped(extension.reason)}`,
  ]
}
