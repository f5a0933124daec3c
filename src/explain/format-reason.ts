/** Why, in short: the rule, and the facts that made it so. */
import type { Decision, Reason, ReasonFact } from '../decision/decision.js'
import type { Disposition, RuleSource } from '../rule-set/rule-set.js'
import { type Line, line } from './explanation.js'
import { definitionOf, formatValue } from './format-rule.js'
import { formatDate, listed, sentence, stopped } from './sentences.js'

/** Where a rule comes from, and how sure we are of it. */
export const formatSource = ({ basis, locator, ref }: RuleSource): string => {
  const where = `${ref}, ${locator}`
  switch (basis) {
    case 'F':
      return `F, found in ${where}`
    case 'D':
      return `D, to be signed off by a clinical safety officer: derived from ${where}`
    case 'M':
      return `M, common knowledge in the field, not checked against a source: ${where}`
  }
}

/** Item 9 of a PHQ-9, as the places that a fact rests on name it. */
const ITEM_9 = /^assessments\[\d+\]\.items\[8\]$/

/** A mark in a questionnaire is not an answer, and is never told as one. */
const formatItem9 = ({ completedOn, from, origin }: ReasonFact): string | null => {
  if (origin !== 'combined' || !from.some((place) => ITEM_9.test(place))) return null
  const marked = `marked in item 9 of the PHQ-9${completedOn === undefined ? '' : ` of ${formatDate(completedOn)}`}`
  return from.every((place) => ITEM_9.test(place)) ? `${marked}, not said in an answer` : `yes, and ${marked}`
}

/** How old a score is can be all that matters about it. */
const formatScore = ({ completedOn, value }: ReasonFact): string =>
  completedOn === undefined ? formatValue(value) : `${formatValue(value)}, on ${formatDate(completedOn)}`

/** A fact as it stood: "number of different needs: 3", "immediate danger: no (inferred)". */
const formatReasonFact = (one: ReasonFact): string => {
  const { fact, origin, title, value } = one
  if (fact === 'sourceAccepted' && value === false) return 'this service takes referrals from others only'
  const words = formatItem9(one) ?? formatScore(one)
  return `${title}: ${words}${origin === 'inferred' ? ' (inferred)' : ''}`
}

/** The facts of a reason that are about the person; how the service is set up explains nothing to its readers. */
const factsAboutPerson = ({ facts }: Reason): readonly ReasonFact[] =>
  facts.filter(({ fact, value }) => {
    // What is seen of a questionnaire at the least says nothing more beside its total.
    const total = fact.endsWith('Seen')
      ? facts.find((one) => one.fact === fact.replace(/Seen$/, 'Total'))
      : undefined
    return definitionOf(fact)?.about !== 'service' && total?.value !== value
  })

const ABOUT: { readonly [disposition in Disposition]: readonly string[] } = {
  escalate: ['escalate'],
  'request-information': [],
  redirect: ['redirect'],
  accept: ['pathway', 'extension'],
}

/** The met reasons that a disposition rests on; an extension's only where there can be one. */
export const mainReasons = ({ disposition, intervention, reasons }: Decision): readonly Reason[] =>
  reasons.filter(
    ({ outcome, verdict }) =>
      verdict === 'met' &&
      ABOUT[disposition].includes(outcome.type) &&
      (outcome.type !== 'extension' || intervention?.extension.possible === true),
  )

/** One met reason for a professional reader. */
export const metReason = (one: Reason): Line => {
  const facts = factsAboutPerson(one).map(formatReasonFact)
  return line(sentence(one.title), sentence(facts.length === 0 ? one.reason : facts.join('; ')))
}

/** That escalations and redirects wait for answers; the questions themselves stand elsewhere. */
export const waitingReason = (reasons: readonly Reason[]): Line | null =>
  reasons.some(
    ({ outcome, verdict }) =>
      verdict === 'undetermined' && (outcome.type === 'escalate' || outcome.type === 'redirect'),
  )
    ? line('What happens next turns on these answers.', 'Until then, none of them counts as a “no”.')
    : null

/** How many unknown facts are worth naming in a reason. */
const MAX_NAMED = 5

/** Why the pathway is no lighter, where only rules that could not be decided speak for it. */
export const unknownPathwayReason = (reasons: readonly Reason[]): Line | null => {
  const open = reasons.filter(
    ({ outcome, verdict }) => outcome.type === 'pathway' && verdict === 'undetermined',
  )
  const facts = open.flatMap((reason) => reason.facts.filter(({ value }) => value === null))
  const unknown = [...new Set(facts.map(({ title }) => title))]
  const more = unknown.length - MAX_NAMED
  const named = more > 1 ? [...unknown.slice(0, MAX_NAMED), `${more} more`] : unknown
  return open.length === 0
    ? null
    : line(
        'What is not known never makes support lighter.',
        named.length === 0 ? null : `Not known: ${stopped(listed(named))}`,
      )
}
