/** Where in a container the ninth item of a PHQ-9 stands. */
import { type Entry, entriesOf, isList } from './entries-of.js'
import type { KeyMeaning } from './key-reader.js'
import { ITEM_9, isCodeOfItem9, isNineScores, isNumberOfItem9, isNumeric } from './phq9-like.js'

const MAX = 50
const MAX_DEPTH = 3

/** Lists within lists as one list: three rows of three scores are nine. */
const flat = (entries: readonly Entry[], levels: number = MAX_DEPTH): readonly Entry[] =>
  entries.slice(0, MAX).flatMap(([key, value]): readonly Entry[] => {
    if (levels === 0 || !isList(value)) return [[key, value]]
    return flat(entriesOf(value, MAX), levels - 1).map(([, inner]): Entry => [key, inner])
  })

/** The ninth item of a PHQ-9, and whatever follows it: a list that is too long may have shifted. */
export const ninthOfList = (entries: readonly Entry[], phq9: boolean): readonly Entry[] => {
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

/** `{ item: 9, score: 2 }` and `[9, 2]` inside a PHQ-9, wherever in the list they stand. */
export const ninthOfNumbered = (
  entries: readonly Entry[],
  phq9: boolean,
  keyOf: (key: string | number) => KeyMeaning,
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
