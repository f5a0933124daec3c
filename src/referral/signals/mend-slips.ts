/** Words with a slip of the pen → the words they are meant for, where those are known and the slip is plain. */

/** Shorter words are too near to too many others. */
const MIN_LETTERS = 5
/** No known word is longer: a text in one word costs no more than any other. */
const MAX_LETTERS = 20

const withoutDoubles = (word: string): string => word.replace(/(.)\1+/g, '$1')

const isMendable = (word: string): boolean =>
  word.length >= MIN_LETTERS && word.length <= MAX_LETTERS && /^[a-z]+$/.test(word)

/**
 * Takes the known words; gives what a word is meant for: with two letters swapped (`wnats`), with one written twice or
 * once too few (`beter`), without its last g (`livin`). A letter that is lost, added or wrong makes other words of too many: phrases name those.
 */
export const slipMender = (known: ReadonlySet<string>): ((word: string) => string) => {
  const byLetters = new Map([...known].filter(isMendable).map((word) => [withoutDoubles(word), word]))
  return (word) => {
    if (known.has(word) || !isMendable(word)) return word
    const meant = byLetters.get(withoutDoubles(word))
    if (meant !== undefined) return meant
    if (word.endsWith('in') && known.has(`${word}g`)) return `${word}g`
    for (let at = 0; at < word.length - 1; at++) {
      const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
      if (known.has(swapped)) return swapped
    }
    return word
  }
}
