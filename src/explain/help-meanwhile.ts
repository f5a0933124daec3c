import type { Decision } from '../decision/decision.js'
import type { Audience } from '../referral/audience.js'
import type { ExplanationWords } from '../words/explanation-words.js'
import { type Section, section } from './explanation.js'
import { sentence } from './sentences.js'
import { areTold } from './told.js'

/** Help that need not wait, for a reader outside the service: what actions have for them, if they may be told of every rule that called for it. */
export const helpMeanwhile = (
  { say }: ExplanationWords,
  decision: Decision,
  audience: Audience,
): readonly Section[] => {
  const isClient = audience === 'client'
  return section(
    say(isClient ? 'client.meanwhile' : 'referrer.meanwhile'),
    'list',
    decision.actions
      .filter(({ rules }) => areTold(decision, rules, audience))
      .flatMap(({ forClient, forReferrer }) => (isClient ? forClient : forReferrer) ?? [])
      .map(sentence),
  )
}
