/** Phrases and the words of a text → where each of them stands, in time that grows with the length of the text. */
import { type Choice, MAX_BEHIND, type Step } from './phrase-pattern.js'
import { firstsOf, leastOf, neededIn } from './step-needs.js'
import type { Tokens } from './text-words.js'

/** Steps that are looked for, and what they stand for. */
export interface Pattern<Meaning> {
  readonly steps: readonly Step[]
  readonly meaning: Meaning
}

/** Where a pattern was found: the number of its first word, and of the one after its last. */
export interface Hit<Meaning> {
  readonly meaning: Meaning
  readonly start: number
  readonly end: number
}

export const isOneOf = ({ exact, tests }: Choice, word: string): boolean => {
  if (exact.has(word)) return true
  if (tests.size === 0) return false
  for (const test of tests.values()) if (test(word)) return true
  return false
}

/** Bit `n` of `places` and of what is given: `n` words after `start`. No step leads over the end of the sentence. */
const afterChoice = (of: Choice, text: Tokens, start: number, end: number, places: number): number => {
  let after = 0
  for (let at = 0; places >> at !== 0; at++) {
    const word = text.words[start + at]
    if (((places >> at) & 1) === 1 && start + at < end && word !== undefined && isOneOf(of, word))
      after |= 1 << (at + 1)
  }
  for (const steps of of.longer) after |= afterSteps(steps, text, start, end, places)
  return after
}

const keep = (places: number, isKept: (place: number) => boolean): number => {
  let kept = 0
  for (let at = 0; places >> at !== 0; at++) if (((places >> at) & 1) === 1 && isKept(at)) kept |= 1 << at
  return kept
}

/** A line's end ends what is said as the end of a sentence does: what somebody writes below takes no signal away. */
const isLineEnd = ({ breaks }: Tokens, place: number, end: number): boolean =>
  place === end || breaks[place] === ';'

/** Whether what ends right before `start`, in the same line and sentence, is one of a choice. */
const isBehind = (of: Choice, text: Tokens, start: number, end: number): boolean => {
  for (let count = 1; count <= MAX_BEHIND; count++) {
    const first = start - count
    if (text.ends[first] !== end || text.breaks[first + 1] === ';') return false
    if (((afterChoice(of, text, first, start, 1) >> count) & 1) === 1) return true
  }
  return false
}

const afterStep = (step: Step, text: Tokens, start: number, end: number, places: number): number => {
  switch (step.kind) {
    case 'one':
      return afterChoice(step.of, text, start, end, places)
    case 'maybe':
      return places | afterChoice(step.of, text, start, end, places)
    case 'not':
      return keep(
        places,
        (at) => isLineEnd(text, start + at, end) || afterChoice(step.of, text, start + at, end, 1) === 0,
      )
    case 'not-behind':
      return isBehind(step.of, text, start, end) ? 0 : places
    case 'gap': {
      let reached = places
      for (let count = 0; count < step.most; count++) reached |= reached << 1
      return keep(reached, (at) => start + at <= end)
    }
    case 'end':
      return keep(places, (at) => isLineEnd(text, start + at, end))
    case 'edge':
      return keep(places, (at) => start + at === end || !['', '/'].includes(text.breaks[start + at] ?? ''))
  }
}

const afterSteps = (
  steps: readonly Step[],
  text: Tokens,
  start: number,
  end: number,
  places: number,
): number => {
  let reached = places
  for (const step of steps) {
    if (reached === 0) return 0
    reached = afterStep(step, text, start, end, reached)
  }
  return reached
}

const addWords = (words: Set<string>, steps: readonly Step[]): void => {
  for (const step of steps) {
    if (!('of' in step)) continue
    for (const word of step.of.exact) words.add(word)
    for (const longer of step.of.longer) addWords(words, longer)
  }
}

/** The words that patterns name as they are. */
export const wordsIn = (patterns: readonly Pattern<unknown>[]): ReadonlySet<string> => {
  const words = new Set<string>()
  for (const { steps } of patterns) addWords(words, steps)
  return words
}

/** A pattern, with how many words it has at least, and words of which one must be in the text. */
interface Placed<Meaning> extends Pattern<Meaning> {
  readonly least: number
  readonly needed: readonly (readonly string[])[]
}

/** In a text of fewer words it costs more to ask whether a pattern can be in it than to try. */
const LONG = 500

/** Finds patterns by their first words: each is tried only where it can begin. */
export const patternFinder = <Meaning>(
  patterns: readonly Pattern<Meaning>[],
): ((text: Tokens) => readonly Hit<Meaning>[]) => {
  const exact = new Map<string, Set<Placed<Meaning>>>()
  // By the letter that a word must begin with, or by none: most tests cannot hold of most words.
  const tested = new Map<
    string,
    Map<string, { test: (word: string) => boolean; patterns: Set<Placed<Meaning>> }>
  >()
  for (const { meaning, steps } of patterns) {
    const pattern = { meaning, steps, least: leastOf(steps), needed: neededIn(steps) }
    for (const first of firstsOf(steps)) {
      for (const word of first.exact) {
        const found = exact.get(word)
        if (found === undefined) exact.set(word, new Set([pattern]))
        else found.add(pattern)
      }
      for (const [name, test] of first.tests) {
        const letter = /^[a-z]/.exec(name)?.[0] ?? ''
        const sameLetter = tested.get(letter) ?? new Map()
        tested.set(letter, sameLetter)
        const found = sameLetter.get(name)
        if (found === undefined) sameLetter.set(name, { test, patterns: new Set([pattern]) })
        else found.patterns.add(pattern)
      }
    }
  }
  const beginningWith = (word: string): ReadonlySet<Placed<Meaning>> => {
    const found = new Set(exact.get(word))
    for (const letter of ['', word.charAt(0)])
      for (const { patterns, test } of tested.get(letter)?.values() ?? [])
        if (test(word)) for (const one of patterns) found.add(one)
    return found
  }
  // Kept, as it holds no words of people: what the words that patterns name can begin.
  const named = new Map<string, ReadonlySet<Placed<Meaning>>>()
  const candidatesFor = (word: string): ReadonlySet<Placed<Meaning>> => {
    const known = named.get(word)
    if (known !== undefined || !exact.has(word)) return known ?? beginningWith(word)
    const found = beginningWith(word)
    named.set(word, found)
    return found
  }
  return (text) => {
    // Not kept from one text to the next: it is made of the words of people.
    const candidates = new Map<string, ReadonlySet<Placed<Meaning>>>()
    const words = text.words.length < LONG ? null : new Set(text.words)
    const here = (some: ReadonlySet<Placed<Meaning>>): ReadonlySet<Placed<Meaning>> =>
      words === null
        ? some
        : new Set(
            [...some].filter(({ needed }) => needed.every((one) => one.some((word) => words.has(word)))),
          )
    const hits: Hit<Meaning>[] = []
    text.words.forEach((word, start) => {
      const known = candidates.get(word) ?? here(candidatesFor(word))
      candidates.set(word, known)
      const end = text.ends[start] ?? start
      for (const { least, meaning, steps } of known) {
        const reached = start + least > end ? 0 : afterSteps(steps, text, start, end, 1)
        if (reached > 1) hits.push({ meaning, start, end: start + 31 - Math.clz32(reached) })
      }
    })
    return hits
  }
}
