/** Why, in short: the rule, and the facts that made it so. */
import type { Decision, Reason, ReasonFact } from '../decision/decision.js'
import type { Disposition, RuleSource } from '../rule-set/rule-set.js'
import type { ExplanationWords } from '../words/explanation-words.js'
import { type Line, line } from './explanation.js'
import { definitionOf, formatValue } from './format-rule.js'
import { formatDate, listOf } from './phrases.js'
import { sentence, stopped } from './sentences.js'

/** Where a rule comes from, and how sure we are of it. */
export const formatSource = ({ say }: ExplanationWords, { basis, locator, ref }: RuleSource): string => {
  const where = `${ref}, ${locator}`
  switch (basis) {
    case 'F':
      return say('reason.source.found', { where })
    case 'D':
      return say('reason.source.derived', { where })
    case 'M':
      return say('reason.source.common', { where })
  }
}

/** An item of a questionnaire in a decision of an earlier form, which did not say of which. */
const ITEM = /^assessments\[\d+\]\.items\[(\d+)\]$/

const markedIn = (
  { say }: ExplanationWords,
  { completedOn = '', from, marked }: ReasonFact,
): NonNullable<ReasonFact['marked']> =>
  marked ??
  from.flatMap((place) => {
    const [, index] = ITEM.exec(place) ?? []
    const item = Number(index) + 1
    return index === undefined
      ? []
      : [{ place, instrument: say('reason.item.questionnaire'), item, completedOn }]
  })

/** A mark in a questionnaire and a phrase in the notes are no answers, and are never told as such. */
const formatMarked = (words: ExplanationWords, one: ReasonFact): string | null => {
  const { say } = words
  const marked = markedIn(words, one)
  const notes = one.mentioned === undefined ? [] : [say('reason.item.notes')]
  const places = marked.length + notes.length
  if (one.origin !== 'combined' || places === 0) return null
  const where = marked.map(({ completedOn, instrument, item, place }) => {
    const what = { instrument, item: `${item}` }
    const date = completedOn === '' ? null : formatDate(words, completedOn)
    if (place.endsWith('.total'))
      return date === null ? say('reason.item.total', what) : say('reason.item.totalOn', { ...what, date })
    return date === null ? say('reason.item.marked', what) : say('reason.item.markedOn', { ...what, date })
  })
  const all = listOf(words, [...new Set([...where, ...notes])])
  return one.from.length === places
    ? say('reason.item.only', { marked: all })
    : say('reason.item.both', { answer: formatValue(one.value, words, one.titles), marked: all })
}

/** How old a score or an answer is can be all that matters about it. */
const formatDated = (
  words: ExplanationWords,
  { askedOn, completedOn, happenedOn, origin, titles, value }: ReasonFact,
): string => {
  const on = (date: string) => formatDate(words, date)
  if (origin === 'implausible') return words.say('reason.implausible')
  if (origin === 'expired' && askedOn !== undefined) return words.say('reason.expired', { date: on(askedOn) })
  const said = formatValue(value, words, titles)
  // Bare, a “no” would read as if it never happened.
  if (happenedOn !== undefined && value === 'no')
    return words.say('reason.notRecent', { date: on(happenedOn) })
  if (completedOn !== undefined) return words.say('reason.dated', { value: said, date: on(completedOn) })
  if (happenedOn !== undefined) return words.say('reason.happened', { value: said, date: on(happenedOn) })
  return askedOn === undefined ? said : words.say('reason.asked', { value: said, date: on(askedOn) })
}

/** What is presumed, and what nobody said: no reason to tell of it. */
const isPresumed = ({ fact, value }: ReasonFact): boolean =>
  (fact === 'capacityInDoubt' && value === false) || (fact === 'consentBy' && value === 'not-recorded')

