/** The support that is proposed, in sentences. */
import type { Decision } from '../decision/decision.js'
import { describeLimits, listed, stopped } from './sentences.js'

/**
 * How long support lasts and whether it can be extended. Why it may be can name a risk: `withReasons` is for
 * readers who may know.
 */
export const formatSupport = ({ intervention, pathway }: Decision, withReasons = true): readonly string[] => {
  if (intervention === null) return []
  const { contacts, extension, weeks } = intervention
  const limits = [
    describeLimits(weeks, 'week'),
    ...(contacts === null ? [] : [describeLimits(contacts, 'contact')]),
  ]
  const extended =
    extension.possible && extension.maxWeeks !== null
      ? `It may be extended, to ${extension.maxWeeks} weeks in all at most`
      : 'No extension as things stand'
  return [
    `${pathway === null ? 'Support' : `The ${pathway} pathway`}: ${listed(limits)}.`,
    withReasons ? `${extended}: ${stopped(extension.reason)}` : `${extended}.`,
  ]
}
