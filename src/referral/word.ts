/** What one word of a vocabulary says: types only. */
import type { Tellable } from './audience.js'
import type { ItemSignal } from './instrument.js'

/** A word that something is called by. */
export interface Word {
  /** As it is written in referrals, services and rules: in kebab case. */
  readonly id: string
  /** As people read it, in a sentence: with a small letter, unless it is a name. */
  readonly title: string
}

/** A kind of need. */
export interface NeedWord extends Word, Tellable {
  /** `domesticAbuse`: naming the need puts domestic abuse on record, until there is an answer about it. */
  readonly indicates?: 'domesticAbuse'
  /** Help with it waits for nobody to be ready: naming the need says so on record. Not if it does not say. */
  readonly cannotWait?: true
  /** A local fact of kind `answer` that speaks for a need that cannot wait: any answer but a “no” says so on record. */
  readonly indicatedBy?: string
  /** `false` where its words speak of suicide, self-harm or danger and it is about none of them; what is about them is a risk. */
  readonly asksAboutDanger?: false
}

/** Somebody who sends referrals. */
export interface SourceWord extends Word {
  /** Whether it is a health professional, who may read of risks; not if it does not say. */
  readonly professional?: boolean
  /** Whether it is the MDT meeting, or speaks for it; not if it does not say. */
  readonly mdt?: boolean
  /** The id of another source that this one is a kind of: a service that takes that one takes this one, too. */
  readonly kindOf?: string
  /** The id of the team that it refers for, `none` where it refers for none; not known if it does not say. A referral can say otherwise. */
  readonly team?: string
}

/** Another team that people are sent to, that refers people, or that agrees to support beside its own. */
export interface TeamWord extends Word, Tellable {
  /** As people read it in a sentence, with its article: `the GP practice`. */
  readonly title: string
}

/** A risk of a rule set's own: a question whose answer stands under its id in the `risks` of a referral. */
export interface RiskWord extends Word, Tellable {
  /** Two words or more in kebab case, such as `fire-setting`: no slip in a risk of every referral looks like that. */
  readonly id: `${string}-${string}`
  /** What it means. */
  readonly description: string
  /** What a link worker would ask to find it out. */
  readonly question: string
  /** Whom to ask: the person if it does not say, whoever referred, or what is on record. */
  readonly askOf?: 'person' | 'referrer' | 'record'
  /** Whether it asks about suicide, self-harm or danger: then its answers must reach the routes of the safety floor. */
  readonly asksAboutDanger: boolean
}

/** Why an episode ends. */
export interface ClosureWord extends Word {
  /** A reason of which it is a kind: what code asks of that one is asked of this one, too. */
  readonly kindOf?: 'completed' | 'escalated'
}

/** By what reports compare people, such as an age band. Nothing is decided by it. */
export interface GroupWord extends Word {
  /** As records give it in their `groups`: in kebab or camel case. */
  readonly id: string
  /** The whole numbers that its values are, both ends included; without it they are codes of the caller's. */
  readonly range?: {
    /** The least. */
    readonly min: number
    /** The most. */
    readonly max: number
  }
}

/** Words that speak of danger, looked for in text beside those of the safety floor, and never in their place. */
export interface PhraseWord {
  /** Its name, in kebab case: a decision and a hand-over name it by this. */
  readonly id: string
  /** What it speaks about: a risk that the floor looks for, or a question of the rule set's own that asks about danger. */
  readonly risk: ItemSignal | `local.${string}` | `risks.${string}`
  /** Its words with their gaps and alternatives, such as `<want> ..2 to die`. */
  readonly words: string
  /** Where it was read or who says so. */
  readonly source?: string
  /** F found in the source, D derived for sign-off, M common knowledge. */
  readonly basis: 'F' | 'D' | 'M'
  /** Texts in which it is found. */
  readonly matches: readonly string[]
  /** Texts in which it is not found, though they come near. */
  readonly doesNotMatch: readonly string[]
}