/** A fact as it stood: "number of different needs: 3", "immediate danger: no (inferred)". */
export const formatReasonFact = (words: ExplanationWords, one: ReasonFact): string => {
  const { say } = words
  const { fact, origin, title, value } = one
  if (fact === 'sourceAccepted' && value === false) return say('reason.sourceNotAccepted')
  const said = formatMarked(words, one) ?? formatDated(words, one)
  const statement = say('reason.fact', { fact: title, value: said })
  return origin === 'inferred' ? say('reason.inferred', { fact: statement }) : statement
}

/** The facts of a reason that are about the person; how the service is set up explains nothing to its readers. */
const factsAboutPerson = ({ facts }: Reason): readonly ReasonFact[] =>
  facts.filter((one) => {
    const { fact, value } = one
    // What is seen of a questionnaire at the least says nothing more beside its total.
    const total = fact.endsWith('Seen')
      ? facts.find((other) => other.fact === fact.replace(/Seen$/, 'Total'))
      : undefined
    return definitionOf(fact)?.about !== 'service' && total?.value !== value && !isPresumed(one)
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
export const metReason = (words: ExplanationWords, one: Reason): Line => {
  const facts = factsAboutPerson(one).map((fact) => formatReasonFact(words, fact))
  return line(sentence(one.title), sentence(facts.length === 0 ? one.reason : facts.join('; ')))
}

/** What was answered before, and too long ago: each fact with the day. */
const formatWornOut = (words: ExplanationWords, reasons: readonly Reason[]): string | null => {
  const said = reasons
    .flatMap(({ facts }) => facts)
    .flatMap(({ askedOn, origin, title }) =>
      origin === 'expired' && askedOn !== undefined
        ? [words.say('reason.wornOutOn', { fact: title, date: formatDate(words, askedOn) })]
        : [],
    )
  return said.length === 0
    ? null
    : words.say('reason.wornOut', { facts: stopped(listOf(words, [...new Set(said)])) })
}

/** That the date of birth on record cannot be right, where what waits turns on it. */
const formatImplausible = (words: ExplanationWords, reasons: readonly Reason[]): string | null =>
  reasons.some(({ facts }) => facts.some(({ origin }) => origin === 'implausible'))
    ? words.say('reason.implausibleOnRecord')
    : null

/** That escalations and redirects wait for answers. The questions themselves stand elsewhere: on the page, unless `areListed` is false. */
export const waitingReason = (
  words: ExplanationWords,
  reasons: readonly Reason[],
  areListed = true,
): Line | null => {
  const waiting = reasons.filter(
    ({ outcome, verdict }) =>
      verdict === 'undetermined' && (outcome.type === 'escalate' || outcome.type === 'redirect'),
  )
  return waiting.length === 0
    ? null
    : line(
        words.say(areListed ? 'reason.waiting' : 'reason.waitingForPerson'),
        words.say(areListed ? 'reason.neverANo' : 'reason.unknownNeverANo'),
        formatImplausible(words, waiting),
        formatWornOut(words, waiting),
      )
}

/** How many unknown facts are worth naming in a reason. */
const MAX_NAMED = 5

/** Why the pathway is no lighter, where only rules that could not be decided speak for it. */
export const unknownPathwayReason = (words: ExplanationWords, reasons: readonly Reason[]): Line | null => {
  const open = reasons.filter(
    ({ outcome, verdict }) => outcome.type === 'pathway' && verdict === 'undetermined',
  )
  const facts = open.flatMap((reason) => reason.facts.filter(({ value }) => value === null))
  const unknown = [...new Set(facts.map(({ title }) => title))]
  const more = unknown.length - MAX_NAMED
  const named =
    more > 1 ? [...unknown.slice(0, MAX_NAMED), words.say('reason.more', { count: more })] : unknown
  return open.length === 0
    ? null
    : line(
        words.say('reason.neverLighter'),
        named.length === 0 ? null : words.say('reason.notKnown', { facts: stopped(listOf(words, named)) }),
      )
}
