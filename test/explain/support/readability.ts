/** How hard a text is to read, by the Flesch–Kincaid grade: grade 6 is read at about age 11. */

const words = (text: string): readonly string[] => text.match(/[A-Za-z’']+/g) ?? []

/** Counted by groups of vowels, without a silent ending; close enough for plain English. */
const syllables = (word: string): number => {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '')
  const stem = plain.length > 3 ? plain.replace(/(?:[^laeiouy]es|[^td]ed|[^aeiouyl]e)$/, '') : plain
  return Math.max(1, stem.match(/[aeiouy]{1,2}/g)?.length ?? 0)
}

/** The sentences of a text; headings and list items are lines, and end like sentences. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/[.!?]+(?:\s|$)|\n/)
    .map((one) => one.trim())
    .filter((one) => words(one).length > 0)

export const wordCount = (text: string): number => words(text).length

/** 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid and others, 1975). */
export const readingGrade = (text: string): number => {
  const all = words(text)
  const perSentence = all.length / sentencesOf(text).length
  const perWord = all.reduce((sum, word) => sum + syllables(word), 0) / all.length
  return 0.39 * perSentence + 11.8 * perWord - 15.59
}
