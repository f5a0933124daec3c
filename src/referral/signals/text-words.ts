/** Text brought to one form before it is compared: its words in lower case without accents, and what stands between them. */

const MAX_LENGTH = 100_000

/** Apostrophes, and what exports and wrong encodings make of them. */
const APOSTROPHE = "['’‘`´ʼ]|&(?:#0{0,4}39|#x27|apos|rsquo|#8217);|â€™"
/** Besides accents, the invisible marks that can hide in the middle of a word, and the zeros of misread UTF-16. */
const NOTHING = new RegExp(`${APOSTROPHE}|[\\p{M}\\p{Cf}\\0]`, 'gu')

/** Accents go first: in a long run of them `normalize` would sort every one. */
const plain = (text: string): string =>
  text
    .replace(NOTHING, '')
    .normalize('NFKD')
    .replace(NOTHING, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()

/** `suicidalThoughts`, `Suicidal-Thoughts` and `suicidal_thoughts` all become `suicidal thoughts`. */
export const wordsOf = (text: string): string =>
  plain(text.slice(0, MAX_LENGTH))
    .slice(0, MAX_LENGTH) // one letter can become eighteen
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The same without the spaces. */
export const lettersOf = (text: string): string => wordsOf(text).replaceAll(' ', '')

/**
 * What parts two words: `.` the end of a sentence, `?` of a question, `;` as much as that for what is said of a word (a
 * line, dots, a semicolon), `,` `:` `/`, `-` for a dash or a bracket; nothing for what parts no thoughts.
 */
export type Break = '' | ',' | ':' | '/' | '-' | ';' | '?' | '.'

/** The words of a text in their order. All lists go by the number of the word. */
export interface Tokens {
  /** The words, in the one form. */
  readonly words: readonly string[]
  /** Where each begins in the text, in UTF-16 units; parts of a word such as `suicidalThoughts` all begin where it does. */
  readonly from: readonly number[]
  /** Where each has ended. */
  readonly to: readonly number[]
  /** What stands before each word, and, last, after them all. */
  readonly breaks: readonly Break[]
  /** The number of the first word after the sentence that each is in. */
  readonly ends: readonly number[]
}

const LETTER = `(?:[\\p{L}\\p{N}\\p{M}\\p{Cf}\\0]|${APOSTROPHE})`
/** Numbers with their parts (2/7, 2.5, 12/03/2009), letters with dots (S.I.), words. */
const CHUNK = new RegExp(`\\p{N}+(?:[/.,]\\p{N}+)*|\\p{L}(?:\\.\\p{L})+(?!${LETTER})|${LETTER}+`, 'gu')

/** The word that `?` becomes before another: `?SI`. */
export const QUERY = 'query'

/** Longer than any word: one letter can become eighteen. */
const MAX_WORD = 300
/** The answer to a question that stands before it in the same line. */
const ANSWER = /^(?:yes|no|y|n|nil|none|never)$/

const partsOf = (whole: string): readonly string[] => {
  const chunk = whole.slice(0, MAX_WORD)
  if (/^[a-z]+$/.test(chunk)) return [chunk]
  if (/^\p{N}/u.test(chunk)) return [chunk.normalize('NFKD')]
  const words = plain(chunk.replaceAll('.', '')).replace(/(\p{N})(?=\p{L})/gu, '$1 ')
  return words.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

const breakIn = (gap: string): Break => {
  if (gap === ' ') return ''
  const ends = gap.replace(/\.{2,}|…/g, ';')
  const end = /[.!?。]|\n[^\S\n]*\n/.exec(ends)
  if (end !== null) return end[0] === '?' ? '?' : '.'
  if (/[;\n\r|•·]/.test(ends)) return ';'
  if (ends.includes(',')) return ','
  if (/[:=]/.test(ends)) return ':'
  if (/[()[\]–—>]|--/.test(ends) || (ends.includes('-') && /\s/.test(ends))) return '-'
  return /[/&]/.test(ends) ? '/' : ''
}

/** A sign glued behind a word: `SI+`, and, of an abbreviation in capitals only, as it could be a dash, `SI-`. */
const signAfter = (word: string, gap: string, rest: string): string | null => {
  if (/^\++(?:[^+]|$)/.test(gap) && !/\p{N}$/u.test(word)) return 'positive'
  if (!/^\p{Lu}{2,5}$/u.test(word) || !gap.startsWith('-')) return null
  const isEnd = /^-[,.;:!?)/\n]/.test(gap) || (rest === '' && /^-\s*$/.test(gap))
  return isEnd || (/^-\s+$/.test(gap) && /^\p{Lu}{2,5}[-+]/u.test(rest)) ? 'negative' : null
}

/** The words of a whole text, in time that grows with its length. */
export const tokensOf = (text: string): Tokens => {
  const [words, from, to, breaks]: [string[], number[], number[], Break[]] = [[], [], [], []]
  const add = (word: string, start: number, end: number, gap: Break): void => {
    words.push(word)
    from.push(start)
    to.push(end)
    breaks.push(gap)
  }
  let [last, before] = ['', 0]
  const gapBefore = (start: number): string => {
    const gap = text.slice(before, start)
    const sign = signAfter(last, gap, text.slice(start, start + 7))
    if (sign === null) return gap
    add(sign, before, before + 1, '')
    return gap.slice(1)
  }
  for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
    const parts = partsOf(chunk)
    const [first] = parts
    if (first === undefined) continue
    const raw = text.slice(before, index)
    const end = index + chunk.length
    const glued = words.length - 1
    if (/^[?\uFFFD]$/.test(raw) && /^(?:t|s|d|m|ll|re|ve)$/.test(first) && glued >= 0) {
      words[glued] += first // an apostrophe that did not survive
      to[glued] = end
    } else if (first === 've' && (raw.endsWith('+') || raw.endsWith('-'))) {
      add(raw.endsWith('+') ? 'positive' : 'negative', index - 1, end, breakIn(raw.slice(0, -1)))
    } else {
      const asked = /(?:[\s(,;:/-])(\?+\s?)$/.exec(before === 0 ? ` ${raw}` : raw)?.[1] ?? ''
      const gap = breakIn(gapBefore(index - asked.length))
      if (asked !== '') add(QUERY, index - asked.length, index, gap)
      parts.forEach((part, at) => {
        add(part, index, end, at === 0 && asked === '' ? gap : '')
      })
    }
    last = chunk
    before = end
  }
  breaks.push(breakIn(gapBefore(text.length)) === '?' ? '?' : '.')
  if (words.length > 0) breaks[0] = '.'
  // A question and its answer in one line are one thought: `Self-harm? No`.
  for (const [at, word] of words.entries())
    if (breaks[at] === '?' && ANSWER.test(word) && breaks[at + 1] !== '') breaks[at] = ':'
  const ends: number[] = new Array(words.length)
  for (let at = words.length - 1, end = words.length; at >= 0; at--) {
    const gap = breaks[at + 1]
    if (gap === '.' || gap === '?') end = at + 1
    ends[at] = end
  }
  return { words, from, to, breaks, ends }
}
