/** What may be the score of an item about danger in a questionnaire that was not filled in as it should be. */
import { isContainer, textsIn } from './about.js'
import type { Key, Names } from './names.js'
import { isItemAlone, itemNumber, type Questionnaire, type Questionnaires } from './questionnaires.js'
import type { SafetyRisk } from './safety-signal.js'
import { lettersOf, tokensOf } from './text-words.js'
import { type Entry, entriesOf, isList } from './untrusted.js'

/** A score, or text that is one. */
const isScore = (value: unknown): boolean =>
  value === null ||
  /^\s*[0-3]\s*$/.test(typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** Scores written as text: `0,0,0,0,0,0,0,0,2`; where scores are expected also `000000002`. */
export const scoresIn = (text: string, of: Questionnaire | null): readonly (string | null)[] | null => {
  if (text.length > 120 || !/\d\s*[\])]?\s*$/.test(text)) return null
  const bare = text.trim().replace(/^[[(]|[\])]$/g, '')
  const count = of?.count ?? 9
  if (of !== null && bare.length === count && /^[0-4]+$/.test(bare)) return [...bare]
  const parts = bare.split(/\s*[,;|/]\s*|\s+-\s+|\s+|(?<=\d)-(?=\d)/)
  const isScores = parts.every((part) => /^(?:\d{0,2}|-|x|na|n\/a|null|none|\?)$/i.test(part))
  return isScores && (parts.length === count || (of !== null && parts.length === count + 1))
    ? parts.map((part) => (/\d/.test(part) ? part : null))
    : null
}

const TOTAL = /(?:total|sum|score|result|value|quantity|integer|decimal|string)s?$/

/** More than a total has, with what it is out of. */
const MAX_TOTAL = 60

const totalIn = (value: unknown): number | null => {
  if (isList(value)) return value.length === 1 ? totalIn(entriesOf(value, 1)[0]?.[1]) : null
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (text.length > MAX_TOTAL) return null
  const [, digits] = /^\s*(\d{1,6})(?:\.\d*)?\s*(?:(?:\/|out of)\s*\d+)?\s*$/.exec(text) ?? []
  return digits === undefined ? null : Number(digits)
}

const MAX_PARTS = 50
const MAX_ROW = 15

/** Something that may be a marked item, or a total that tells of one. */
export interface PossibleMark {
  /** The keys that lead to it. */
  readonly keys: readonly (string | number)[]
  readonly value: unknown
  readonly risk: SafetyRisk
  /** `phq-9 item 9`. */
  readonly entry: string
}

/** Rows of scores as one list; a list of pairs or of containers is left as it is. */
const flat = (
  entries: readonly Entry[],
  least: number,
): readonly (readonly [keys: readonly (string | number)[], value: unknown])[] =>
  entries.flatMap(([key, value]): readonly (readonly [readonly (string | number)[], unknown])[] =>
    isList(value) && (entries.length === 1 || value.length > 2) && entries.length < least
      ? flat(entriesOf(value, 50), least).map(([keys, inner]) => [[key, ...keys], inner] as const)
      : [[[key], value]],
  )

/** The scores of a list that stand at the place of an item; of one that is too long those that follow as well: it may have shifted. */
const atPlace = (
  list: readonly Entry[],
  number: number,
  count: number,
): readonly Pick<PossibleMark, 'keys' | 'value'>[] => {
  const all = flat(list, number)
  const end = number + Math.min(2, Math.max(0, all.length - count))
  return all.slice(number - 1, end).map(([keys, value]) => ({ keys, value }))
}

