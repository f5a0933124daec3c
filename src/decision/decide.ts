/** Verdicts → decision. The rules only ever add: the highest disposition that applies wins. All days follow from dates on record; no clock is read. */
import { reassuringAnswer } from '../facts/answers.js'
import { changeableFacts } from '../facts/unsettled-facts.js'
import { addDays } from '../referral/calendar-date.js'
import { vocabularyOf } from '../referral/vocabulary.js'
import { holdsByWelded } from '../service/holds.js'
import type { Decision, Question } from './decision.js'
import { escalationsOf } from './escalations.js'
import { needsLeftBy } from './needs-left.js'
import { choosePathway, couldBecomeOf, interventionOf, openForMore } from './pathway.js'
import type { Provenance } from './provenance.js'
import { questionsOf } from './questions.js'
import { knownFacts, reasonsOf } from './reasons.js'
import {
  actionsOf,
  type DecisionInput,
  dispositionOf,
  redirectsOf,
  rulesByOutcome,
} from './rules-by-outcome.js'

/** What the dates of a decision follow from. */
type Dated = Pick<DecisionInput, 'definitions' | 'origins' | 'provenance' | 'ruleSet' | 'service'>

/** The day it was received; of a decision on record from before that was stated, the day that it was made at. */
const receivedOn = ({ asOf, receivedOn: stated = asOf }: Provenance): string => stated

const earliest = (first: string, ...others: readonly string[]): string =>
  others.reduce((one, other) => (other < one ? other : one), first)

/**
 * The day by which the first conversation is held: counted from the day of receipt, or, where all that it waits for was answered and has worn out,
 * from the first day on which it had. Deciding again moves neither, so that a day which is over stays over.
 */
const firstConversationDue = (
  { origins, provenance, ruleSet, service }: Dated,
  questions: readonly Question[],
): string => {
  const { firstConversation, no } = holdsByWelded(ruleSet, service)
  const received = receivedOn(provenance)
  const followsFromOthers = changeableFacts(vocabularyOf(ruleSet))
  const waitsFor = questions.filter(({ fact, holdsUp }) => holdsUp && !followsFromOthers.has(fact))
  const wornOut = waitsFor.flatMap(({ fact }) => {
    const { askedOn = received, origin } = origins[fact] ?? {}
    return origin === 'expired' ? [addDays(askedOn, no + 1)] : []
  })
  const [first, ...others] = wornOut
  const since =
    first === undefined || wornOut.length < waitsFor.length ? received : earliest(first, ...others)
  return addDays(since < received ? received : since, firstConversation)
}

/**
 * The last day on which support can start by this decision: the last on which every "no" that it knows of still counts. Who waits
 * longer is asked again.
 */
const lastDayToStart = ({ definitions, origins, provenance, ruleSet, service }: Dated): string => {
  const { no } = holdsByWelded(ruleSet, service)
  const answered = [...definitions.values()].flatMap((definition) => {
    if (definition.kind !== 'answer') return []
    const { askedOn = receivedOn(provenance), origin, value } = origins[definition.name] ?? {}
    const isReassuring = value !== undefined && value !== null && value === reassuringAnswer(definition)
    return isReassuring && origin !== 'inferred' ? [askedOn] : []
  })
  return addDays(earliest(provenance.asOf, ...answered), no)
}

/** The first day on which support can start: no earlier than the decision, nor than the service has a place. `null` where it has none and names no day. */
const firstDayToStart = ({ provenance: { asOf }, service: { capacity } }: Dated): string | null => {
  const { from, status } = capacity ?? { status: 'capacity' }
  if (from === undefined) return status === 'capacity' ? asOf : null
  return from < asOf ? asOf : from
}

/** A met rule names a route, destination or pathway that its rule set lists: the loader refuses any other. */
const nonEmpty = <T>([first, ...rest]: readonly T[]): readonly [T, ...T[]] => {
  if (first === undefined) throw new RangeError('a rule is met, and what it calls for is not listed')
  return [first, ...rest]
}

/** Decides: equal inputs give equal bytes. */
export const decideFromVerdicts = (input: DecisionInput): Decision => {
  const { helplines, notes, provenance, referral, ruleSet, service } = input
  const byOutcome = rulesByOutcome(input.verdicts)
  const disposition = dispositionOf(byOutcome)
  const choice = choosePathway(byOutcome, ruleSet)
  // The safety floor by itself has no pathway.
  const chosen = ruleSet.pathways.filter(({ id }) => id === choice.pathway)
  const pathwayTitle = chosen[0]?.title ?? null
  const escalations = escalationsOf(byOutcome, ruleSet, service, provenance.asOf)
  const more = disposition === 'accept' ? openForMore(byOutcome, ruleSet, choice.pathway) : []
  const provisional = new Set(more.map(({ rule }) => rule.name))
  const { laterQuestions, questions } = questionsOf(input, byOutcome, disposition, provisional)
  const redirects = redirectsOf(byOutcome, ruleSet)
  const actions = actionsOf(byOutcome, disposition, ruleSet)
  const reasons = reasonsOf(input, byOutcome, choice, new Set(actions.flatMap(({ rules }) => rules)))
  const known = knownFacts(input)
  // Written out field by field, in the order of the record: spreading what they share took a tenth of a decision's time.
  const [schemaVersion, status] = [4, 'proposed'] as const
  switch (disposition) {
    case 'escalate':
      return {
        schemaVersion,
        referral,
        disposition,
        pathway: null,
        provisionalPathway: choice.pathway,
        pathwayTitle,
        escalations: nonEmpty(escalations),
        questions,
        laterQuestions,
        redirects,
        intervention: null,
        actions,
        reasons,
        helplines,
        ...notes,
        known,
        status,
        provenance,
      }
    case 'request-information':
      return {
        schemaVersion,
        referral,
        disposition,
        dueBy: firstConversationDue(input, questions),
        pathway: null,
        provisionalPathway: choice.pathway,
        pathwayTitle,
        escalations,
        questions,
        laterQuestions,
        redirects,
        intervention: null,
        actions,
        reasons,
        helplines,
        ...notes,
        known,
        status,
        provenance,
      }
    case 'redirect':
      return {
        schemaVersion,
        referral,
        disposition,
        pathway: null,
        provisionalPathway: null,
        pathwayTitle: null,
        escalations,
        questions,
        laterQuestions,
        redirects: nonEmpty(redirects),
        ...needsLeftBy(redirects, input),
        intervention: null,
        actions,
        reasons,
        helplines,
        ...notes,
        known,
        status,
        provenance,
      }
    case 'accept': {
      const [pathway] = nonEmpty(chosen)
      const intervention = interventionOf(pathway, byOutcome, ruleSet, service)
      return {
        schemaVersion,
        referral,
        disposition,
        pathway: choice.pathway,
        provisionalPathway: null,
        pathwayTitle: pathway.title,
        forClient: pathway.forClient ?? null,
        escalations,
        questions,
        laterQuestions,
        redirects,
        couldBecome: couldBecomeOf(more, ruleSet, questions),
        intervention,
        startBy: lastDayToStart(input),
        startFrom: firstDayToStart(input),
        capacity: service.capacity ?? null,
        actions,
        reasons,
        helplines,
        ...notes,
        known,
        status,
        provenance,
      }
    }
  }
}
