/** By when: a first conversation, a specialist who takes over, the start of support. All follow from dates on record; no clock is read. */
import { reassuringAnswer } from '../facts/answers.js'
import { addDays } from '../referral/calendar-date.js'
import { durationMinutes } from '../rule-set/iso-duration.js'
import { holdsFor } from '../service/holds.js'
import type { Provenance } from './provenance.js'
import type { DecisionInput } from './rules-by-outcome.js'

const MINUTES_IN_A_DAY = 24 * 60

/** What the dates of a decision follow from. */
type Dated = Pick<DecisionInput, 'definitions' | 'origins' | 'provenance' | 'ruleSet' | 'service'>

/** The day it was received; of a decision on record from before that was stated, the day that it was made at. */
const receivedOn = ({ asOf, receivedOn: stated = asOf }: Provenance): string => stated

const earliest = (first: string, ...others: readonly string[]): string =>
  others.reduce((one, other) => (other < one ? other : one), first)

/** The last day on which a specialist can take over in time: `PT0S` and `P1D` are the day itself. */
export const dueWithin = (within: string, asOf: string): string =>
  addDays(asOf, Math.max(0, Math.ceil((durationMinutes(within) ?? 0) / MINUTES_IN_A_DAY) - 1))

/**
 * The day by which the first conversation is held: counted from the day of receipt, so that deciding again puts nothing off. Where
 * that is over it is due on the day of the decision.
 */
export const firstConversationDue = ({ provenance, ruleSet, service }: Dated): string => {
  const due = addDays(receivedOn(provenance), holdsFor(ruleSet, service).firstConversation)
  return due < provenance.asOf ? provenance.asOf : due
}

/**
 * The last day on which support can start by this decision: the last on which every "no" that it knows of still counts. Who waits
 * longer is asked again.
 */
export const lastDayToStart = ({ definitions, origins, provenance, ruleSet, service }: Dated): string => {
  const { no } = holdsFor(ruleSet, service)
  const answered = [...definitions.values()].flatMap((definition) => {
    if (definition.kind !== 'answer') return []
    const { askedOn = receivedOn(provenance), origin, value } = origins[definition.name] ?? {}
    const isReassuring = value !== undefined && value !== null && value === reassuringAnswer(definition)
    return isReassuring && origin !== 'inferred' ? [askedOn] : []
  })
  return addDays(earliest(provenance.asOf, ...answered), no)
}
