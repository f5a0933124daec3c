/** Whether a text denies what it mentions, says it of somebody else, or as past: only where that is plain. */
import { type Hit, isOneOf } from './match-phrases.js'
import type { Choice } from './phrase-pattern.js'
import type { Tokens } from './text-words.js'

/** How something is said: denied, of somebody else, or as past. In this order: what is denied of another is denied. */
export const SAID = ['denied', 'of-another', 'past'] as const
/** How something is said: denied, of somebody else, or as past. */
export type Said = (typeof SAID)[number]

/**
 * What a pattern marks: what follows it; what follows it and is named, not told; all of a list that follows it; what it
 * follows; or, in its whole sentence, nothing.
 */
export const SIDES = ['before', 'named', 'lists', 'after', 'unless'] as const

/** The meaning of a pattern that marks. */
export interface Mark {
  readonly said: Said
  readonly side: (typeof SIDES)[number]
}

/** Words that stand between what marks and what is marked. */
export interface Joints {
  readonly between: { readonly [said in Said]: Choice }
  /** Words that go on with a list of what is denied: `or`. */
  readonly or: Choice
  /** Words that may go on with it or begin something new: `and`. */
  readonly and: Choice
  /** Words that begin something new: `but`. */
  readonly breaks: Choice
  /** What is named and not told ends with one of these: `suicidal ideation`, and not `suicidal` or `wants to die`. */
  readonly nouns: Choice
  /** Words that can stand before those. */
  readonly adjectives: Choice
  /** Words that go on from a noun: `plans to`. Anything else behind it begins something new. */
  readonly links: Choice
}

/** Mentions that overlap, as one. */
interface Unit {
  readonly start: number
  readonly end: number
}

/** So many steps from what marks to what is marked. */
const MAX_STEPS = 24

