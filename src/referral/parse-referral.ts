/** Unknown → `Referral`, or everything that is wrong with it. */

import { hasBlank, type Json, valueAt } from '../input/json.js'
import { REFERRAL_LIMITS } from '../input/json-limits.js'
import { lazy } from '../input/memoize.js'
import { unlessChanged } from '../input/properties.js'
import { asItCame, readStrict } from '../input/read-strict.js'
import type { Issue, Issues, Result } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { datesOfAnswers } from './answered.js'
import { isCalendarDate } from './calendar-date.js'
import { assessmentIssues, toldOnce } from './check-assessments.js'
import { keepingText } from './move-to-notes.js'
import { type Referral, Risks, referralSchema } from './referral.js'
import { findSafetySignals } from './signals/find-safety-signals.js'
import type { SafetySignal } from './signals/safety-signal.js'
import { withoutUntouched } from './untouched-inputs.js'
import { idsOf, shippedVocabulary, type Vocabulary } from './vocabulary.js'

/** A date of the referral, if it is one: the rest of the referral may be wrong. */
const dateAt = (data: Json, path: Issue['path']): string | null => {
  const value = valueAt(data, path)
  return typeof value === 'string' && isCalendarDate(value) ? value : null
}

const birthIssues = (birth: string, received: string): readonly Issue[] =>
  birth <= received
    ? []
    : [
        {
          code: 'birth-after-receipt',
          path: ['client', 'dateOfBirth'],
          message: `the date of birth \`${birth}\` is after the date of receipt \`${received}\``,
          hint: 'check both dates',
        },
      ]

const completedIssues = (data: Json, birth: string): readonly Issue[] => {
  const assessments = valueAt(data, ['assessments'])
  if (!Array.isArray(assessments)) return []
  return assessments.flatMap((_, index): readonly Issue[] => {
    const path = ['assessments', index, 'completedOn']
    const completed = dateAt(data, path)
    if (completed === null || completed >= birth) return []
    const message = `the questionnaire was completed on \`${completed}\`, before the client was born on \`${birth}\``
    return [{ code: 'assessment-before-birth', path, message, hint: 'check both dates' }]
  })
}

const answeredIssues = (data: Json, birth: string): readonly Issue[] =>
  datesOfAnswers(data)
    .filter(({ latest }) => latest < birth)
    .map(({ date, path, what }) => ({
      code: 'answer-before-birth',
      path,
      message: `${what} on \`${date}\`, before the client was born on \`${birth}\``,
      hint: 'check both dates',
    }))

const dateIssues = (data: Json): readonly Issue[] => {
  const birth = dateAt(data, ['client', 'dateOfBirth'])
  const received = dateAt(data, ['receivedOn'])
  if (birth === null) return []
  return [
    ...(received === null ? [] : birthIssues(birth, received)),
    ...completedIssues(data, birth),
    ...answeredIssues(data, birth),
  ]
}

/** The `keys` that plain data does not have and would still be read from it: those of what it inherits. */
const inherited = (container: unknown, keys: readonly string[]): readonly string[] =>
  typeof container === 'object' && container !== null
    ? keys.filter((key) => key in container && !Object.hasOwn(container, key))
    : []

const referralKeys = lazy(() => Object.keys(referralSchema(shippedVocabulary).shape))
const riskKeys = lazy(() => Object.keys(Risks.shape))

/** An issue for each answer that data, otherwise plain, seems to have because every object has it. */
const inheritedAnswers = (
  input: unknown,
  read: Result<unknown>,
  { risks: own }: Vocabulary,
): readonly Issue[] => {
  if (!read.ok) return []
  const paths: readonly Issue['path'][] = [
    ...inherited(input, referralKeys()).map((key) => [key]),
    ...inherited(valueAt(input, ['risks']), [...riskKeys(), 'askedOn', ...idsOf(own)]).map((key) => [
      'risks',
      key,
    ]),
  ]
  return paths.map((path) => ({
    code: 'not-plain-data',
    path,
    message: `\`${String(path.at(-1))}\` is there, and is not among the keys of the data`,
    hint: 'pass what JSON.parse would give',
  }))
}

/**
 * One for each risk that the refused data may speak of, where it is said as it is, if it is: whoever sees only the issues
 * must see this. Issues are logged, so none quotes notes, or a text that a phrase was found in.
 */
export const signalIssues = (signals: readonly SafetySignal[]): readonly Issue[] => {
  const firsts = [...new Set(signals.map(({ risk }) => risk))].flatMap((risk) => {
    const [first, ...others] = signals.filter((one) => one.risk === risk)
    return [first, ...others].find((one) => one?.said === undefined) ?? first ?? []
  })
  return firsts.map(({ by, path, words }) => ({
    code: 'possible-safety-signal',
    path,
    message:
      by.list === 'phrases' || path.includes('notes')
        ? 'this text may have a signal of suicide or danger in it'
        : `this may be a signal of suicide or danger: ${quote(words)}`,
    hint: 'have a person look at it now, before the data is mended',
  }))
}

/** A referral; or what is wrong with it, and what in it may be a signal, looked for once. */
export type ReferralRead =
  | { readonly ok: true; readonly value: Referral }
  | { readonly ok: false; readonly issues: Issues; readonly signals: readonly SafetySignal[] }

/** Reads a referral as `parseReferral` does; of one that is refused it gives the signals as well. Never throws. */
export const readReferral = (input: unknown, vocabulary: Vocabulary): ReferralRead => {
  let data: Json = null
  const schema = referralSchema(vocabulary)
  const result = readStrict(
    schema,
    input,
    REFERRAL_LIMITS,
    (prepared) => [...dateIssues(prepared), ...assessmentIssues(prepared, vocabulary.instruments)],
    (copy) => {
      data = copy
      return hasBlank(copy) ? withoutUntouched(copy, schema) : asItCame(copy)
    },
  )
  const hidden = inheritedAnswers(input, result, vocabulary)
  if (result.ok && hidden.length === 0) return result
  const signals = findSafetySignals(input, [], vocabulary)
  const [first, ...rest] = [
    ...signalIssues(signals),
    ...(result.ok ? [] : toldOnce(result.issues).map((issue) => keepingText(issue, data))),
    ...hidden,
  ]
  if (first === undefined) throw new Error('a refusal without an issue')
  return { ok: false, issues: [first, ...rest], signals }
}

/**
 * Reads a referral from data that came from anywhere. Gives the referral, frozen, equal to the input but for
 * `$schema` and inputs that nobody touched: empty text is absent, the `id` apart. Or gives all issues at once, each with its
 * path in the input, what may be a signal of suicide or danger first.
 * `vocabulary` are the words it may use, such as `vocabularyOf(ruleSet)`; those that ship if left out.
 * Never throws, whatever it is handed.
 */
export const parseReferral = unlessChanged(
  (
    input: unknown,
    {
      vocabulary = shippedVocabulary,
    }: {
      /** The words it may use. */
      readonly vocabulary?: Vocabulary
    } = {},
  ): Result<Referral> => {
    const read = readReferral(input, vocabulary)
    return read.ok ? read : { ok: false, issues: read.issues }
  },
)
