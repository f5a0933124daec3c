/** How the entries of the catalogue say where their values come from. */
import type { Referral } from '../referral/referral.js'
import type { Service } from '../service/service.js'
import type { Derived, FactDefinition, FactValue } from './fact.js'

/** All that facts are derived from. */
export interface FactInput {
  readonly referral: Referral
  readonly service: Service
  /** The date to decide at, `YYYY-MM-DD`. */
  readonly asOf: string
}

/** A fact of the catalogue: its definition, and how it derives from the referral and the service. */
export type CatalogueFact = FactDefinition & {
  /** How it is derived, in a sentence. */
  readonly derivation: string
  readonly derive: (input: FactInput) => Derived
}

/** A value straight from one place; absent and `null` are unknown. */
export const given = (value: FactValue | undefined, from: string): Derived =>
  value === undefined || value === null
    ? { value: null, origin: 'unknown', from: [] }
    : { value, origin: 'given', from: [from] }

/** A value worked out from others; unknown if it is `null`. */
export const computed = (value: FactValue, from: readonly string[]): Derived =>
  value === null ? { value, origin: 'unknown', from: [] } : { value, origin: 'computed', from }

/** A value with the day of the questionnaires that it rests on: the latest of `days`. */
export const dated = (derived: Derived, days: readonly (string | undefined)[]): Derived => {
  const completedOn = days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  return completedOn === undefined || derived.value === null ? derived : { ...derived, completedOn }
}
