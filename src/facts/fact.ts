/** What a fact is: one thing that rules may ask about, known or unknown (`null`), of one of five kinds. */
import type { MayTell, Tellable } from '../referral/audience.js'
import { ANSWERS } from '../referral/vocabulary.js'
import type { AnswerForm } from './answer-form.js'

/** A value of a fact; `null` is unknown, and never counts as "no". */
export type FactValue = boolean | number | string | readonly string[] | null

/** All facts about one referral, flat, by name; local facts under `local.<name>`. */
export type Facts = { readonly [name: string]: FactValue }

/** The value of a fact; unknown if it is absent, or inherited like `constructor`. */
export const valueIn = (facts: Facts, name: string): FactValue => {
  const value = facts[name] ?? null // most facts are unknown: only the others are asked whether they are inherited
  return value !== null && Object.hasOwn(facts, name) ? value : null
}

/** Whom to ask: the person, whoever referred, another team (if the person agrees), or what the service has on record. */
export const ASK_OF = ['person', 'referrer', 'team', 'record'] as const
/** Whom to ask: the person, whoever referred, another team (if the person agrees), or what the service has on record. */
export type AskOf = (typeof ASK_OF)[number]

/** When in the first conversation: before anything else, why they were referred, safety before it ends, and the rest. */
export const STEPS = ['first', 'why', 'safety', 'rest'] as const
/** When in the first conversation: before anything else, why they were referred, safety before it ends, and the rest. */
export type Step = (typeof STEPS)[number]

interface FactBase extends Tellable {
  /** As rules write it. */
  readonly name: string
  /** What it is called. */
  readonly title: string
  /** What it means. */
  readonly description: string
  /** What a link worker would ask to find it out. */
  readonly question: string
  /** While a safety fact is unknown, no decision lets the person go: the safety floor holds it up. */
  readonly safety: boolean
  /** Whom to ask; the person if it does not say. What is for the referrer, a team or the record is never put to the person. */
  readonly askOf?: AskOf
  /** Who is asked for it among the first: nobody (`later`), or people of these ages in years, both included. For others it can always wait. */
  readonly asked?: 'later' | readonly [lowest: number, highest: number]
  /** When in the first conversation it is asked; a safety fact always with `safety`, and others with the `rest` if they do not say. */
  readonly step?: Step
  /** Where its answer goes, and what that can be. Of a local fact it follows from its name and kind, and `definitionsOf` adds it. */
  readonly answer?: AnswerForm
  /** A fact about the service itself is not asked of anybody unless a decision waits for it. */
  readonly about?: 'service'
  /** Of a local fact about the person (any `answer` is one): whether it asks about suicide, self-harm or danger. Then it must reach the floor's routes. */
  readonly asksAboutDanger?: boolean
}

export interface BooleanFact extends FactBase {
  /** True or false. */
  readonly kind: 'boolean'
  /** Which value speaks for more risk or more need, if one does. */
  readonly riskier?: boolean
}

export interface IntegerFact extends FactBase {
  /** A whole number. */
  readonly kind: 'integer'
  /** The least it can be. */
  readonly min: number
  /** The most it can be. */
  readonly max: number
  /** Which way speaks for more risk or more need, if one does. */
  readonly riskier?: 'higher' | 'lower'
}

export interface ChoiceFact extends FactBase {
  /** One of a list of words. */
  readonly kind: 'choice'
  /** The words. */
  readonly values: readonly string[]
  /** What words are called that the catalogue which ships does not have, or calls otherwise. */
  readonly titles?: { readonly [word: string]: string }
  /** The values from the least to the most risk or need, if they have such an order. */
  readonly riskier?: readonly string[]
}

export interface AnswerFact extends FactBase {
  /** An answer: yes, no, unsure or declined. */
  readonly kind: 'answer'
  /** Which answer speaks for more risk or more need, if one does. */
  readonly riskier?: 'yes' | 'no'
  /** Of a fact of the catalogue: which answer reassures, and so wears out, where that does not follow from `riskier`. */
  readonly reassuring?: 'yes'
}

export interface SetFact extends FactBase {
  /** Several of a list of words, or none. */
  readonly kind: 'set'
  /** The words. */
  readonly values: readonly string[]
  /** What words are called that the catalogue which ships does not have, or calls otherwise. */
  readonly titles?: { readonly [word: string]: string }
  /** Whether more or fewer speak for more risk or more need, if either does. */
  readonly riskier?: 'more' | 'fewer'
  /** Who may be told of each member, of a fact whose members are not all alike; a set is told to whoever may be told of every one. */
  readonly membersMayTell?: { readonly [member: string]: MayTell }
}

/** What is known about a fact before any referral is: its kind, its words, its range. */
export type FactDefinition = BooleanFact | IntegerFact | ChoiceFact | AnswerFact | SetFact

