/** The last line under many cards: how many of what. */
import { counted } from '../../explain/sentences.js'
import type { Disposition } from '../../rule-set/rule-set.js'

const WORDS: readonly (readonly [Disposition | null, string])[] = [
  [null, 'not decided, to hand to a person'],
  ['escalate', 'to escalate'],
  ['request-information', 'to ask about first'],
  ['redirect', 'to help to a better place'],
  ['accept', 'to accept'],
]

/** What became of a referral; `null` where it could not be decided. */
export type Fate = Disposition | null

/** `6 referrals: 2 to escalate, 1 to ask about first, 3 to accept`. What could not be decided comes first. */
export const summaryOf = (fates: readonly Fate[]): string => {
  const countOf = (wanted: Fate): number => fates.filter((fate) => fate === wanted).length
  const said = WORDS.flatMap(([fate, words]) => (countOf(fate) === 0 ? [] : [`${countOf(fate)} ${words}`]))
  return `${counted(fates.length, 'referral')}${said.length === 0 ? '' : `: ${said.join(', ')}`}`
}
