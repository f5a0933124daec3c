/** How the answer to a question is given: where in a referral it goes, and what it can be. */
import { deepFreeze } from '../input/json.js'
import type { ScoredInstrument } from '../referral/instrument.js'
import { ANSWERS, type Answer } from '../referral/vocabulary.js'
import type { Word } from '../referral/word.js'
import { decisionText } from '../words/decision-words.js'

/** What sort of value an answer is. */
export const ANSWER_KINDS = [
  'answer',
  'boolean',
  'integer',
  'choice',
  'set',
  'date',
  'questionnaire',
] as const
/** What sort of value an answer is. */
export type AnswerKind = (typeof ANSWER_KINDS)[number]

/** One of several answers. */
export interface AnswerOption {
  /** The value, as the referral has it. */
  readonly value: string | boolean
  /** What it is called, as people read it. */
  readonly title: string
}

/** Enough to make a field of a form, and to put what was said into the referral. */
export interface AnswerForm {
  /** The keys from the referral down to the answer, as in the path of an issue. Where they begin with `service` it is the service that says it, and no referral. */
  readonly path: readonly [string, ...string[]]
  /** What sort of value: yes, no, unsure or declined; true or false; a whole number; one of the options; any of them; a date, `YYYY-MM-DD`; a questionnaire. */
  readonly kind: AnswerKind
  /** Of an answer: the dates that can stand beside it, the day it was given and the last day it happened. */
  readonly dates?: readonly ('askedOn' | 'happenedOn')[]
  /** The values to choose from; absent where they cannot be listed. */
  readonly options?: readonly AnswerOption[]
  /** The least it can be; of a questionnaire the least total, absent where it has none. */
  readonly min?: number
  /** The most it can be; of a questionnaire the highest total. */
  readonly max?: number
  /** Of a questionnaire: its id. */
  readonly instrument?: string
  /** Of a questionnaire: how many items it has, and what each can score. */
  readonly items?: {
    /** How many items it has. */
    readonly count: number
    /** The least that an item can score. */
    readonly min: number
    /** The most that an item can score. */
    readonly max: number
  }
}

type Path = AnswerForm['path']

const titleOf = (answer: Answer): string => decisionText(undefined, `decision.answers.${answer}`)

const SAID = ANSWERS.map((value) => ({ value, title: titleOf(value) }))

const SO_OR_NOT = [
  { value: true, title: titleOf('yes') },
  { value: false, title: titleOf('no') },
]

const optionsOf = (words: readonly Word[]): readonly AnswerOption[] =>
  words.map(({ id, title }) => ({ value: id, title }))

/** Words that have no titles are read with spaces for their hyphens. */
export const plainWords = (
  values: readonly string[],
  titles: { readonly [word: string]: string } = {},
): readonly Word[] =>
  values.map((id) => ({
    id,
    title: (Object.hasOwn(titles, id) ? titles[id] : undefined) ?? id.replaceAll('-', ' '),
  }))

/** Yes, no, unsure or declined. */
export const answerForm = (...path: Path): AnswerForm =>
  deepFreeze({ path, kind: 'answer', dates: ['askedOn'], options: SAID })

/** The same of something that happens on a day. */
export const eventForm = (...path: Path): AnswerForm =>
  deepFreeze({ path, kind: 'answer', dates: ['askedOn', 'happenedOn'], options: SAID })

/** True or false. */
export const booleanForm = (...path: Path): AnswerForm =>
  deepFreeze({ path, kind: 'boolean', options: SO_OR_NOT })

/** A whole number, both ends included. */
export const integerForm = (
  path: Path,
  { max, min }: { readonly min: number; readonly max: number },
): AnswerForm => deepFreeze({ path, kind: 'integer', min, max })

/** One of several words. */
export const choiceForm = (path: Path, words: readonly Word[]): AnswerForm =>
  deepFreeze({ path, kind: 'choice', options: optionsOf(words) })

/** Any number of several words. */
export const setForm = (path: Path, words: readonly Word[]): AnswerForm =>
  deepFreeze({ path, kind: 'set', options: optionsOf(words) })

/** A calendar date. */
export const dateForm = (...path: Path): AnswerForm => deepFreeze({ path, kind: 'date' })

/** A questionnaire that is filled in: by its items, or by its total where it has one. */
export const questionnaireForm = ({ id, itemRange, items, total }: ScoredInstrument): AnswerForm =>
  deepFreeze({
    path: ['assessments'],
    kind: 'questionnaire',
    instrument: id,
    ...(total === null ? {} : { min: total.min, max: total.max }),
    items: { count: items.length, min: itemRange.min, max: itemRange.max },
  })

/** Somebody's date of birth stands in the record, and whoever referred knows it: nobody is rung to ask. */
export const BY_BIRTH = { askOf: 'record', answer: dateForm('client', 'dateOfBirth') } as const

/** Who referred is known from how the referral came. */
export const bySource = (sources: readonly Word[]) =>
  ({ askOf: 'record', answer: choiceForm(['source'], sources) }) as const

/** The key of what an option is called, among the words of a language. */
export const optionKey = ({ kind }: AnswerForm, value: AnswerOption['value']): string => {
  if (typeof value === 'boolean') return `decision.answers.${value ? 'yes' : 'no'}`
  return kind === 'answer' ? `decision.answers.${value}` : `values.${value}`
}
