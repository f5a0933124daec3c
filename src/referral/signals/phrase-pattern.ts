/** The words of a phrase as a safety officer writes them → steps that are compared with the words of a text. */
import { tokensOf } from './text-words.js'

/** A word of a text, or not. */
type Test = (word: string) => boolean

/** One of several words, or of several sequences of steps. */
export interface Choice {
  /** Single words as they are. */
  readonly exact: ReadonlySet<string>
  /** Tests of single words, by how they are written. */
  readonly tests: ReadonlyMap<string, Test>
  /** What has more than one word. */
  readonly longer: readonly (readonly Step[])[]
}

/** A step through the words of a sentence. */
export type Step =
  | { readonly kind: 'one' | 'maybe' | 'not' | 'not-behind'; readonly of: Choice }
  | { readonly kind: 'gap'; readonly most: number }
  /** The end of a sentence or a line, or any break within it, too. */
  | { readonly kind: 'end' | 'edge' }

/** What cannot be read, and at which character. */
export interface PatternProblem {
  readonly at: number
  readonly message: string
  readonly hint?: string
}

/** Named lists of words, as phrases refer to them. */
export type Lists = ReadonlyMap<string, Choice>

/** So many words a phrase may reach over: its places are kept in the bits of one number. */
export const MAX_WIDTH = 30
/** So many words together can be ruled out in front of a phrase. */
export const MAX_BEHIND = 3
const NEAR_LETTERS = 6

/** The word, or one letter of it lost, added, wrong or swapped with its neighbour. */
export const isNear = (word: string, other: string): boolean => {
  if (Math.abs(word.length - other.length) > 1) return false
  let at = 0
  while (at < word.length && word[at] === other[at]) at++
  if (
    at + 2 < word.length &&
    word[at + 1] !== other[at + 1] &&
    word[at + 1] !== other[at] &&
    word[at] !== other[at + 1]
  )
    return false
  const [one, two] = [word.slice(at), other.slice(at)]
  return (
    one.slice(1) === two.slice(1) ||
    one === two.slice(1) ||
    one.slice(1) === two ||
    (one[0] === two[1] && one[1] === two[0] && one.slice(2) === two.slice(2))
  )
}

/** Most words: read by themselves, so that all phrases are read in a few milliseconds. */
const PLAIN = /^[a-z]+$/
const ITEM = /\(([^()[\]]*)\)|\[([^()[\]]*)\]|!\(([^()[\]]*)\)|[^\s()[\]]+|\S/g

