/** Why, in short: the rule, the facts that made it so, and what it rests on. */
import type { Decision, Reason, ReasonFact } from '../decision/decision.js'
import type { Disposition, RuleSource } from '../rule-set/rule-set.js'
import { type Line, line } from './explanation.js'
import { listed, sentence, stopped } from './sentences.js'
import { valueInWords } from './value-in-words.js'

/** Where a rule comes from, and how sure we are of it. */
export const sourceInWords = ({ basis, locator, ref }: RuleSource): string => {
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

/** A fact as it stood: "number of different needs: 3", "immediate danger: no (inferred)". */
export const reasonFactInWords = ({ title, value, origin }: ReasonFact): string =>
  `${title}: ${valueInWords(value)}${origin === 'inferred' ? ' (inferred)' : ''}`

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
export const metReason = ({ title, facts, source, reason }: Reason): Line =>
  line(
    sentence(title),
    facts.length === 0 ? sentence(reason) : sentence(facts.map(reasonFactInWords).join('; ')),
    source === null ? null : `Basis: ${stopped(sourceInWords(source))}`,
  )

/** Escalations and redirects that wait for an answer, in one line; the questions themselves stand elsewhere. */
export const waitingReason = (reasons: readonly Reason[]): Line | null => {
  const waiting = reasons.filter(
    ({ outcome, verdict }) =>
      verdict === 'undetermined' && (outcome.type === 'escalate' || outcome.type === 'redirect'),
  )
  if (waiting.length === 0) return null
  const rules = waiting.length === 1 ? '1 rule waits' : `${waiting.length} rules wait`
  return line(`${rules} for these answers.`, 'What was not asked is never taken for a “no”.')
}

/** How many unknown facts are worth naming in a reason. */
const MOST_NAMED = 5

/** Why the pathway is no lighter, where only rules that could not be decided speak for it. */
export const unknownPathwayReason = (reasons: readonly Reason[]): Line | null => {
  const open = reasons.filter(
    ({ outcome, verdict }) => outcome.type === 'pathway' && verdict === 'undetermined',
  )
  const facts = open.flatMap((reason) => reason.facts.filter(({ value }) => value === null))
  const unknown = [...new Set(facts.map(({ title }) => title))]
  const more = unknown.length - MOST_NAMED
  const named = more > 1 ? [...unknown.slice(0, MOST_NAMED), `${more} more`] : unknown
  return open.length === 0
    ? null
    : line(
        'What is not known never makes support lighter.',
        named.length === 0 ? null : `Not known: ${stopped(listed(named))}`,
      )
}
