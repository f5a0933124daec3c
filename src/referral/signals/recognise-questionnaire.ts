/**
 * Recognises the other questionnaires that ship with items about danger (the PHQ-9 has a file of its own), where they were
 * not filled in as they should be: a marked item must not be lost.
 */
import { lazy } from '../../input/memoize.js'
import { shippedInstruments } from '../shipped-instruments.js'
import { isTelltale, signalNumbers } from '../signal-items.js'
import { lettersOf } from './normalise-text.js'
import { type Entry, entriesOf, isList } from './read-untrusted.js'
import type { SafetyRisk } from './safety-signal.js'

/** A questionnaire with items about danger, as it is recognised. */
export interface Questionnaire {
  readonly id: string
  /** Its name in letters: `core10`. */
  readonly letters: string
  /** How many items it has. */
  readonly count: number
  /** The numbers of the items about danger, counted from 1, with what each is a sign of. */
  readonly items: readonly { readonly number: number; readonly risks: readonly SafetyRisk[] }[]
  /** Whether a total tells by itself that an item was marked. */
  readonly isTelltale: (total: number, number: number) => boolean
}

const questionnaires = lazy((): readonly Questionnaire[] =>
  shippedInstruments()
    .filter(({ id, signalItems }) => id !== 'phq-9' && signalItems.length > 0)
    .map((instrument) => ({
      id: instrument.id,
      letters: lettersOf(instrument.id),
      count: instrument.items.length,
      items: signalNumbers(instrument),
      isTelltale: (total, number) => isTelltale(total, number, instrument),
    })),
)

/** Most values begin with another letter, and are not looked into. */
const firstLetters = lazy(
  (): ReadonlySet<string> =>
    new Set(questionnaires().flatMap(({ letters: [first = ''] }) => [first, first.toUpperCase()])),
)

/** The questionnaire that a key names, or begins with: `epds`, `core_10_scores`. */
export const questionnaireOfKey = (letters: string): Questionnaire | null =>
  questionnaires().find((one) => letters.startsWith(one.letters)) ?? null

/** The questionnaire that a value is the name of, as a whole; text that goes on about something else names none. */
const questionnaireNamed = (value: unknown): Questionnaire | null => {
  if (typeof value !== 'string' || value.length > 60 || !firstLetters().has(value.charAt(0))) return null
  const letters = lettersOf(value)
  return (
    questionnaires().find(
      (one) => letters.startsWith(one.letters) && letters.length < one.letters.length + 15,
    ) ?? null
  )
}

/** The questionnaire that a value in a container names. */
export const questionnaireIn = (entries: readonly Entry[]): Questionnaire | null => {
  for (const [, value] of entries) {
    const named = questionnaireNamed(value)
    if (named !== null) return named
  }
  return null
}

const TOTAL = /(?:total|sum|score|result|value)$/

const isItemKey = (letters: string, { letters: name }: Questionnaire, number: number): boolean =>
  letters !== name &&
  new RegExp(
    `^(?:${name})?(?:item|question|q|i|score|answer|a)?0*${number}(?:item|question|score|answer)?$`,
  ).test(letters)

const totalIn = (value: unknown): number | null => {
  const [, digits] = /^\s*(\d{1,6})(?:\.\d*)?\s*(?:(?:\/|out of)\s*\d+)?\s*$/.exec(String(value)) ?? []
  return digits === undefined ? null : Number(digits)
}

/** Of a list that is too long the scores that follow, too: it may have shifted. */
const scoresOf = (value: unknown, number: number, count: number): readonly Entry[] => {
  const list =
    typeof value === 'string' && /^[\s\d,;|[\]]{9,100}$/.test(value)
      ? value
          .replace(/[[\]]/g, '')
          .trim()
          .split(/\s*[,;|]\s*|\s+/)
      : value
  if (!isList(list)) return []
  const entries = entriesOf(list, 2 * count)
  return entries.slice(number - 1, number + Math.min(2, Math.max(0, entries.length - count)))
}

/** Something that may be a marked item. */
export interface PossibleMark {
  /** The keys that lead to it. */
  readonly keys: readonly (string | number)[]
  readonly value: unknown
  readonly risk: SafetyRisk
}

/** What stands in a container, if it is about a questionnaire, that may be the score of an item about danger. */
export const possibleMarks = (
  entries: readonly Entry[],
  one: Questionnaire | null,
): readonly PossibleMark[] => {
  if (one === null) return []
  return one.items.flatMap(({ number, risks }) => {
    const isItself = typeof entries[0]?.[0] === 'number'
    const own = isItself
      ? scoresOf(
          entries.map(([, value]) => value),
          number,
          one.count,
        )
      : []
    const marks = entries.flatMap(([key, value]): readonly Pick<PossibleMark, 'keys' | 'value'>[] => {
      const inList = scoresOf(value, number, one.count).map(([index, score]) => ({
        keys: [key, index],
        value: score,
      }))
      if (typeof key === 'number') return inList
      const letters = lettersOf(key)
      const total = TOTAL.test(letters) || letters === one.letters ? totalIn(value) : null
      if (total !== null && one.isTelltale(total, number)) return [{ keys: [key], value: 'yes' }]
      return isItemKey(letters, one, number) ? [{ keys: [key], value }] : inList
    })
    return [...own.map(([key, value]) => ({ keys: [key], value })), ...marks].flatMap((mark) =>
      risks.map((risk) => ({ ...mark, risk })),
    )
  })
}
