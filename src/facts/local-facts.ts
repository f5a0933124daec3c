/** Facts of a rule set's own: what a referral gives under `local`, held against how the rule set declares it. */
import { didYouMean } from '../issue/did-you-mean.js'
import type { Issue } from '../issue/issue.js'
import { answerOf, isDated } from '../referral/answered.js'
import { hintForUnknown } from '../referral/move-to-notes.js'
import type { LocalValue, Referral } from '../referral/referral.js'
import type { Answer } from '../referral/vocabulary.js'
import { answerAt, reassuringAnswer } from './answers.js'
import { LOCAL_PREFIX } from './catalogue.js'
import { computedFrom, type FactInput, givenAt } from './derivation.js'
import { type Derived, type FactDefinition, formatDomain, isInDomain } from './fact.js'
import { isSaidOf, raisedByNotes } from './raised.js'

/** What a referral gives under `local`. */
type Local = NonNullable<Referral['local']>

/** The value that stands there, an answer without its dates; only an answer has any. */
const bareValue = (given: LocalValue | null, { kind }: FactDefinition): unknown =>
  kind === 'answer' && isDated(given) ? answerOf(given) : given

/** Issues for local values that nothing declares, or that do not fit their declaration. */
export const localFactIssues = (local: Local, localFacts: readonly FactDefinition[]): readonly Issue[] => {
  const given = Object.entries(local)
  if (given.length === 0) return []
  const declared = new Map(
    localFacts.map((definition) => [definition.name.slice(LOCAL_PREFIX.length), definition]),
  )
  return given.flatMap(([name, value]): readonly Issue[] => {
    const definition = declared.get(name)
    const path = ['local', name]
    if (definition === undefined) {
      const message = `unknown local fact \`${name}\``
      const hint = hintForUnknown(didYouMean(name, [...declared.keys()]), [name, value])
      return [{ code: 'unknown-local-fact', path, message, ...(hint === undefined ? {} : { hint }) }]
    }
    if (isInDomain(definition, bareValue(value, definition))) return []
    const message = `the local fact \`${name}\` cannot be \`${JSON.stringify(value).slice(0, 60)}\``
    return [{ code: 'value-outside-domain', path, message, hint: `it is ${formatDomain(definition)}` }]
  })
}

const givenLocal = (definition: FactDefinition, local: Local, input: FactInput): Derived => {
  const name = definition.name.slice(LOCAL_PREFIX.length)
  const place = `local.${name}`
  const given = Object.hasOwn(local, name) ? (local[name] ?? null) : null
  const value = bareValue(given, definition)
  if (!isInDomain(definition, value)) return givenAt(place)(null)
  if (definition.kind === 'answer') {
    // In the domain of an answer, it is one.
    const answered = isDated(given) ? given : { answer: value as Answer | null }
    return answerAt(place, reassuringAnswer(definition))(answered, input)
  }
  const ordered =
    definition.kind === 'set' && Array.isArray(value)
      ? definition.values.filter((member) => value.includes(member))
      : value
  return givenAt(place)(ordered)
}

/** A phrase in the notes can be about an answer of the rule set's own that asks about danger: then it is the one that worries. */
export const deriveLocal = (definition: FactDefinition, local: Local, input: FactInput): Derived => {
  const given = givenLocal(definition, local, input)
  return input.referral.notes && definition.kind === 'answer' && definition.asksAboutDanger === true
    ? raisedByNotes(given, input, isSaidOf(definition.name), definition.riskier ?? 'yes')
    : given
}

/** How many members a local set has. */
export const countLocal = ({ name }: FactDefinition, { value }: Derived): Derived =>
  computedFrom(name)(Array.isArray(value) ? value.length : null)