/** Takes the mentions in the order of their places, and what marks; gives how each is said, by its place in the list. */
export const markMentions = (
  text: Tokens,
  mentions: readonly Unit[],
  marks: readonly Hit<Mark>[],
  { adjectives, and, between, breaks, links, nouns, or }: Joints,
): readonly (Said | undefined)[] => {
  const units: { start: number; end: number }[] = []
  const [starting, ending, inside] = [new Map<number, Unit>(), new Map<number, Unit>(), new Set<number>()]
  for (const { end, start } of mentions) {
    const last = units.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else units.push({ start, end })
  }
  for (const unit of units) {
    starting.set(unit.start, unit)
    ending.set(unit.end, unit)
    for (let at = unit.start; at < unit.end; at++) inside.add(at)
  }
  const sentence = (at: number): number => text.ends[at] ?? at
  const said = new Map<Unit, Said>()
  const undone = new Set(
    marks.flatMap(({ meaning, start }) =>
      meaning.side === 'unless' ? [`${meaning.said} ${sentence(start)}`] : [],
    ),
  )
  const wordsOf = ({ end, start }: Unit): readonly string[] => text.words.slice(start, end)
  const isNamed = (unit: Unit): boolean =>
    isOneOf(nouns, text.words[unit.end - 1] ?? '') &&
    wordsOf(unit).every((word) => [nouns, adjectives, or, and].some((some) => isOneOf(some, word)))
  const isJoined = (unit: Unit): boolean =>
    wordsOf(unit).some((word) => isOneOf(and, word)) ||
    text.breaks.slice(unit.start + 1, unit.end).some((gap) => gap !== '' && gap !== '/')
  /** `plans feels suicidal`: what is denied of the first word may hold of the last. */
  const isBroken = (unit: Unit, how: Said): boolean =>
    wordsOf(unit).some((word, at, all) => {
      const goesOn = [nouns, links, or, and].some((some) => isOneOf(some, word))
      const isNext = at > 0 && ['', '/'].includes(text.breaks[unit.start + at] ?? '')
      const isTold = how === 'denied' && isNext && isOneOf(nouns, all[at - 1] ?? '') && !goesOn
      return isTold || isOneOf(breaks, word)
    })
  /** Whether `or` closes a list: it stands behind the last comma. */
  const hasOrIn = (unit: Unit): boolean => {
    const words = wordsOf(unit)
    const comma = text.breaks.slice(unit.start, unit.end).lastIndexOf(',')
    return words.slice(Math.max(comma, 0)).some((word) => isOneOf(or, word))
  }
  const mark = (unit: Unit, how: Said): void => {
    const before = said.get(unit)
    if (before === undefined || SAID.indexOf(how) < SAID.indexOf(before)) said.set(unit, how)
  }

  const forward = ({ end: from, meaning, start }: Hit<Mark>): void => {
    const close = sentence(start)
    const [near, far]: [Unit[], Unit[]] = [[], []]
    // Only what is named counts after a slash, `and` or a comma; and after the last two only if the list is all there is.
    let [at, isStrict, isFar, hasOr, isAlone] = [from, meaning.side === 'named', false, false, false]
    let isAfterNoun = false
    for (let count = 0; count < MAX_STEPS; count++) {
      const gap = text.breaks[at]
      if (at >= close || gap === ';' || gap === '-') {
        isAlone = true
        break
      }
      if (gap === ':' && (at !== from || meaning.side !== 'lists')) break
      if (gap === ',' && at === from) break
      if (gap === ',' || gap === '/') [isStrict, isAfterNoun] = [true, false]
      if (gap === ',') [isFar, hasOr] = [true, false]
      const unit = starting.get(at)
      const word = text.words[at] ?? ''
      if (unit !== undefined) {
        const isList = hasOrIn(unit) && isOneOf(nouns, word)
        const isPlan = meaning.said === 'denied' && !isFar && isOneOf(nouns, word)
        const isFit = !isStrict || isNamed(unit) || isList || isPlan
        if (isAfterNoun || isBroken(unit, meaning.said) || !isFit || (isJoined(unit) && !isNamed(unit))) break
        if (isJoined(unit)) isFar = true
        if (isList) hasOr = true
        ;(isFar ? far : near).push(unit)
        at = unit.end
        continue
      }
      if (isOneOf(or, word)) [isStrict, hasOr, isAfterNoun] = [false, true, false]
      else if (isOneOf(and, word)) [isStrict, isFar, isAfterNoun] = [true, true, false]
      else if (isOneOf(links, word)) [isStrict, isAfterNoun] = [isStrict && isFar, false]
      else if (isOneOf(nouns, word)) isAfterNoun = true
      else if (
        !isOneOf(adjectives, word) &&
        (isStrict || isAfterNoun || !isOneOf(between[meaning.said], word))
      )
        break
      at++
    }
    const isWholeList = hasOr || (meaning.side === 'lists' && meaning.said === 'denied')
    for (const unit of near) mark(unit, meaning.said)
    if (isAlone && isWholeList) for (const unit of far) mark(unit, meaning.said)
  }

  const backward = ({ meaning, start }: Hit<Mark>): void => {
    let [at, isFirst] = [start, true]
    for (let count = 0; count < MAX_STEPS; count++) {
      const gap = text.breaks[at] ?? '.'
      if (!(isFirst ? ['', ':', '-', '/'] : ['', '/']).includes(gap)) return
      const unit = ending.get(at)
      if (unit !== undefined) {
        const isPlain = !isJoined(unit) && !isBroken(unit, meaning.said)
        if (!isNamed(unit) && !(isFirst && isPlain && meaning.said !== 'of-another')) return
        mark(unit, meaning.said)
        isFirst = false
        at = unit.start
      } else if (isOneOf(isFirst ? between[meaning.said] : or, text.words[at - 1] ?? '')) at--
      else return
    }
  }

  for (const hit of marks) {
    const { said: how, side } = hit.meaning
    const end = sentence(hit.start)
    const isQuestion = text.breaks[end] === '?'
    let isFree = side !== 'unless' && !isQuestion && !undone.has(`${how} ${end}`)
    for (let at = hit.start; isFree && at < hit.end; at++) {
      // Words that mark do not reach over a comma, a dash or a line.
      isFree = !inside.has(at) && (at === hit.start || ['', '/'].includes(text.breaks[at] ?? ''))
    }
    if (isFree && side === 'after') backward(hit)
    else if (isFree) forward(hit)
  }
  let current = 0
  return mentions.map(({ start }) => {
    while ((units[current]?.end ?? Number.POSITIVE_INFINITY) <= start) current++
    const unit = units[current]
    return unit === undefined ? undefined : said.get(unit)
  })
}
