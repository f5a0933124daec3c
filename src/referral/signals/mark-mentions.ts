/** Whether a text denies what it mentions, says it of somebody else, or as past: only where that is plain. */
import { type Hit, isOneOf } from './match-phrases.js'
import type { Choice } from './phrase-pattern.js'
import { QUERY, type Tokens } from './text-words.js'

/** How something is said: denied, of somebody else, or as past. In this order: what is denied of another is denied. */
export const SAID = ['denied', 'of-another', 'past'] as const
/** How something is said: denied, of somebody else, or as past. */
export type Said = (typeof SAID)[number]

/** What a pattern marks: what follows it, all of a list that follows it, what it follows, or, in its whole sentence, nothing. */
export const SIDES = ['before', 'lists', 'after', 'unless'] as const

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
  /** The words of what is named and not told: `suicidal ideation`, and not `wants to die`. */
  readonly nouns: Choice
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
  { and, between, breaks, nouns, or }: Joints,
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
  const isNamed = ({ end, start }: Unit): boolean =>
    text.words.slice(start, end).every((word) => isOneOf(nouns, word))
  /** A match that reaches over a comma or `but` may begin with what is denied and end with what is not. */
  const isOneThought = ({ end, start }: Unit): boolean =>
    text.breaks.slice(start + 1, end).every((gap) => gap === '' || gap === '/') &&
    text.words
      .slice(start, end)
      .every((word) => word !== QUERY && !isOneOf(and, word) && !isOneOf(breaks, word))
  const mark = (unit: Unit, how: Said): void => {
    if (!isOneThought(unit)) return
    const before = said.get(unit)
    if (before === undefined || SAID.indexOf(how) < SAID.indexOf(before)) said.set(unit, how)
  }

  const forward = ({ end: from, meaning, start }: Hit<Mark>): void => {
    const close = sentence(start)
    const [near, far]: [Unit[], Unit[]] = [[], []]
    // Only what is named counts after a slash, `and` or a comma; and after the last two only if the list is all there is.
    let [at, isStrict, isFar, hasOr, isAlone] = [from, false, false, false, false]
    for (let count = 0; count < MAX_STEPS; count++) {
      const gap = text.breaks[at]
      if (at >= close || gap === ';' || gap === '-') {
        isAlone = true
        break
      }
      if (gap === ':' && (at !== from || meaning.side !== 'lists')) break
      if (gap === ',' && at === from) break
      if (gap === ',' || gap === '/') isStrict = true
      if (gap === ',') isFar = true
      const unit = starting.get(at)
      const word = text.words[at] ?? ''
      if (unit !== undefined) {
        if (isStrict && !isNamed(unit)) break
        ;(isFar ? far : near).push(unit)
        at = unit.end
        continue
      }
      if (isOneOf(or, word)) [isStrict, hasOr] = [false, true]
      else if (isOneOf(and, word)) [isStrict, isFar] = [true, true]
      else if (!isOneOf(isStrict ? nouns : between[meaning.said], word)) break
      at++
    }
    for (const unit of near) mark(unit, meaning.said)
    if (isAlone && (hasOr || meaning.side === 'lists')) for (const unit of far) mark(unit, meaning.said)
  }

  const backward = ({ meaning, start }: Hit<Mark>): void => {
    let at = start
    let isFirst = true
    for (let count = 0; count < MAX_STEPS; count++) {
      const gap = text.breaks[at] ?? '.'
      if (!(isFirst ? ['', ':', '-', '/'] : ['', '/']).includes(gap)) return
      const unit = ending.get(at)
      const word = text.words[at - 1] ?? ''
      if (unit !== undefined) {
        if (!isFirst && !isNamed(unit)) return
        mark(unit, meaning.said)
        isFirst = false
        at = unit.start
      } else if (isOneOf(isFirst ? between[meaning.said] : or, word)) at--
      else return
    }
  }

  for (const hit of marks) {
    const { said: how, side } = hit.meaning
    const end = sentence(hit.start)
    const isQuestion = text.breaks[end] === '?'
    let isFree = side !== 'unless' && !isQuestion && !undone.has(`${how} ${end}`)
    for (let at = hit.start; isFree && at < hit.end; at++) isFree = !inside.has(at)
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