/** A fact that can be asked for: it says where its answer goes. */
export type AskedFact = FactDefinition & {
  /** How the answer is given. */
  readonly answer: AnswerForm
}

/** When it is asked: what is about safety with the screen, whatever else is said of it. */
export const stepOf = ({ safety, step = 'rest' }: FactDefinition): Step => (safety ? 'safety' : step)

/**
 * Whom to ask. Of somebody who came by themselves nobody else is asked: what a referrer would have known is looked up, and who
 * they are (what stands under `client` in a referral) they say themselves.
 */
export const askOfIn = ({ answer, askOf = 'person' }: AskedFact, selfReferred: boolean): AskOf => {
  if (!selfReferred) return askOf
  if (askOf === 'record' && answer.path[0] === 'client') return 'person'
  return askOf === 'referrer' ? 'record' : askOf
}

/** The five kinds. */
export type FactKind = FactDefinition['kind']

/**
 * Where a value comes from. `inferred` is the skip logic of the safety screen. Unknown are `unknown`: nobody asked; `expired`: an answer
 * that reassured, given too long ago; `implausible`: what follows from a date of birth that cannot be right.
 */
export type Origin = 'given' | 'combined' | 'computed' | 'inferred' | 'unknown' | 'expired' | 'implausible'

/** An item of a questionnaire that was marked, as a fact rests on it. */
export interface MarkedSource {
  /** Where the mark, or the total that cannot be reached without it, stands in the referral. */
  readonly place: string
  /** The short name of the questionnaire: `PHQ-9`. */
  readonly instrument: string
  /** The number of the item, counted from 1. */
  readonly item: number
  /** The day the questionnaire was completed, `YYYY-MM-DD`. */
  readonly completedOn: string
}

/** A phrase of danger in the notes of a referral, as a fact rests on it. */
export interface MentionedSource {
  /** The id of the phrase. */
  readonly phrase: string
  /** The place in the notes where it begins, in UTF-16 units from 0. */
  readonly from: number
  /** The place where it ends; the unit there is not a part of it. */
  readonly to: number
}

/** A value with where it comes from. */
export interface Derived {
  /** The value; `null` is unknown. */
  readonly value: FactValue
  /** What kind of place it comes from. */
  readonly origin: Origin
  /** The places in the referral (`risks.selfHarm`) or the service (`service.ages`) that it rests on. */
  readonly from: readonly string[]
  /** The day of the questionnaire that it rests on, `YYYY-MM-DD`; the latest of several, absent if on none. */
  readonly completedOn?: string
  /** The day the answer was given, `YYYY-MM-DD`, where one stands beside it or it has expired; otherwise it was given when the referral was received. */
  readonly askedOn?: string
  /** The last day on which it can have happened, `YYYY-MM-DD`; absent where no date stands beside the answer. */
  readonly happenedOn?: string
  /** The items of questionnaires that it rests on, each about danger and marked; absent if on none. */
  readonly marked?: readonly MarkedSource[]
  /** The phrases in the notes that it rests on, the first twenty; absent if on none. */
  readonly mentioned?: readonly MentionedSource[]
}

/** The values that a fact of `definition` can be tested against, where they can be listed. */
export const listedValues = (definition: FactDefinition): readonly (string | boolean)[] | null => {
  switch (definition.kind) {
    case 'answer':
      return ANSWERS
    case 'boolean':
      return [true, false]
    case 'choice':
    case 'set':
      return definition.values
    case 'integer':
      return null
  }
}

/** Whether a fact of `definition` can have `value` (`null`, unknown, is always possible). */
export const isInDomain = (definition: FactDefinition, value: unknown): value is FactValue => {
  if (value === null) return true
  if (definition.kind === 'integer') {
    return Number.isInteger(value) && Number(value) >= definition.min && Number(value) <= definition.max
  }
  const listed: readonly unknown[] = listedValues(definition) ?? []
  return definition.kind === 'set'
    ? Array.isArray(value) &&
        new Set(value).size === value.length &&
        value.every((member) => listed.includes(member))
    : listed.includes(value)
}

/** What a value of the fact may be, in words. */
export const formatDomain = (definition: FactDefinition): string => {
  switch (definition.kind) {
    case 'answer':
      return 'one of `yes`, `no`, `unsure`, `declined`'
    case 'boolean':
      return '`true` or `false`'
    case 'integer':
      return `a whole number from ${definition.min} to ${definition.max}`
    case 'choice':
      return `one of ${definition.values.map((value) => `\`${value}\``).join(', ')}`
    case 'set':
      return `a list, without repeats, of ${definition.values.map((value) => `\`${value}\``).join(', ')}`
  }
}
