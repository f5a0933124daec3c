/** What can still be made out in JSON that is broken off or mistyped: its keys with simple values, its short lists. */

const PAIR =
  /["']?([\w $-]{1,100})["']?\s*:\s*("(?:[^"\\\n]|\\.){0,2000}"|'[^'\n]{0,2000}'|[^\s,{}[\]"':]{1,100})/g
const LIST = /\[([^[\]{}]{0,2000})\]/g

const MOST = 20_000

/** The pieces that were made out, and the rest of the text without them. */
export interface Pieces {
  readonly pairs: readonly (readonly [key: string, value: string])[]
  readonly lists: readonly (readonly (string | null)[])[]
  readonly rest: string
}

const bare = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/s, '$2')

/** Whether text was probably meant to be JSON. */
export const isLikeJson = (text: string): boolean => /^\uFEFF?\s*[[{]/.test(text)

/** Takes broken JSON apart as far as it can. */
export const piecesOf = (text: string): Pieces => {
  const pairs = Array.from(text.matchAll(PAIR))
    .slice(0, MOST)
    .map(([, key = '', value = '']) => [key, bare(value)] as const)
  const lists = Array.from(text.matchAll(LIST))
    .slice(0, MOST)
    .map(([, items = '']) => items.split(',').map((item) => (item.trim() === 'null' ? null : bare(item))))
  return { pairs, lists, rest: text.replace(PAIR, ' ').replace(LIST, ' ') }
}