/** The number of the item that a container is about: `{ linkId: "9" }`, `[9, 2]`. */
const numberIn = (container: object, of: Questionnaire, names: Names): number | null => {
  const entries = entriesOf(container, MAX_PARTS)
  if (isList(container))
    return entries.length === 2 && typeof entries[0]?.[1] === 'number' ? entries[0][1] : null
  for (const [key, value] of entries) {
    const { isLabel, role } = names.ofKey(key)
    if (isLabel && isContainer(value)) {
      const [number] = textsIn(value).flatMap((text) => itemNumber(lettersOf(text), of) ?? [])
      if (number !== undefined) return number
    }
    // A number by itself is one under the key of a number, and `q9` under any.
    const isNumber = typeof value === 'number' || (typeof value === 'string' && !/[a-z]/i.test(value))
    if (role === 'sure' || (!isLabel && isNumber) || (typeof value !== 'string' && typeof value !== 'number'))
      continue
    const last =
      String(value)
        .slice(0, 100)
        .split(/[/#:.|\s]/)
        .at(-1) ?? ''
    const number = itemNumber(lettersOf(last), of)
    if (number !== null) return number
  }
  return null
}

/** What in a container that is about an item may be its score. */
const scoresOf = (container: object, names: Names): readonly Entry[] => {
  const entries = entriesOf(container, MAX_PARTS)
  if (isList(container)) return entries.slice(1)
  return entries.filter(([key, value]) => {
    const { isLabel, role } = names.ofKey(key)
    return role === 'sure' || (!isLabel && role === 'other' && typeof value === 'number')
  })
}

/** `["PHQ-9", 9, 1]`: the score behind the number of its item. */
const behindNumber = (entries: readonly Entry[], number: number, of: Questionnaire) =>
  entries.flatMap(([, value], index): readonly Pick<PossibleMark, 'keys' | 'value'>[] => {
    // A bare number in a long row may be anything.
    if (entries.length > 5 && !/[a-z]/i.test(String(value))) return []
    const next = entries.slice(index + 1).find(([, one]) => one !== '')
    const isNumber =
      typeof value === 'string' || typeof value === 'number'
        ? itemNumber(lettersOf(String(value)), of) === number
        : false
    return isNumber && next !== undefined ? [{ keys: [next[0]], value: next[1] }] : []
  })

/** Items that go by letters: `{ a: 0, b: 1, … }`. */
const isLettered = (entries: readonly Entry[], { count }: Questionnaire): boolean =>
  entries.length === count && entries.every(([key]) => typeof key === 'string' && /^[a-z]$/i.test(key))

/** What stands in a container that is about a questionnaire, or under a key that names it, and may be the score of an item about danger. */
export const possibleMarks = (
  entries: readonly Entry[],
  of: Questionnaire | null,
  names: Names,
): readonly PossibleMark[] => {
  if (of === null) return []
  const isItself = typeof entries[0]?.[0] === 'number'
  const keyNumbers = new Map(
    entries.map(([key]) => [key, typeof key === 'string' ? itemNumber(lettersOf(key), of) : null]),
  )
  const numbered = entries.flatMap(([key, value]) => {
    const number = typeof value === 'object' && value !== null ? numberIn(value, of, names) : null
    return number === null ? [] : [{ key, number, inside: value as object }] // as was just seen
  })
  const isZeroBased = [...keyNumbers.values()].includes(0) || numbered.some(({ number }) => number === 0)
  return of.items.flatMap(({ letters: itemId, number, risks }) => {
    const place = isZeroBased ? number - 1 : number
    const own = isItself && numbered.length === 0 ? atPlace(entries, number, of.count) : []
    const inside = numbered
      .filter((one) => one.number === place)
      .flatMap((one) => scoresOf(one.inside, names).map(([key, value]) => ({ keys: [one.key, key], value })))
    const inRow = isItself && entries.length < MAX_ROW ? behindNumber(entries, number, of) : []
    const lettered = isLettered(entries, of)
      ? entries.slice(number - 1, number).map(([key, value]) => ({ keys: [key], value }))
      : []
    const under = entries.flatMap(([key, value]): readonly Pick<PossibleMark, 'keys' | 'value'>[] => {
      if (typeof key === 'number') return []
      const letters = lettersOf(key)
      const name = of.names.find((one) => letters.startsWith(one)) ?? ''
      const total = TOTAL.test(letters) || letters === name ? totalIn(value) : null
      if (total !== null && of.isTelltale(total, number)) return [{ keys: [key], value: 'yes' }]
      const isById =
        /\D/.test(itemId) && (letters === itemId || (name !== '' && letters === `${name}${itemId}`))
      return isById || keyNumbers.get(key) === place ? [{ keys: [key], value }] : []
    })
    return [...own, ...inside, ...inRow, ...lettered, ...under].flatMap((mark) =>
      risks.map((risk) => ({ ...mark, risk, entry: `${of.id} item ${number}` })),
    )
  })
}

/** A list of nine scores, or an object whose keys are the numbers of nine items: whatever it is called, it may be a PHQ-9. */
export const isNineScores = (entries: readonly Entry[], phq9: Questionnaire): boolean =>
  entries.length === 9 &&
  entries.every(
    ([key, value]) =>
      isScore(value) && (typeof key === 'number' || itemNumber(lettersOf(key), phq9) !== null),
  )

/**
 * The questionnaire that a key by itself may be of, under no name of any: `itemNine: 2`, and nine scores in one text under
 * `items`.
 */
export const loneScores = (
  value: unknown,
  { isScores, letters }: Key,
  { phq9 }: Questionnaires,
): Questionnaire | null => {
  if (phq9 === null) return null
  const isText = isScores && typeof value === 'string' && scoresIn(value, phq9) !== null
  const isItem = isScore(value) && isItemAlone(letters, phq9)
  return isText || isItem ? phq9 : null
}

/** So many words may stand between the name of a questionnaire and its total. */
const MAX_NAME_WORDS = 8

/** Totals in a text that tell of a marked item: `PHQ-9 score of 26 (severe)`. */
export const totalsInText = (text: string, { ofKey }: Questionnaires): readonly PossibleMark[] => {
  const { words } = tokensOf(text)
  return words.flatMap((word, at): readonly PossibleMark[] => {
    const total = /^\d{2}(?:\/\d{2})?$/.test(word) ? totalIn(word) : null
    if (total === null) return []
    for (let from = at - 1; from >= 0 && from >= at - MAX_NAME_WORDS; from -= 1) {
      const of = ofKey(words.slice(from, at).join(''))
      if (of === null) continue
      return of.items
        .filter(({ number }) => of.isTelltale(total, number))
        .flatMap(({ number, risks }) =>
          risks.map((risk) => ({ keys: [], value: 'yes', risk, entry: `${of.id} item ${number}` })),
        )
    }
    return []
  })
}
