/** What signals of danger are found by, `rules/safety-floor/signals/`, as far as deciding needs it. */
import shipped from '../../../rules/bundled/signals.json' with { type: 'json' }
import { deepFreeze, type JsonObject } from '../../input/json.js'
import { lazy } from '../../input/memoize.js'
import type { PhraseWord } from '../word.js'
import type { Said } from './mark-mentions.js'

/** A phrase as far as it is looked for. */
export type Phrase = Pick<PhraseWord, 'id' | 'risk' | 'words'>

/** What marks a mention in one way. Each entry is written as a phrase is, except those of `between`, which are words. */
export interface MarkWords {
  /** What marks the mention that follows it. */
  readonly before: readonly string[]
  /** What marks the mention that follows it, where that is named and not told: `no ideation`. */
  readonly named: readonly string[]
  /** What marks all of a list that follows it. */
  readonly lists: readonly string[]
  /** What marks the mention that it follows. */
  readonly after: readonly string[]
  /** What may stand between the one and the other. */
  readonly between: readonly string[]
  /** What, anywhere in a sentence, keeps all of it from being marked so. */
  readonly unless: readonly string[]
}

/** The phrases of a language. */
export interface PhraseLists {
  readonly language: string
  /** Words that phrases name as a list, each of which may name those before it. */
  readonly lists: { readonly [name: string]: readonly string[] }
  readonly marks: { readonly [said in Said]: MarkWords } & {
    /** Words that go on with a list of what is denied. */
    readonly or: readonly string[]
    /** Words that go on with it or begin something new. */
    readonly and: readonly string[]
    /** Words that begin something new. */
    readonly breaks: readonly string[]
    /** What is named and not told ends with one of these. */
    readonly nouns: readonly string[]
    /** Words that can stand before those. */
    readonly adjectives: readonly string[]
    /** Words that go on from one of those: `plans to`. */
    readonly links: readonly string[]
  }
  readonly phrases: readonly Phrase[]
}

/** The three lists by which signals are found: our own keys, codes and phrases. */
export interface SignalLists {
  /** The digest of them all. */
  readonly digest: string
  readonly keys: JsonObject
  readonly codes: JsonObject
  readonly phrases: PhraseLists
}

/** The lists that ship; frozen. */
// A test holds what is built in to the documents.
export const shippedSignals = lazy((): SignalLists => deepFreeze(shipped) as unknown as SignalLists)
