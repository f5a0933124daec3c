/** What a value under the name of a risk is taken for. */
import { lazy } from '../../input/memoize.js'
import { answerOfCode } from './codes.js'
import type { SafetySignal } from './safety-signal.js'
import { shippedSignals } from './shipped-signals.js'
import { tokensOf } from './text-words.js'

/** A value in plain words; `other` is what nobody would read as one of them. From the least worrying to the most. */
const SAID = ['nothing', 'no', 'declined', 'unsure', 'yes', 'other'] as const

export type SaidAnswer = (typeof SAID)[number]

/** The one that worries more. */
const worse = (one: SaidAnswer, other: SaidAnswer): SaidAnswer =>
  SAID.indexOf(one) >= SAID.indexOf(other) ? one : other

/** By the words of the list of answers, what they say, and the most words that one of them has. */
const answers = lazy(() => {
  const said = new Map<string, SaidAnswer>()
  for (const [means, words] of Object.entries(shippedSignals().keys.answers)) {
    for (const one of words) said.set(one, means as SaidAnswer) // the keys of the list, as its schema holds
  }
  return { said, most: Math.max(...[...said.keys()].map((words) => words.split(' ').length)) }
})

const saidByNumber = (number: number): SaidAnswer => (number === 0 ? 'no' : 'yes')

/** How much of the text is looked at; a longer one is no plain answer. */
const MAX_LENGTH = 100

/** Text that is made of nothing but answers says the worst of them: `0 (not at all)`. Anything else is `other`. */
const saidByWords = (words: readonly string[]): SaidAnswer => {
  const { most, said } = answers()
  let worst: SaidAnswer = 'nothing'
  for (let at = 0; at < words.length; ) {
    let length = Math.min(most, words.length - at)
    while (length > 1 && !said.has(words.slice(at, at + length).join(' '))) length -= 1
    const word = words.slice(at, at + length).join(' ')
    const one = said.get(word) ?? (/^\d+$/.test(word) ? saidByNumber(Number(word)) : 'other')
    worst = worse(worst, one)
    at += length
  }
  return worst
}

/** A cell of a message of HL7, a code and its words: `N^No^HL70136`. A code that is known needs no words. */
const saidInCell = (code: string, words: string): SaidAnswer => {
  const [byCode, byWords] = [answerOfCode(code), saidInText(words)]
  return byCode !== undefined && byWords === 'other' ? byCode : worse(saidInText(code), byWords)
}

const saidInText = (text: string): SaidAnswer => {
  if (text.length > MAX_LENGTH) return 'other'
  const trimmed = text.trim()
  const [first = '', second] = trimmed.split('^')
  if (second !== undefined) return saidInCell(first, second)
  const code = answerOfCode(trimmed)
  if (code !== undefined) return code
  if (/^[-+]?\d+(?:[.,]\d+)?(?:\s*\/\s*\d+)?$/.test(trimmed)) {
    return saidByNumber(Number.parseFloat(trimmed.replace(',', '.')))
  }
  const asks = trimmed.includes('?')
  const { words } = tokensOf(trimmed)
  // A sign alone has no letters, and is not nothing.
  if (words.length === 0 && !/^[\s\-–—_./]*$/.test(trimmed))
    return asks ? 'unsure' : /^\+/.test(trimmed) ? 'yes' : 'other'
  const said = saidByWords(words)
  return asks && (said === 'no' || said === 'nothing') ? 'unsure' : said // `no?` asks, it does not tell
}

/** What a leaf (text, number, boolean …) says. */
export const saidBy = (value: unknown): SaidAnswer => {
  if (value === null || value === undefined) return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number' || typeof value === 'bigint') return saidByNumber(Number(value))
  return typeof value === 'string' ? saidInText(value) : 'other'
}

/**
 * How the name over an answer is meant. `stated`: `suicidalThoughts`. `denied`: `noSuicidalThoughts`, where "no" may
 * mean either. `reversed`: `canKeepSafe`, where "no" is the signal. `past`: what was once, and may still be.
 */
export type Sense = 'stated' | 'denied' | 'reversed' | 'past'

type Signal = SafetySignal['answer'] | null

const TAKEN_FOR: { readonly [sense in Sense]: { readonly [said in SaidAnswer]: Signal } } = {
  stated: { nothing: null, no: null, yes: 'yes', unsure: 'unsure', declined: 'declined', other: 'yes' },
  denied: { nothing: null, no: 'yes', yes: 'yes', unsure: 'unsure', declined: 'declined', other: 'yes' },
  reversed: { nothing: null, no: 'yes', yes: null, unsure: 'unsure', declined: 'declined', other: 'yes' },
  past: { nothing: null, no: null, yes: null, unsure: null, declined: null, other: 'yes' },
}

/**
 * The answer that is taken for a signal, `null` if it is none. Anything that is not understood is a `yes`.
 */
export const signalOf = (said: SaidAnswer, sense: Sense): Signal => TAKEN_FOR[sense][said]
