/** Referral + service + date → facts. */
import { type Issue, type Result, resultOf } from '../issue/issue.js'
import { datesOfAnswers } from '../referral/answered.js'
import { ageInYears, TOO_OLD } from '../referral/calendar-date.js'
import { vocabularyOf } from '../referral/vocabulary.js'
import { holdsFor } from '../service/holds.js'
import { COUNT_SUFFIX, catalogueOf, type FactScope } from './catalogue.js'
import type { FactInput } from './derivation.js'
import type { Derived, Facts, FactValue } from './fact.js'
import { countLocal, deriveLocal, localFactIssues } from './local-facts.js'

/** All facts, and for each where it comes from. */
export interface DerivedFacts {
  readonly facts: Facts
  readonly origins: { readonly [name: string]: Derived }
}

/** What facts are derived from; the words come from the rule set, and how long things hold from it and the service. */
type Given = Omit<FactInput, 'holds' | 'vocabulary'>

const birthIssues = ({ referral, asOf }: Given): readonly Issue[] => {
  const birth = referral.client?.dateOfBirth ?? null
  if (birth === null || ageInYears(birth, asOf) < TOO_OLD) return []
  const message = `the client, born on ${birth}, would be ${TOO_OLD} years old or more at the date to decide at, ${asOf}`
  return [{ code: 'too-old', path: ['client', 'dateOfBirth'], message, hint: 'check both dates' }]
}

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
  const issues = [...dateIssues(input), ...birthIssues(input), ...localFactIssues(local, localFacts)]
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
