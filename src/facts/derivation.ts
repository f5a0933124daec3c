/** How the entries of the catalogue say where their values come from. */
import { deepFreeze } from '../input/json.js'
import type { Referral } from '../referral/referral.js'
import type { Vocabulary } from '../referral/vocabulary.js'
import type { Holds } from '../service/holds.js'
import type { Service } from '../service/service.js'
import type { AskedFact, Derived, FactValue } from './fact.js'

/** All that facts are derived from. */
export interface FactInput {
  readonly referral: Referral
  readonly service: Service
  /** The words that the rule set uses. */
  readonly vocabulary: Vocabulary
  /** How long things hold, by the safety floor, the rule set and the service. */
  readonly holds: Holds
  /** The date to decide at, `YYYY-MM-DD`. */
  readonly asOf: string
}

/** A fact of the catalogue: its definition, and how it derives from the referral and the service. */
export type CatalogueFact = AskedFact & {
  /** How it is derived, in a sentence. */
  readonly derivation: string
  /** Works it out. */
  readonly derive: (input: FactInput) => Derived
}

/** What is not known is alike for all facts; whatever shares it cannot write to it. */
const UNKNOWN: Derived = deepFreeze({ value: null, origin: 'unknown', from: [] })

/** What follows from a date of birth that cannot be right is not known, and says why. */
export const IMPLAUSIBLE_BIRTH: Derived = deepFreeze({
  value: null,
  origin: 'implausible',
  from: ['client.dateOfBirth'],
})

/** For values straight from one place: absent and `null` are unknown. The place is written down once for all referrals. */
export const givenAt = (place: string): ((value: FactValue | undefined) => Derived) => {
  const from = Object.freeze([place])
  return (value) => (value === undefined || value === null ? UNKNOWN : { value, origin: 'given', from })
}

/** For values worked out from others: unknown if they are `null`. */
export const computedFrom = (...places: readonly string[]): ((value: FactValue) => Derived) => {
  const from = Object.freeze([...places])
  return (value) => (value === null ? UNKNOWN : { value, origin: 'computed', from })
}

/** A value with the day of the questionnaires that it rests on: the latest of `days`. */
export const dated = (derived: Derived, days: readonly (string | undefined)[]): Derived => {
  const completedOn = days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  return completedOn === undefined || derived.value === null ? derived : { ...derived, completedOn }
}
