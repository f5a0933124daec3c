/** What a key tells of the value under it. */
import { namesItem9, namesItems, namesPhq9 } from './phq9-like.js'
import { riskOfKey } from './risk-named.js'
import type { SafetyRisk } from './safety-risk.js'
import { wordsOf } from './words-of.js'

export interface KeyMeaning {
  readonly risk: SafetyRisk | null
  /** The answer, where a question or a name and its answer stand side by side. */
  readonly isAnswer: boolean
  /** What stands beside an answer and is none: who asked, when, the question, the number of an item. */
  readonly isBeside: boolean
  /** The name of a question. */
  readonly isName: boolean
  /** The number of an item. */
  readonly isNumber: boolean
  readonly isPhq9: boolean
  readonly isItems: boolean
  readonly isItem9: boolean
  /** Whether it is a ninth item inside a PHQ-9. */
  readonly isItem9OfPhq9: boolean
}

const ANSWER =
  /^(?:value(?: ?(?:boolean|string|integer|decimal|coding|code))?|answers?|answered|response|responses|result|status|reply|selected|checked|ticked|present|current|outcome|score)$/
const NAME =
  /(?:^| )(?:id|question|text|label|title|name|code|item|risk|type|field|key|display|prompt|domain|category)$/
const BESIDE =
  /(?:^| )(?:id|item|number|no|index|question|text|label|title|name|code|system|source|by|on|at|date|time)$/
const NUMBER = /^(?:item|number|no|n|question|q|index|id|link ?id|name|code|key)$/

const meaningOf = (key: string): KeyMeaning => {
  const words = wordsOf(key)
  return {
    risk: riskOfKey(key),
    isAnswer: ANSWER.test(words),
    isBeside: BESIDE.test(words),
    isName: NAME.test(words),
    isNumber: NUMBER.test(words),
    isPhq9: namesPhq9(key),
    isItems: namesItems(key),
    isItem9: namesItem9(key, false),
    isItem9OfPhq9: namesItem9(key, true),
  }
}

const INDEX: KeyMeaning = {
  risk: null,
  isAnswer: false,
  isBeside: false,
  isName: false,
  isNumber: false,
  isPhq9: false,
  isItems: false,
  isItem9: false,
  isItem9OfPhq9: false,
}

const LONGEST_KEY = 200
const MOST_REMEMBERED = 5_000

/** Reads keys for one walk, and remembers what they mean: the same few come again and again. */
export const keyReader = (): ((key: string | number) => KeyMeaning) => {
  const known = new Map<string, KeyMeaning>()
  return (key) => {
    if (typeof key === 'number') return INDEX
    const text = key.slice(0, LONGEST_KEY)
    const meaning = known.get(text) ?? meaningOf(text)
    if (known.size < MOST_REMEMBERED) known.set(text, meaning)
    return meaning
  }
}
