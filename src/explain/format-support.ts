/** The support that is proposed, in sentences. */
import type { Decision } from '../decision/decision.js'
import type { ExplanationWords } from '../words/explanation-words.js'
import { formatLimits, listOf } from './phrases.js'
import { stopped } from './sentences.js'

/**
 * How long support lasts and whether it can be extended. Why it may be can name a risk: `withReasons` is for
 * readers who may know.
 */
export const formatSupport = (
  words: ExplanationWords,
  { intervention, pathwayTitle }: Decision,
  withReasons = true,
): readonly string[] => {
  if (intervention === null) return []
  const { say } = words
  const { contacts, extension, weeks } = intervention
  const limits = listOf(words, [
    formatLimits(words, weeks, 'weeks'),
    ...(contacts === null ? [] : [formatLimits(words, contacts, 'contacts')]),
  ])
  const terms =
    extension.possible && extension.maxWeeks !== null
      ? say('support.extendable', { weeks: extension.maxWeeks })
      : say('support.notExtendable')
  return [
    pathwayTitle === null || pathwayTitle === undefined
      ? say('support.anyPathway', { limits })
      : say('support.onPathway', { pathway: pathwayTitle, limits }),
    withReasons
      ? say('support.because', { terms, reason: stopped(extension.reason) })
      : say('support.stated', { terms }),
  ]
}