/** Reads the words of a phrase. Whatever cannot be read is reported; the steps are of use only if nothing is. */
export const readPattern = (
  words: string,
  lists: Lists,
  report: (problem: PatternProblem) => void,
): readonly Step[] => {
  const testOf = (atom: string, at: number): Test | null => {
    const [, star, near, letters = '', end] = /^(\*)?(~)?([^*~]*)(\*)?$/.exec(atom) ?? []
    const number = /^(\d+)(\+|-(\d+))$/.exec(atom)
    if (number !== null) {
      const [least, most] = [Number(number[1]), Number(number[3] ?? Number.POSITIVE_INFINITY)]
      return (word) => /^\d+$/.test(word) && Number(word) >= least && Number(word) <= most
    }
    const own = PLAIN.test(letters) ? [letters] : tokensOf(letters).words
    if (own.length !== 1 || own[0] !== letters)
      report({
        at,
        message: `\`${atom}\` is no word as texts are compared`,
        hint: own.length === 0 ? 'write a word' : `write \`${own.join(' ')}\``,
      })
    if (near !== undefined) {
      if (letters.length < NEAR_LETTERS || star !== undefined || end !== undefined)
        report({
          at,
          message: `a slip of the pen is looked for in whole words of ${NEAR_LETTERS} letters or more`,
        })
      return (word) => isNear(word, letters)
    }
    if (star === undefined) return end === undefined ? null : (word) => word.startsWith(letters)
    return (word) => (end === undefined ? word.endsWith(letters) : word.includes(letters))
  }
  const choiceOf = (text: string, at: number): Choice => {
    const [exact, tests] = [new Set<string>(), new Map<string, Test>()]
    const longer: (readonly Step[])[] = []
    let place = at
    for (const one of text.split('|')) {
      const steps = PLAIN.test(one) ? [] : stepsOf(one, place, true)
      const [only] = steps
      if (PLAIN.test(one)) exact.add(one)
      else if (only === undefined) report({ at: place, message: 'a word is missing' })
      else if (steps.length > 1 || only.kind !== 'one') longer.push(steps)
      else {
        for (const word of only.of.exact) exact.add(word)
        for (const [name, test] of only.of.tests) tests.set(name, test)
        longer.push(...only.of.longer)
      }
      place += one.length + 1
    }
    return { exact, tests, longer }
  }
  const wordOf = (atom: string, at: number): Choice => {
    const name = /^<(.*)>$/.exec(atom)?.[1]
    const list = name === undefined ? undefined : lists.get(name)
    if (list !== undefined) return list
    if (name !== undefined)
      report({ at, message: `there is no list \`${name}\``, hint: [...lists.keys()].join(', ') })
    const test = name !== undefined || PLAIN.test(atom) ? null : testOf(atom, at)
    if (test !== null) return { exact: new Set(), tests: new Map([[atom, test]]), longer: [] }
    return { exact: new Set([atom]), tests: new Map(), longer: [] }
  }
  const stepsOf = (text: string, from: number, isInside: boolean): readonly Step[] =>
    [...text.matchAll(ITEM)].map(({ 0: item, 1: one, 2: maybe, 3: not, index }): Step => {
      const at = from + index
      if (one !== undefined) return { kind: 'one', of: choiceOf(one, at + 1) }
      if (maybe !== undefined) return { kind: 'maybe', of: choiceOf(maybe, at + 1) }
      if (not !== undefined) return { kind: 'not', of: choiceOf(not, at + 2) }
      const most = Number(/^\.\.(\d)$/.exec(item)?.[1] ?? 0)
      if (most > 0 && !isInside) return { kind: 'gap', most }
      if (item === '$') return { kind: 'end' }
      if (item === '|') return { kind: 'edge' }
      return { kind: 'one', of: wordOf(item, at) }
    })
  const [first, ...others] = stepsOf(words, 0, false)
  // What stands first and must not be there is looked for in front of the phrase.
  const steps = first === undefined ? [] : [first.kind === 'not' ? { ...first, kind: 'not-behind' as const } : first, ...others] // biome-ignore format: one line
  if (first?.kind === 'not' && first.of.longer.some((one) => widthOf(one) > MAX_BEHIND))
    report({
      at: 0,
      message: `in front of a phrase ${MAX_BEHIND} words together can be ruled out, and no more`,
    })
  if (steps.find(({ kind }) => kind === 'one' || kind === 'gap')?.kind !== 'one')
    report({ at: 0, message: 'it has no word that must stand there before its first gap' })
  if (widthOf(steps) > MAX_WIDTH)
    report({ at: 0, message: `it can reach over more than ${MAX_WIDTH} words`, hint: 'write shorter gaps' })
  return steps
}

/** The most words that steps can reach over. */
const widthOf = (steps: readonly Step[]): number =>
  steps.reduce((width, step) => {
    if (step.kind === 'gap') return width + step.most
    const isWord = step.kind === 'one' || step.kind === 'maybe'
    return isWord ? width + Math.max(1, ...step.of.longer.map(widthOf)) : width
  }, 0)

/** The lists of a language, each of which may refer to those before it. */
export const readLists = (
  lists: { readonly [name: string]: readonly string[] },
  report: (list: string, problem: PatternProblem) => void,
): Lists => {
  const known = new Map<string, Choice>()
  for (const [name, entries] of Object.entries(lists)) {
    const [step] = readPattern(`(${entries.join('|')})`, known, (problem) => report(name, problem))
    if (step?.kind === 'one') known.set(name, step.of)
  }
  return known
}
