/** What decisions did not say in earlier versions of their form: it is left out before they are compared with one on record. */
import { everyQuestion } from '../../decision/every-question.js'
import type { RecordedDecision } from '../records/recorded-decision.js'

/** The keys on the way to what was added; `*` stands for every member of a list. */
type Place = readonly string[]

/** By the last version of the form that lacked them, the places that came after it. */
const ADDED_AFTER: { readonly [version in RecordedDecision['schemaVersion']]: readonly Place[] } = {
  1: [
    ['helplines'],
    ['provenance', 'nation'],
    ['pathwayTitle'],
    ['forClient'],
    ['provenance', 'words'],
    ['provenance', 'vocabulary'],
    ['intervention', 'extension', 'because'],
    ['questions', '*', 'mayTell'],
    ['questions', '*', 'howToAsk'],
    ['redirects', '*', 'mayTell'],
    ['redirects', '*', 'forReferrer'],
    ['reasons', '*', 'mayTell'],
    ['reasons', '*', 'facts', '*', 'mayTell'],
  ],
  2: [
    ['known'],
    ['dueBy'],
    ['startBy'],
    ['couldBecome'],
    ['escalations', '*', 'dueBy'],
    ['laterQuestions'],
    ['questions', '*', 'answer'],
    ['questions', '*', 'askOf'],
    ['questions', '*', 'step'],
    ['needsLeft'],
    ['actions', '*', 'beforeAsking'],
    ['actions', '*', 'forClient'],
    ['actions', '*', 'forReferrer'],
  ],
  3: [['startFrom'], ['capacity']],
  4: [],
}

const FORMS = [1, 2, 3, 4] as const

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const without = (value: unknown, [key, ...rest]: Place): unknown => {
  if (key === undefined) return value
  if (key === '*') return Array.isArray(value) ? value.map((member) => without(member, rest)) : value
  if (!isObject(value) || !Object.hasOwn(value, key)) return value
  const { [key]: inner, ...others } = value
  return rest.length === 0 ? others : { ...value, [key]: without(inner, rest) }
}

/** What facts of the catalogue were called, and how they were asked for, before they were worded anew: a record of then has those words. */
const ABUSE =
  'In private, and only when it is safe: is a partner, an ex-partner or somebody in the family frightening you, hurting you or controlling what you do?'
const NEEDS = 'What matters to you, and what would you like help with?'
const WORDS_OF_1: { readonly [fact: string]: { readonly title?: string; readonly question?: string } } = {
  suicidePlanOrIntent: {
    question:
      'Have you made any plans to end your life, or do you have a way to do it? Do you feel you might act on it, or cannot keep yourself safe?',
  },
  domesticAbuse: { question: ABUSE },
  domesticAbuseIndicated: { question: ABUSE },
  consent: { question: 'Do you agree to this referral and to working with a link worker?' },
  housebound: { question: 'Do you need help to leave your home, or are you unable to leave it?' },
  supportToLeaveHome: { title: 'somebody to leave the house with' },
  needs: { question: NEEDS },
  needsCount: { question: NEEDS },
}

/** The facts of which questions said how to ask, up to form 2. */
const HOW_TO_ASK_IN_2: readonly string[] = ['suicidePlanOrIntent', 'domesticAbuse', 'domesticAbuseIndicated']

const askedAsIn2 = (question: unknown): unknown =>
  HOW_TO_ASK_IN_2.includes(factOf(question)) ? question : without(question, ['howToAsk'])

/** A question, or a fact of a reason, in the words of then. */
const inEarlierWords = (one: unknown): unknown => {
  const fact = isObject(one) ? one['fact'] : undefined
  if (!isObject(one) || typeof fact !== 'string' || !Object.hasOwn(WORDS_OF_1, fact)) return one
  const then = Object.entries(WORDS_OF_1[fact] ?? {}).filter(([key]) => Object.hasOwn(one, key))
  return { ...one, ...Object.fromEntries(then) }
}

const withFactsOfThen = (reason: unknown): unknown =>
  isObject(reason) && Array.isArray(reason['facts'])
    ? { ...reason, facts: reason['facts'].map(inEarlierWords) }
    : reason

const withWordsOfThen = (decision: object): object => ({
  ...decision,
  ...('questions' in decision && Array.isArray(decision.questions)
    ? { questions: decision.questions.map(inEarlierWords) }
    : {}),
  ...('reasons' in decision && Array.isArray(decision.reasons)
    ? { reasons: decision.reasons.map(withFactsOfThen) }
    : {}),
})

/** The last version of the form that had all questions in one list, in another order. */
const ONE_LIST = 2

const factOf = (question: unknown): string => (isObject(question) ? String(question['fact']) : '')

const byFact = (questions: readonly unknown[]): readonly unknown[] =>
  [...questions].sort((one, other) => (factOf(one) < factOf(other) ? -1 : 1))

/** A decision on record as it is compared: of earlier forms it is not asked in which order the questions stand. */
export const inAnyOrder = (
  schemaVersion: RecordedDecision['schemaVersion'],
  decision: Pick<RecordedDecision, 'questions' | 'laterQuestions'>,
): object =>
  schemaVersion > ONE_LIST
    ? decision
    : { ...decision, questions: byFact(everyQuestion(decision)).map(askedAsIn2) }

/** A decision as it would have stood in an earlier version of the form, so that it can be compared with one of that version. */
export const inFormOf = (
  schemaVersion: RecordedDecision['schemaVersion'],
  decision: Pick<RecordedDecision, 'questions' | 'laterQuestions'>,
): unknown => {
  const all = inAnyOrder(schemaVersion, decision)
  return FORMS.filter((form) => form >= schemaVersion)
    .flatMap((form) => ADDED_AFTER[form])
    .reduce<unknown>(without, { ...(schemaVersion === 1 ? withWordsOfThen(all) : all), schemaVersion })
}
