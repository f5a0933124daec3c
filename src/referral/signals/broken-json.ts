/** What can still be made out in JSON that is broken off or mistyped: its keys with simple values, its short lists. */

// A key begins at a quotation mark or where a word begins, so that a long run of letters is gone through once.
const PAIR =
  /(?:["'] ?|(?<![\w$-]))([\w$-][\w $-]{0,99})["']?\s{0,20}:\s{0,20}("(?:[^"\\\n]|\\.){0,2000}"|'[^'\n]{0,2000}'|[^\s,{}[\]"':]{1,100})/g
const LIST = /\[([^[\]{}]{0,2000})\]/g

/** Of so many the first and the last are taken. */
const MAX = 20_000

/** The pieces that were made out, and the rest of the text without them. */
export interface Pieces {
  readonly pairs: readonly (readonly [key: string, value: string])[]
  readonly lists: readonly (readonly (string | null)[])[]
  readonly rest: string
}

const ends = <T>(all: readonly T[]): readonly T[] =>
  all.length <= MAX ? all : [...all.slice(0, MAX / 2), ...all.slice(-MAX / 2)]

const bare = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/s, '$2')

/** Whether text was probably meant to be JSON. */
export const isLikeJson = (text: string): boolean => /^\uFEFF?\s*[[{]/.test(text)

/** Takes broken JSON apart as far as it can. */
export const piecesOf = (text: string): Pieces => {
  const pairs = ends(Array.from(text.matchAll(PAIR))).map(
    ([, key = '', value = '']) => [key.trim(), bare(value)] as const,
  )
  const lists = ends(Array.from(text.matchAll(LIST))).map(([, items = '']) =>
    items.split(',').map((item) => (item.trim() === 'null' ? null : bare(item))),
  )
  return { pairs, lists, rest: text.replace(PAIR, ' ').replace(LIST, ' ') }
}

/** Whether it is a line of a message of HL7: cells between bars. */
export const isLine = (text: unknown): boolean =>
  typeof text === 'string' && /^\s*[A-Z][A-Z\d]{2}\|(?:[^|]*\|){2}/.test(text.slice(0, 300))
