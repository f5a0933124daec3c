/** Recognises something like a PHQ-9 that was not filled in as it should be: its ninth item must not be lost. */

import { type Entry, entriesOf, isList } from './read-untrusted.js'
import { lettersOf } from './text-words.js'

/** The index of the ninth item. */
export const ITEM_9 = 8

/** Whether a key, given in letters, may be that of a PHQ-9: `PHQ9`, `phq_9_scores`, `pqh-9`. */
export const namesPhq9 = (letters: string): boolean =>
  /phq|^p[hq]{1,2}\d?$|^pqh|^qph|patienthealthq/.test(letters)

/** `http://example.org/Questionnaire/phq-9|1.0`: how FHIR names a questionnaire. */
const PHQ9_ADDRESS = /^[\w:/.%-]{0,200}[/:#]phq[-_]?9(?:[|?#].{0,40})?$/i

/** Whether a value, as a whole, is the name of the PHQ-9; text that goes on about something else is not. */
export const isPhq9 = (value: unknown): boolean => {
  if (typeof value !== 'string' || value.length > 250 || !/[ph]/i.test(value)) return false
  if (PHQ9_ADDRESS.test(value)) return true
  return (
    value.length < 60 &&
    /^(?:(?:phq|pqh|qph)[a-z\d]{0,14}|p[hq]\d?|patienthealthq[a-z\d]*)$/.test(lettersOf(value))
  )
}

/** Keys of a ninth item, in letters: `item9`, `itemnine`, `phq9item9`; inside a PHQ-9 also `9` and `ninth`. */
export const namesItem9 = (letters: string, insidePhq9: boolean): boolean =>
  /44260-?8$/.test(letters) ||
  ((insidePhq9
    ? /^(?:phq9?)?(?:item|question|q|i|score|answer|a)?(?:0*9|nine|ninth)(?:th)?(?:item|question|score|answer)?$/
    : /^(?:(?:item|question|q|phq9(?:item|question|q|i)?|phq(?:item|question|q|i))(?:0*9|nine)(?:score|answer)?|ninth(?:phq9?)?(?:item|question)|phq9?ninth(?:item|question)?)$/
  ).test(letters) &&
    !/^phq9$/.test(letters))

/** The code that LOINC has for the ninth item. */
const LOINC_ITEM_9 = /(?:^|\D)44260-8$/

/** Whether a value says that what stands beside it is the ninth item, wherever it stands. */
export const isCodeOfItem9 = (value: unknown): boolean =>
  typeof value === 'string' && value.length < 100 && LOINC_ITEM_9.test(value.trim())

/** Whether a value is the number of the ninth item of the questionnaire it stands in: `9`, `/9`, `PHQ9_Q9`. */
export const isNumberOfItem9 = (value: unknown): boolean =>
  value === 9 ||
  isCodeOfItem9(value) ||
  (typeof value === 'string' &&
    value.length < 60 &&
    /(?:^|\D)0*9$|(?:^|[^a-z])(?:nine|ninth)$/i.test(value.trim()) &&
    !isPhq9(value))

/** Keys under which the scores of a questionnaire stand, in letters. */
export const namesItems = (letters: string): boolean =>
  /^(?:items?|scores?|answers?|responses?|questions?|results?|values?|itemscores?)$/.test(letters)

const isScore = (value: unknown): boolean =>
  value === null || /^[0-3]$/.test(typeof value === 'string' ? value.trim() : String(value))

/** Exactly nine scores of 0 to 3 in a row: whatever it is called, it may be a PHQ-9. */
export const isNineScores = (values: readonly unknown[]): boolean =>
  values.length === 9 &&
  values.every((value) => typeof value !== 'object' || value === null) &&
  values.every(isScore)

/** Nine scores written as text: `0,0,0,0,0,0,0,0,2`; where scores are expected also `000000002`. */
export const scoresInText = (text: string, areExpected: boolean): readonly (string | null)[] | null => {
  if (text.length > 100 || !/\d\s*\]?\)?$/.test(text)) return null
  const bare = text.trim().replace(/^[[(]|[\])]$/g, '')
  if (areExpected && /^[0-3]{9}$/.test(bare)) return bare.split('')
  const parts = bare.split(/\s*[,;|/]\s*|\s+-\s+|\s+|(?<=\d)-(?=\d)/)
  const isParts = parts.every((part) => /^(?:\d{0,2}|-|x|na|n\/a|null|none|\?)$/i.test(part))
  const isAsMany = parts.length === 9 || (areExpected && parts.length === 10) // a tenth asks how hard life is
  return isParts && isAsMany ? parts.map((part) => (/\d/.test(part) ? part : null)) : null
}

