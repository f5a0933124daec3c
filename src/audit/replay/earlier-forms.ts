/** What decisions did not say in earlier versions of their form: it is left out before they are compared with one on record. */
import type { RecordedDecision } from '../records/decision-schema.js'

/** The keys on the way to what was added; `*` stands for every member of a list. */
type Place = readonly string[]

/** By the last version of the form that lacked them, the places that came after it. */
const ADDED_AFTER: { readonly [version in RecordedDecision['schemaVersion']]: readonly Place[] } = {
  1: [
    ['helplines'],
    ['provenance', 'nation'],
    ['pathwayTitle'],
    ['forClient'],
    ['provenance', 'words'],
    ['provenance', 'vocabulary'],
    ['intervention', 'extension', 'because'],
    ['questions', '*', 'mayTell'],
    ['redirects', '*', 'mayTell'],
    ['redirects', '*', 'forReferrer'],
    ['reasons', '*', 'mayTell'],
    ['reasons', '*', 'facts', '*', 'mayTell'],
  ],
  2: [],
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const without = (value: unknown, [key, ...rest]: Place): unknown => {
  if (key === undefined) return value
  if (key === '*') return Array.isArray(value) ? value.map((member) => without(member, rest)) : value
  if (!isObject(value) || !Object.hasOwn(value, key)) return value
  const { [key]: inner, ...others } = value
  return rest.length === 0 ? others : { ...value, [key]: without(inner, rest) }
}

/** A decision as it would have stood in an earlier version of the form, so that it can be compared with one of that version. */
export const inFormOf = (schemaVersion: RecordedDecision['schemaVersion'], decision: object): unknown =>
  ADDED_AFTER[schemaVersion].reduce<unknown>(without, { ...decision, schemaVersion })
