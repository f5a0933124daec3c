/** Text brought to one form before it is compared: lower case, words parted by single spaces, no accents. */

const MAX_LENGTH = 100_000

/** `suicidalThoughts`, `Suicidal-Thoughts` and `suicidal_thoughts` all become `suicidal thoughts`. */
export const wordsOf = (text: string): string =>
  text
    .slice(0, MAX_LENGTH)
    .normalize('NFKD')
    .slice(0, MAX_LENGTH) // one letter can become eighteen
    // Accents, the invisible marks that can hide in the middle of a word, and the zeros of misread UTF-16.
    .replace(/[\p{M}\p{Cf}\0'’`´]/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The same without the spaces. */
export const lettersOf = (text: string): string => wordsOf(text).replaceAll(' ', '')