/** A number, or text that is one. */
export const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^\s*[-+]?\d{1,6}(?:\.\d*)?\s*$/.test(value))

/** The most that eight items can come to: a total above it cannot be without the ninth. */
const MAX_WITHOUT_ITEM_9 = 24

/** Whether a total tells by itself that the ninth item is above 0: `27`, `26/27`. */
export const isTotalWithItem9 = (value: unknown): boolean => {
  if (typeof value !== 'number' && typeof value !== 'string') return false
  const [, digits] = /^\s*(\d{1,6})(?:\.\d*)?\s*(?:(?:\/|out of)\s*27)?\s*$/.exec(String(value)) ?? []
  return digits !== undefined && Number(digits) > MAX_WITHOUT_ITEM_9
}

const MAX = 50

const MAX_DEPTH = 3

/** Lists within lists as one list: three rows of three scores are nine. */
const flat = (entries: readonly Entry[], levels: number = MAX_DEPTH): readonly Entry[] =>
  entries.slice(0, MAX).flatMap(([key, value]): readonly Entry[] => {
    if (levels === 0 || !isList(value)) return [[key, value]]
    return flat(entriesOf(value, MAX), levels - 1).map(([, inner]): Entry => [key, inner])
  })

/** The ninth item of a PHQ-9, and whatever follows it: a list that is too long may have shifted. */
const ninthOfList = (entries: readonly Entry[], phq9: boolean): readonly Entry[] => {
  if (typeof entries[0]?.[0] !== 'number') return []
  const isShort = entries.length <= MAX
  const isNested = isShort && entries.some(([, value]) => isList(value))
  const scores = isNested ? flat(entries) : entries
  if (!phq9 && !isNineScores(scores.slice(0, MAX).map(([, value]) => value))) return []
  return scores.slice(ITEM_9, ITEM_9 + 3)
}

/** Nine or more scores under `items`, whatever the questionnaire is called: no other of ours has a ninth. */
export const ninthOfItems = (values: readonly unknown[]): readonly Entry[] =>
  entriesOf(values, MAX)
    .slice(ITEM_9, ITEM_9 + 1)
    .filter(([, value]) => isNumeric(value))

/** What a score can reach, or of how many: not a score. */
const LIMIT = /^(?:max|min|maximum|minimum|of|outof|total|range)/i

/** What the key of a number, an answer or something beside them tells: see `KeyMeaning`. */
interface PartOfItem {
  readonly isAnswer: boolean
  readonly isBeside: boolean
  readonly isNumber: boolean
}

/** `{ item: 9, score: 2 }` and `[9, 2]` inside a PHQ-9, wherever in the list they stand. */
const ninthOfNumbered = (
  entries: readonly Entry[],
  phq9: boolean,
  keyOf: (key: string | number) => PartOfItem,
): readonly Entry[] => {
  const [first, second, third] = entries
  if (phq9 && second !== undefined && third === undefined && first?.[0] === 0 && first[1] === 9)
    return [second]
  if (entries.length > MAX) return []
  const isNinth = entries.some(
    ([key, value]) => keyOf(key).isNumber && (phq9 ? isNumberOfItem9(value) : isCodeOfItem9(value)),
  )
  if (!isNinth) return []
  return entries.filter(([key, value]) => {
    const { isAnswer, isBeside, isNumber } = keyOf(key)
    if (isAnswer) return true
    return !isNumber && !isBeside && isNumeric(value) && !LIMIT.test(String(key))
  })
}

/** What may be the score of a ninth item in a container: by its place, or by the number beside it. */
export const ninthsIn = (
  entries: readonly Entry[],
  phq9: boolean,
  keyOf: (key: string | number) => PartOfItem,
): readonly Entry[] => [...ninthOfList(entries, phq9), ...ninthOfNumbered(entries, phq9, keyOf)]
