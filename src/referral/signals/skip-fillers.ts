/** A text without the words that may stand anywhere in a phrase and change nothing of it: `really`, `just`. */
import type { Hit } from './match-phrases.js'
import type { Tokens } from './text-words.js'

interface Shorter {
  readonly text: Tokens
  /** What was found in it, by its places in the whole text. */
  readonly inWhole: <Meaning>(hit: Hit<Meaning>) => Hit<Meaning>
}

/** The text without fillers, or `null` if it has none. */
export const withoutFillers = (text: Tokens, fillers: ReadonlySet<string>): Shorter | null => {
  const places = [...text.words.keys()].filter((place) => !fillers.has(text.words[place] ?? ''))
  if (places.length === text.words.length) return null
  const at = (list: readonly number[], place: number): number => list[place] ?? 0
  // How many words are left before each place; what stood before a filler stands before the word after it.
  const left: number[] = [0]
  const breaks: (typeof text.breaks)[number][] = []
  let gap: (typeof text.breaks)[number] = ''
  for (const [place, word] of text.words.entries()) {
    const own = text.breaks[place] ?? ''
    if (own !== '') gap = own
    const isKept = !fillers.has(word)
    if (isKept) {
      breaks.push(gap)
      gap = ''
    }
    left.push(at(left, place) + (isKept ? 1 : 0))
  }
  breaks.push(text.breaks.at(-1) ?? '.')
  return {
    text: {
      words: places.map((place) => text.words[place] ?? ''),
      from: places.map((place) => at(text.from, place)),
      to: places.map((place) => at(text.to, place)),
      breaks,
      ends: places.map((place) => at(left, at(text.ends, place))),
    },
    inWhole: ({ end, meaning, start }) => ({
      meaning,
      start: at(places, start),
      end: at(places, end - 1) + 1,
    }),
  }
}
