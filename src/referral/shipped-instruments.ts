/** The questionnaires that ship, `rules/instruments/`, as far as deciding needs them. */
import shipped from '../../rules/bundled/instruments.json' with { type: 'json' }
import { deepFreeze } from '../input/json.js'
import { lazy } from '../input/memoize.js'
import type { ScoredInstrument } from './instrument.js'

/** The names of the questionnaires that ship, as a referral gives them. */
export const SHIPPED_INSTRUMENTS = [
  'phq-9',
  'phq-8',
  'phq-2',
  'gad-7',
  'gad-2',
  'ucla-3',
  'epds',
  'ons4',
  'swemwbs',
  'core-10',
] as const

/** The name of a questionnaire: one of those that ship, which an editor completes, or one that a rule set declares. */
export type InstrumentId = (typeof SHIPPED_INSTRUMENTS)[number] | (string & {})

/** The questionnaires that ship, in the order of their names above; frozen. */
export const shippedInstruments = lazy(
  // A test holds what is built in to the documents, and every document to the schema.
  (): readonly ScoredInstrument[] => deepFreeze(shipped) as readonly ScoredInstrument[],
)
