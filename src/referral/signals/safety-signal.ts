/** What is looked for in data that could not be read, and what is found. */
import { ITEM_SIGNALS } from '../instrument.js'
import type { RiskName } from '../referral.js'
import type { Answer } from '../vocabulary.js'
import type { Said } from './mark-mentions.js'

/** The risks that are looked for: those of suicide and of danger to life. */
export const SAFETY_RISKS = ITEM_SIGNALS satisfies readonly RiskName[]

export type SafetyRisk = (typeof SAFETY_RISKS)[number]

/** Keys of a referral that speak of an attempt or self-harm at any time: in what cannot be read, nobody knows that it was not lately. */
export const EVER_KEYS = ['pastSuicideAttempt', 'pastSelfHarm'] as const satisfies readonly RiskName[]

/** A question of a rule set's own that asks about suicide, self-harm or danger, as it is looked for. */
export interface OwnDanger {
  /** The fact as rules write it. */
  readonly fact: `local.${string}` | `risks.${string}`
  readonly title: string
  readonly question: string
  /** The answer that worries. */
  readonly riskier: 'yes' | 'no'
}

/** What a signal can be about. */
export type SignalRisk = SafetyRisk | OwnDanger['fact']

/** Which of the lists a signal was found by, so that a wrong one can be traced and a list mended. */
export interface FoundBy {
  /** Names of keys, codes (items of questionnaires among them), or phrases. */
  readonly list: 'keys' | 'codes' | 'phrases'
  /** The name, the code, or the id of the phrase. */
  readonly entry: string
}

/** Something in data that could not be read that may be a signal of suicidal thoughts or of danger. */
export interface SafetySignal {
  /** Where it stands in what was handed in; cut short below 50 levels. */
  readonly path: readonly (string | number)[]
  /** The risk that it seems to speak about; of a question of the rule set's own about danger, `local.` or `risks.` and its name. */
  readonly risk: RiskName | OwnDanger['fact']
  /** The answer it is taken for; when in doubt, `yes`, which of a question of the rule set's own stands for the one that worries. */
  readonly answer: Exclude<Answer, 'no'>
  /** What stands there, cut short. */
  readonly words: string
  /** How it is said, where that is plain: denied, of somebody else, or as long past. It counts as well, and a person reads it. */
  readonly said?: Said
  /** What it was found by. */
  readonly by: FoundBy
}
