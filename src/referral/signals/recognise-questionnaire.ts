/**
 * Recognises questionnaires with items about danger, those that ship (the PHQ-9 has a file of its own) and those that a rule set
 * declares, where they were not filled in as they should be: a marked item must not be lost.
 */
import { memoize } from '../../input/memoize.js'
import type { ScoredInstrument } from '../instrument.js'
import { shippedInstruments } from '../shipped-instruments.js'
import { isTelltale, signalNumbers } from '../signal-items.js'
import { type Entry, entriesOf, isList } from './read-untrusted.js'
import type { SafetyRisk } from './safety-signal.js'
import { lettersOf } from './text-words.js'

/** A questionnaire with items about danger, as it is recognised. */
export interface Questionnaire {
  readonly id: string
  /** Its name in letters: `core10`. */
  readonly letters: string
  /** How many items it has. */
  readonly count: number
  /** The items about danger: the number, counted from 1, and the id in letters, with what each is a sign of. */
  readonly items: readonly {
    readonly number: number
    readonly letters: string
    readonly risks: readonly SafetyRisk[]
  }[]
  /** Whether a total tells by itself that an item was marked. */
  readonly isTelltale: (total: number, number: number) => boolean
}

const questionnaireFrom = (instrument: ScoredInstrument): Questionnaire => ({
  id: instrument.id,
  letters: lettersOf(instrument.id),
  count: instrument.items.length,
  items: signalNumbers(instrument).map((one) => ({
    ...one,
    letters: lettersOf(instrument.items[one.number - 1]?.id ?? ''),
  })),
  isTelltale: (total, number) => isTelltale(total, number, instrument),
})

const withSignals = (instruments: readonly ScoredInstrument[]): readonly ScoredInstrument[] =>
  instruments.filter(({ id, signalItems }) => id !== 'phq-9' && signalItems.length > 0)

/** What may follow the name of a questionnaire of a rule set's own, so that a short one is not seen in every other word. */
const AFTER_OWN = /^(?:(?:form|questionnaire|items?|answers?|responses?|scores?|total|sum|result)*)$/

/** Recognises questionnaires by the names they go by. */
export interface Questionnaires {
  /** The questionnaire that a key names, or begins with: `epds`, `core_10_scores`. */
  readonly ofKey: (letters: string) => Questionnaire | null
  /** The questionnaire that a value in a container names. */
  readonly in: (entries: readonly Entry[]) => Questionnaire | null
}

/** The questionnaires that are recognised: all that ship, whichever of them a rule set takes, and those of its own. */
export const questionnairesOf = memoize((instruments: readonly ScoredInstrument[]): Questionnaires => {
  const shippedOnes = shippedInstruments()
  const shipped = withSignals(shippedOnes).map(questionnaireFrom)
  const own = new Map(
    withSignals(instruments.filter((one) => !shippedOnes.includes(one))).flatMap((one) => {
      const recognised = questionnaireFrom(one)
      return [one.id, one.title].map((name) => [lettersOf(name), recognised] as const)
    }),
  )
  const names = [...own.keys()].filter((name) => name !== '')
  const isOwn = (letters: string, name: string): boolean =>
    letters.startsWith(name) && AFTER_OWN.test(letters.slice(name.length))
  const ofOwn = (letters: string): Questionnaire | null => {
    const name = names.find((one) => isOwn(letters, one))
    return name === undefined ? null : (own.get(name) ?? null)
  }
  /** Most values begin with another letter, and are not looked into. */
  const firstLetters = new Set(
    [...shipped.map(({ letters }) => letters), ...names].flatMap(([first = '']) => [
      first,
      first.toUpperCase(),
    ]),
  )
  const ofKey = (letters: string): Questionnaire | null =>
    ofOwn(letters) ?? shipped.find((one) => letters.startsWith(one.letters)) ?? null
  /** A value names one as a whole; text that goes on about something else names none. */
  const named = (value: unknown): Questionnaire | null => {
    if (typeof value !== 'string' || value.length > 60 || !firstLetters.has(value.charAt(0))) return null
    const letters = lettersOf(value)
    const found = ofKey(letters)
    return found !== null && letters.length < found.letters.length + 15 ? found : null
  }
  return {
    ofKey,
    in: (entries) => {
      for (const [, value] of entries) {
        const found = named(value)
        if (found !== null) return found
      }
      return null
    },
  }
})

const TOTAL = /(?:total|sum|score|result|value)$/

const isItemKey = (
  letters: string,
  { letters: name }: Questionnaire,
  { letters: id, number }: Questionnaire['items'][number],
): boolean =>
  letters !== name &&
  (letters === id ||
    letters === `${name}${id}` ||
    new RegExp(
      `^(?:${name})?(?:item|question|q|i|score|answer|a)?0*${number}(?:item|question|score|answer)?$`,
    ).test(letters))

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
  return one.items.flatMap((item) => {
    const { number, risks } = item
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
      return isItemKey(letters, one, item) ? [{ keys: [key], value }] : inList
    })
    return [...own.map(([key, value]) => ({ keys: [key], value })), ...marks].flatMap((mark) =>
      risks.map((risk) => ({ ...mark, risk })),
    )
  })
}
