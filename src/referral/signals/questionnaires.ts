/**
 * Recognises questionnaires with items about danger, those that ship and those that a rule set declares, where they were
 * not filled in as they should be: a marked item must not be lost.
 */
import { memoize } from '../../input/memoize.js'
import type { ScoredInstrument } from '../instrument.js'
import { shippedInstruments } from '../shipped-instruments.js'
import { isTelltale, signalNumbers } from '../signal-items.js'
import { instrumentOfCode } from './codes.js'
import type { SafetyRisk } from './safety-signal.js'
import { shippedSignals } from './shipped-signals.js'
import { lettersOf } from './text-words.js'

/** A questionnaire with items about danger, as it is recognised. */
export interface Questionnaire {
  readonly id: string
  /** The names it goes by, in letters, the longest first. */
  readonly names: readonly string[]
  /** How many items it has. */
  readonly count: number
  /** The items about danger: the number, counted from 1, the id in letters, and what each is a sign of. */
  readonly items: readonly {
    readonly number: number
    readonly letters: string
    readonly risks: readonly SafetyRisk[]
  }[]
  /** Whether a total tells by itself that an item was marked. */
  readonly isTelltale: (total: number, number: number) => boolean
}

const questionnaireFrom = (instrument: ScoredInstrument): Questionnaire => {
  const { instruments } = shippedSignals().keys
  const names = [instrument.id, instrument.title, ...(instruments[instrument.id] ?? [])].map(lettersOf)
  return {
    id: instrument.id,
    names: [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length),
    count: instrument.items.length,
    items: signalNumbers(instrument).map(({ number, risks }) => ({
      number,
      risks,
      letters: lettersOf(instrument.items[number - 1]?.id ?? ''),
    })),
    isTelltale: (total, number) => isTelltale(total, number, instrument),
  }
}

/** What may follow the name of a questionnaire, so that a short one is not seen in every other word. */
const AFTER =
  /^(?:\d|form|questionnaire|screen|items?|questions?|q|answers?|responses?|scores?|total|sum|result|value|raw|v|th|no|i|a|of|is|was|nine|ninth)*$/

/** Recognises questionnaires by the names they go by. */
export interface Questionnaires {
  /** The one that a key names, or begins with: `epds`, `core_10_scores`. */
  readonly ofKey: (letters: string) => Questionnaire | null
  /** The one that a text names: its name, its address, or a code of it. */
  readonly ofText: (text: string) => Questionnaire | null
  /** Whether letters name an item about danger: `phq9item9`, `epds_q10`. */
  readonly isSignalItem: (letters: string) => boolean
  /** The one that nine bare scores may be. */
  readonly phq9: Questionnaire | null
}

/** All that ship, whichever of them a rule set takes, and those of its own. */
export const questionnairesOf = memoize((instruments: readonly ScoredInstrument[]): Questionnaires => {
  const shipped = shippedInstruments()
  const all = [...instruments.filter((one) => !shipped.includes(one)), ...shipped]
  const known = all.filter(({ signalItems }) => signalItems.length > 0).map(questionnaireFrom)
  const names = known
    .flatMap((one) => one.names.map((name) => ({ name, one })))
    .sort((a, b) => b.name.length - a.name.length)
  /** A PHQ-8 is none of these, although its name begins as one does. */
  const others = all.filter(({ signalItems }) => signalItems.length === 0).map(({ id }) => lettersOf(id))
  const phq9 = known.find(({ id }) => id === 'phq-9') ?? null
  const isPart = (rest: string, { items }: Questionnaire): boolean =>
    AFTER.test(rest) || items.some(({ letters }) => letters === rest)
  const ofKey = (letters: string): Questionnaire | null => {
    if (others.some((name) => letters.startsWith(name))) return null
    const at = (is: (name: string) => boolean, rest: (name: string) => string) =>
      names.find(({ name, one }) => is(name) && isPart(rest(name), one))?.one ?? null
    return (
      at(
        (name) => letters.startsWith(name),
        (name) => letters.slice(name.length),
      ) ??
      at(
        (name) => letters.endsWith(name),
        (name) => letters.slice(0, -name.length),
      )
    )
  }
  return {
    ofKey,
    ofText: (text) => {
      if (text.length > 250) return null
      const code = instrumentOfCode(text)
      const coded = code === undefined ? undefined : known.find(({ id }) => id === code)
      if (coded !== undefined) return coded
      const parts = /[/:#|]/.test(text) ? text.split(/[/:#|?]/) : [text.slice(0, 80)]
      for (const part of parts) {
        const letters = lettersOf(part)
        const found = letters.length < 3 ? null : ofKey(letters)
        if (found !== null) return found
      }
      return null
    },
    isSignalItem: (letters) => {
      const one = ofKey(letters)
      return (
        one?.items.some(({ number }) => itemNumber(letters, one) === number) ?? isItemAlone(letters, phq9)
      )
    },
    phq9,
  }
})

const NUMBERS: { readonly [word: string]: number } = {
  nine: 9,
  ninth: 9,
  ten: 10,
  tenth: 10,
  six: 6,
  sixth: 6,
}

/** The number of an item that a key or an id gives: `9`, `q9`, `PHQ9_Q9`, `item nine`. */
export const itemNumber = (letters: string, { names }: Questionnaire): number | null => {
  const before = names.find((one) => letters.startsWith(one))
  const after = before === undefined ? names.find((one) => letters.endsWith(one)) : undefined
  const rest = letters.slice(before?.length ?? 0, letters.length - (after?.length ?? 0))
  const bare = rest
    .replace(/^(?:item|question|q|i|score|answer|a|no|number)+/, '')
    .replace(/(?:item|question|score|answer|response|value|result)+$/, '')
  const digits = /^0*(\d{1,2})(?:th)?$/.exec(bare)?.[1]
  if (digits !== undefined) return Number(digits)
  return Object.hasOwn(NUMBERS, bare) ? (NUMBERS[bare] ?? null) : null
}

/** Whether letters under no name of a questionnaire are those of an item about danger: `itemNine`. */
export const isItemAlone = (letters: string, of: Questionnaire | null): boolean =>
  of !== null &&
  /item|ninth/.test(letters) &&
  of.items.some(({ number }) => itemNumber(letters, of) === number)
