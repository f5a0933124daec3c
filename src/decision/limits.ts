/** How long support lasts: the pathway's weeks and the service's, always inside the rule set's envelope. */
import type { Limits, Pathway, RuleSet } from '../rule-set/rule-set.js'
import type { Service } from '../service/service.js'
import { decisionText } from '../words/decision-words.js'
import type { ExtensionTerms, Intervention } from './decision.js'
import type { RulesByOutcome } from './rules-by-outcome.js'

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
 * nothing in common. National guidance counts 6 to 12 contacts for each person (HEE roles explorer);
 * they are never worked out from weeks.
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
