/** The phrases about danger in a text, each with how it is said. A match sends the text to a person; none means nothing. */
import { lazy, memoize } from '../../input/memoize.js'
import { type Joints, type Mark, markMentions, SAID, type Said, SIDES } from './mark-mentions.js'
import { type Hit, type Pattern, patternFinder, wordsIn } from './match-phrases.js'
import { slipMender } from './mend-slips.js'
import { type Choice, type PatternProblem, readLists, readPattern } from './phrase-pattern.js'
import type { SignalRisk } from './safety-signal.js'
import { type Phrase, shippedSignals } from './shipped-signals.js'
import { withoutFillers } from './skip-fillers.js'
import { type Tokens, tokensOf } from './text-words.js'

/** A place in a text that speaks about a risk. */
export interface Mention {
  readonly risk: SignalRisk
  /** The id of the phrase that was found. */
  readonly phrase: string
  /** Only where it is plain that the text denies it, says it of somebody else, or as past. */
  readonly said?: Said
  /** Where it begins in the text, in UTF-16 units. */
  readonly from: number
  /** Where it has ended. */
  readonly to: number
}

const ignore = (): void => {} // lists and phrases have been read before

const shippedLists = lazy(() => readLists(shippedSignals().phrases.lists, ignore))

const compiled = (phrases: readonly Phrase[]): readonly Pattern<Phrase>[] =>
  phrases.map((phrase) => ({ steps: readPattern(phrase.words, shippedLists(), ignore), meaning: phrase }))

/** What is wrong with the words of a phrase; it may name the lists of the safety floor. */
export const phraseProblems = (words: string): readonly PatternProblem[] => {
  const problems: PatternProblem[] = []
  readPattern(words, shippedLists(), (problem) => problems.push(problem))
  return problems
}

/** Whether a phrase by itself is found in a text. */
export const hasPhrase = (phrase: Phrase, text: string): boolean =>
  patternFinder(compiled([phrase]))(tokensOf(text)).length > 0

const floorPatterns = lazy(() => compiled(shippedSignals().phrases.phrases))
const floorFinder = lazy(() => patternFinder(floorPatterns()))
const fillers = lazy(() => new Set(shippedSignals().phrases.fillers))
const mendSlip = lazy(() =>
  slipMender(new Set([...fillers(), ...wordsIn(floorPatterns()), ...shippedMarks().words])),
)

/** The words of a text, with slips of the pen mended; each is looked at once. */
const mendedTokensOf = (text: string): Tokens => {
  const tokens = tokensOf(text)
  const mended = new Map<string, string>()
  const words = tokens.words.map((word) => {
    const known = mended.get(word)
    if (known !== undefined) return known
    const meant = mendSlip()(word)
    mended.set(word, meant)
    return meant
  })
  return { ...tokens, words }
}

const shippedMarks = lazy(
  (): { find: (text: Tokens) => readonly Hit<Mark>[]; joints: Joints; words: ReadonlySet<string> } => {
    const { marks } = shippedSignals().phrases
    const choice = (words: readonly string[]): Choice =>
      readLists({ words }, ignore).get('words') ?? { exact: new Set(), tests: new Map(), longer: [] }
    const patterns = SAID.flatMap((said) =>
      SIDES.flatMap((side) =>
        marks[said][side].map((words) => ({
          steps: readPattern(words, shippedLists(), ignore),
          meaning: { said, side },
        })),
      ),
    )
    const between = {
      denied: choice(marks.denied.between),
      'of-another': choice(marks['of-another'].between),
      past: choice(marks.past.between),
    }
    const { adjectives, and, breaks, links, nouns, or } = marks
    const joints = {
      between,
      or: choice(or),
      and: choice(and),
      breaks: choice(breaks),
      nouns: choice(nouns),
      adjectives: choice(adjectives),
      links: choice(links),
    }
    return { find: patternFinder(patterns), joints, words: wordsIn(patterns) }
  },
)

