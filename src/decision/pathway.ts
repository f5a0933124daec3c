/** Which pathway: the most intensive that any rule calls for, or might call for and does not only note; what it could still become; and how long support on it lasts. */
import { memoize } from '../input/memoize.js'
import type { Limits, Pathway, RuleSet } from '../rule-set/rule-set.js'
import type { RuleVerdict } from '../rule-set/verdicts.js'
import type { Service } from '../service/service.js'
import { decisionText } from '../words/decision-words.js'
import type { CouldBecome, ExtensionTerms, Intervention, Question } from './decision.js'
import { calledFor, onlyNotes, type RulesByOutcome, type VerdictOf } from './rules-by-outcome.js'

/** The pathway with the rules that led to it; none if it is the default, the most intensive of all. */
export interface PathwayChoice {
  readonly pathway: string
  /** Met rules that call for it; or, if there are none, undetermined ones that might. */
  readonly because: readonly VerdictOf<'pathway'>[]
}

/** How intensive each pathway is, as its place in the rule set: they are listed from the least to the most. */
export const intensities = memoize(
  ({ pathways }: RuleSet): ReadonlyMap<string, number> =>
    new Map(pathways.map(({ id }, intensity) => [id, intensity])),
)

/**
 * What is not known never makes support lighter: an undetermined rule counts as a met one. One that only notes what is open
 * decides nothing until it is met; the loader lets no rule about a risk, a need or self-navigation do so.
 * The rule set has at least one pathway, listed from the least to the most intensive.
 */
export const choosePathway = (
  { pathway: { met, open } }: Pick<RulesByOutcome, 'pathway'>,
  ruleSet: RuleSet,
): PathwayChoice => {
  const { pathways } = ruleSet
  const intensityOf = intensities(ruleSet)
  const intensity = ({ rule }: VerdictOf<'pathway'>) => intensityOf.get(rule.event.params.pathway) ?? -1
  const deciding = open.filter((one) => !onlyNotes(one))
  const called = [...met, ...deciding].map(intensity)
  const chosen = called.length === 0 ? pathways.length - 1 : Math.max(...called)
  const pathway = pathways[chosen]?.id ?? ''
  const callsForIt = ({ rule }: VerdictOf<'pathway'>) => rule.event.params.pathway === pathway
  const because = met.filter(callsForIt)
  return { pathway, because: because.length > 0 ? because : deciding.filter(callsForIt) }
}

/** Whether an open rule could change the decision: a pathway rule could not once a met rule calls for as much. */
export const canChangePathway = (
  { pathway: { met } }: RulesByOutcome,
  ruleSet: RuleSet,
): ((verdict: RuleVerdict) => boolean) => {
  const intensityOf = intensities(ruleSet)
  const intensity = (pathway: string) => intensityOf.get(pathway) ?? -1
  const highestMet = Math.max(-1, ...met.map(({ rule }) => intensity(rule.event.params.pathway)))
  return ({ rule: { event } }) => event.type !== 'pathway' || intensity(event.params.pathway) > highestMet
}

/** The open rules that call for a more intensive pathway than the one chosen: any that does not only note would have been followed. */
export const openForMore = (
  { pathway: { open } }: Pick<RulesByOutcome, 'pathway'>,
  ruleSet: RuleSet,
  chosen: string,
): readonly VerdictOf<'pathway'>[] => {
  const intensityOf = intensities(ruleSet)
  const intensity = (pathway: string): number => intensityOf.get(pathway) ?? -1
  return open.filter(({ rule }) => intensity(rule.event.params.pathway) > intensity(chosen))
}

/** Every pathway that such rules call for, from the less to the more intensive, with what they wait for. */
export const couldBecomeOf = (
  more: readonly VerdictOf<'pathway'>[],
  { pathways }: RuleSet,
  questions: readonly Question[],
): readonly CouldBecome[] =>
  calledFor(pathways, more, ({ rule }) => rule.event.params.pathway).map(({ listed, rules }) => ({
    pathway: listed.id,
    pathwayTitle: listed.title,
    rules,
    questions: questions
      .filter((one) => one.rules.some((name) => rules.includes(name)))
      .map(({ fact }) => fact),
  }))

/** What two limits have in common; `null` if nothing. Ends left open do not limit. */
const intersection = (
  one: Limits,
  other: { readonly min?: number | undefined; readonly max?: number | undefined },
): Limits | null => {
  const min = Math.max(one.min, other.min ?? one.min)
  const max = Math.min(one.max, other.max ?? one.max)
  return min <= max ? { min, max } : null
}

/** The weeks of a pathway in a service; `null` if the two have nothing in common. */
export const weeksOf = (pathway: Pathway, service: Service, ruleSet: RuleSet): Limits | null => {
  const withinEnvelope = intersection(pathway.weeks, ruleSet.envelope.weeks)
  return withinEnvelope === null ? null : intersection(withinEnvelope, service.weeks ?? {})
}

/** Whether support on a pathway can be extended: the service allows it, and weeks are left for it. */
export const canExtend = (pathway: Pathway, service: Service, ruleSet: RuleSet): boolean => {
  const weeks = weeksOf(pathway, service, ruleSet)
  return service.extension?.allowed === true && weeks !== null && weeks.max < ruleSet.envelope.weeks.max
}

/** One contact is the least there can be, and a service states at most a hundred. */
const ANY_CONTACTS: Limits = { min: 1, max: 100 }

/**
 * The contacts of a pathway in a service: `undefined` if neither limits them, `null` if the two have
 * nothing in common. They are never worked out from weeks.
 */
export const contactsOf = (pathway: Pathway, service: Service): Limits | null | undefined =>
  pathway.contacts === undefined && service.contacts === undefined
    ? undefined
    : intersection(pathway.contacts ?? ANY_CONTACTS, service.contacts ?? {})

/** Why support cannot be extended, by the key of the words for it. */
type NoExtension = Exclude<NonNullable<ExtensionTerms['because']>, 'rule'>

const noExtension = (because: NoExtension, { words }: Service, maxWeeks: number): ExtensionTerms => ({
  possible: false,
  maxWeeks: null,
  because,
  reason: decisionText(words, `decision.extension.${because}`, { maxWeeks }),
})

const extensionTerms = (
  weeks: Limits,
  byOutcome: Pick<RulesByOutcome, 'extension'>,
  ruleSet: RuleSet,
  service: Service,
): ExtensionTerms => {
  const maxWeeks = ruleSet.envelope.weeks.max
  const none = (because: NoExtension) => noExtension(because, service, maxWeeks)
  if (service.extension === undefined) return none('notStated')
  if (!service.extension.allowed) return none('notAllowed')
  const [met] = byOutcome.extension.met
  if (met === undefined) return none('noCause')
  return weeks.max < maxWeeks
    ? { possible: true, maxWeeks, because: 'rule', reason: met.rule.event.params.reason }
    : none('atLongest')
}

/**
 * The limits of an intervention on `pathway`. Limits that have nothing in common are refused when the
 * triage is made, so that here there always are some.
 */
export const interventionOf = (
  pathway: Pathway,
  byOutcome: Pick<RulesByOutcome, 'extension'>,
  ruleSet: RuleSet,
  service: Service,
): Intervention => {
  const weeks = weeksOf(pathway, service, ruleSet)
  if (weeks === null) throw new RangeError(`pathway ${pathway.id} and service ${service.id} share no weeks`)
  return {
    weeks,
    contacts: contactsOf(pathway, service) ?? null,
    extension: extensionTerms(weeks, byOutcome, ruleSet, service),
  }
}
