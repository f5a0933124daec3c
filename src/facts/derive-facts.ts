/** Referral + service + date → facts: those of the catalogue, and those of a rule set's own, held against how it declares them. */
import { didYouMean } from '../issue/did-you-mean.js'
import { type Issue, type Result, resultOf } from '../issue/issue.js'
import { answerOf, datesOfAnswers, isDated } from '../referral/answered.js'
import { hintForUnknown } from '../referral/move-to-notes.js'
import type { LocalValue, Referral } from '../referral/referral.js'
import { type Answer, vocabularyOf } from '../referral/vocabulary.js'
import { holdsFor } from '../service/holds.js'
import { answerAt, isSaidOf, raisedByNotes, reassuringAnswer } from './answers.js'
import { COUNT_SUFFIX, catalogueOf, type FactScope, LOCAL_PREFIX } from './catalogue.js'
import { computedFrom, type FactInput, givenAt } from './derivation.js'
import {
  type Derived,
  type FactDefinition,
  type Facts,
  type FactValue,
  formatDomain,
  isInDomain,
} from './fact.js'

/** What a referral gives under `local`. */
type Local = NonNullable<Referral['local']>

/** The value that stands there, an answer without its dates; only an answer has any. */
const bareValue = (given: LocalValue | null, { kind }: FactDefinition): unknown =>
  kind === 'answer' && isDated(given) ? answerOf(given) : given

/** Issues for local values that nothing declares, or that do not fit their declaration. */
const localFactIssues = (local: Local, localFacts: readonly FactDefinition[]): readonly Issue[] => {
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
const deriveLocal = (definition: FactDefinition, local: Local, input: FactInput): Derived => {
  const given = givenLocal(definition, local, input)
  return input.referral.notes && definition.kind === 'answer' && definition.asksAboutDanger === true
    ? raisedByNotes(given, input, isSaidOf(definition.name), definition.riskier ?? 'yes')
    : given
}

/** How many members a local set has. */
const countLocal = ({ name }: FactDefinition, { value }: Derived): Derived =>
  computedFrom(name)(Array.isArray(value) ? value.length : null)

/** All facts, and for each where it comes from. */
export interface DerivedFacts {
  readonly facts: Facts
  readonly origins: { readonly [name: string]: Derived }
}

/** What facts are derived from; the words come from the rule set, and how long things hold from it and the service. */
type Given = Omit<FactInput, 'holds' | 'vocabulary'>

/** All are calendar dates, so they compare as text. */
const dateIssues = ({ referral, asOf }: Given): readonly Issue[] => [
  ...(asOf < referral.receivedOn
    ? [
        {
          code: 'as-of-before-receipt' as const,
          path: ['receivedOn'],
          message: `the referral was received on ${referral.receivedOn}, after the date to decide at, ${asOf}`,
          hint: 'decide at the date of receipt or later',
        },
      ]
    : []),
  ...(referral.assessments ?? []).flatMap(({ completedOn }, index) =>
    completedOn > asOf
      ? [
          {
            code: 'assessment-after-as-of' as const,
            path: ['assessments', index, 'completedOn'],
            message: `the questionnaire was completed on ${completedOn}, after the date to decide at, ${asOf}`,
            hint: 'decide at the date it was completed or later',
          },
        ]
      : [],
  ),
  ...datesOfAnswers(referral).flatMap(({ date, earliest, path, what }) =>
    earliest > asOf
      ? [
          {
            code: 'answer-after-as-of' as const,
            path,
            message: `${what} on ${date}, after the date to decide at, ${asOf}`,
            hint: 'check both dates, or decide at that date or later',
          },
        ]
      : [],
  ),
]

/**
 * Derives every fact of the catalogue and every local fact; what is not known is `null`. `scope` is the rule set.
 * Gives issues for dates that contradict `asOf` and for local values that do not fit their declaration.
 */
export const deriveFacts = (given: Given, scope: FactScope): Result<DerivedFacts> => {
  const { localFacts } = scope
  const vocabulary = vocabularyOf(scope)
  const input: FactInput = { ...given, vocabulary, holds: holdsFor(scope, given.service) }
  const local = input.referral.local ?? {}
  const issues = [...dateIssues(input), ...localFactIssues(local, localFacts)]
  return resultOf(issues, () => {
    const facts: Record<string, FactValue> = {}
    const origins: Record<string, Derived> = {}
    const put = (name: string, derived: Derived): void => {
      origins[name] = derived
      facts[name] = derived.value
    }
    for (const { derive, name } of catalogueOf(vocabulary)) put(name, derive(input))
    for (const definition of localFacts) {
      const derived = deriveLocal(definition, local, input)
      put(definition.name, derived)
      if (definition.kind === 'set') put(`${definition.name}${COUNT_SUFFIX}`, countLocal(definition, derived))
    }
    return { facts, origins }
  })
}