const byPlace = (one: Hit<Phrase>, other: Hit<Phrase>): number =>
  one.start - other.start || other.end - one.end || (one.meaning.id < other.meaning.id ? -1 : 1)

/** Overlapping matches of one risk are one, named by the phrase that begins first and is longest. */
const joined = (hits: readonly Hit<Phrase>[]): readonly Hit<Phrase>[] => {
  const last = new Map<SignalRisk, { meaning: Phrase; start: number; end: number }>()
  const mentions: Hit<Phrase>[] = []
  for (const hit of [...hits].sort(byPlace)) {
    const before = last.get(hit.meaning.risk)
    if (before !== undefined && hit.start < before.end) before.end = Math.max(before.end, hit.end)
    else {
      const mention = { ...hit }
      last.set(hit.meaning.risk, mention)
      mentions.push(mention)
    }
  }
  return mentions
}

const mentionOf = (
  { end, meaning, start }: Hit<Phrase>,
  said: Said | undefined,
  tokens: Tokens,
  text: string,
): Mention => ({
  risk: meaning.risk,
  phrase: meaning.id,
  ...(said === undefined ? {} : { said }),
  from: tokens.from[start] ?? 0,
  to: tokens.to[end - 1] ?? text.length,
})

const inPlace = (mentions: readonly Mention[]): readonly Mention[] =>
  [...mentions].sort((one, other) => one.from - other.from)

/**
 * Finds what the phrases of the safety floor, and those of a rule set's own, say of a text, in the order of its places.
 * Takes a text of any length, in time that grows with it. A sentence that is added changes nothing of the others.
 */
export const phraseFinder: (own: readonly Phrase[]) => (text: string) => readonly Mention[] = memoize(
  (own: readonly Phrase[]) => {
    const ownFinder = lazy(() => patternFinder(compiled(own)))
    return (text: string) => {
      const tokens = mendedTokensOf(text)
      const shorter = withoutFillers(tokens, fillers())
      const marks = lazy(() => shippedMarks().find(tokens))
      const foundBy = (find: (read: Tokens) => readonly Hit<Phrase>[]): readonly Mention[] => {
        const mentions = joined([
          ...find(tokens),
          ...(shorter === null ? [] : find(shorter.text).map(shorter.inWhole)),
        ])
        if (mentions.length === 0) return []
        const said = markMentions(tokens, mentions, marks(), shippedMarks().joints)
        return mentions.map((mention, index) => mentionOf(mention, said[index], tokens, text))
      }
      const floors = foundBy(floorFinder())
      // What a phrase of one's own makes of a text takes nothing from what the floor's make of it.
      return own.length === 0 ? floors : inPlace([...floors, ...foundBy(ownFinder())])
    }
  },
)

const MAX_QUOTE = 160

/** The sentence that a mention stands in, cut to 160 characters around it. */
export const quoteOf = (text: string, { from, to }: Mention): string => {
  const around = Math.max(0, Math.floor((MAX_QUOTE - 2 - (to - from)) / 2))
  const before = text.slice(Math.max(0, from - around), from)
  const after = text.slice(to, to + around)
  const start = before.slice(/^[\s\S]*(?:[.!?](?=\s)|\n)/.exec(before)?.[0].length ?? 0)
  const stop = /[.!?](?=\s|$)|\n/.exec(after)
  const end = stop === null ? after : after.slice(0, stop.index + 1)
  const quote = `${start}${text.slice(from, Math.min(to, from + MAX_QUOTE - 2))}${end}`
  const [isCutBefore, isCutAfter] = [
    start.length === before.length && from > around,
    stop === null && to + around < text.length,
  ]
  // No half of a letter that takes two units is left at an end.
  const whole = quote.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '').trim()
  return `${isCutBefore ? '…' : ''}${whole}${isCutAfter ? '…' : ''}`
}
