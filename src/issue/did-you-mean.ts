/** Did-you-mean: the known word closest to one that was mistyped. */
import { distance } from 'fastest-levenshtein'

const MAX_WORD_LENGTH = 100
const MAX_SHOWN = 30

const plain = (word: string): string =>
  word
    .slice(0, MAX_WORD_LENGTH)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Whether two words differ in case and punctuation at most: `PHQ9` and `phq-9`. */
export const sameWord = (one: string, other: string): boolean => plain(one) === plain(other)

/** Whether two letters that stand side by side have changed places: one slip of the fingers, not two. */
const isSwap = (one: string, other: string): boolean => {
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  return one.slice(0, at) + one.charAt(at + 1) + one.charAt(at) + one.slice(at + 2) === other
}

const slips = (one: string, other: string): number => {
  const steps = distance(one, other)
  return steps === 2 && isSwap(one, other) ? 1 : steps
}

/**
 * The candidate nearest to `word`, ignoring case and punctuation, or `null` if none is near: at most a
 * third of its letters may differ. Of several that are equally near the first is taken.
 */
export const closestMatch = (word: string, candidates: Iterable<string>): string | null => {
  const target = plain(word)
  if (target === '') return null
  const most = Math.max(1, Math.floor(target.length / 3))
  let best: { readonly candidate: string; readonly steps: number } | null = null
  for (const candidate of candidates) {
    const known = plain(candidate)
    if (Math.abs(known.length - target.length) > most) continue
    const steps = slips(target, known)
    if (steps <= most && (best === null || steps < best.steps)) best = { candidate, steps }
  }
  return best?.candidate ?? null
}

/** The hint for a word that is not known: what was probably meant, or else what there is. */
export const didYouMean = (word: string, candidates: readonly string[]): string => {
  const near = closestMatch(word, candidates)
  if (near !== null) return `did you mean \`${near}\`?`
  if (candidates.length === 0) return 'remove it'
  const shown = candidates.slice(0, MAX_SHOWN).map((candidate) => `\`${candidate}\``)
  return `use one of ${shown.join(', ')}${candidates.length > shown.length ? ', …' : ''}`
}
