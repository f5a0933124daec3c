/** What signals of danger are found by, `rules/safety-floor/signals/`, as far as deciding needs it. */
import shipped from '../../../rules/bundled/signals.json' with { type: 'json' }
import { deepFreeze } from '../../input/json.js'
import { lazy } from '../../input/memoize.js'
import type { PhraseWord } from '../word.js'
import type { Said } from './mark-mentions.js'
import type { SafetyRisk } from './safety-signal.js'

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
  /** Words that may stand anywhere in a phrase and change nothing of it. */
  readonly fillers: readonly string[]
  readonly phrases: readonly Phrase[]
}

/** Names of a risk, and which answer to them worries. */
export interface NamesOfRisk {
  readonly risk: SafetyRisk
  /** `either`: what was asked the hopeful way round, so that a person reads a "yes" as well. A "yes" worries if left out. */
  readonly worrying?: 'yes' | 'no' | 'either'
  readonly names: readonly string[]
}

/** The names under which forms keep answers about danger, and the words that answer them. */
export interface KeyLists {
  readonly names: readonly NamesOfRisk[]
  /** Questions that ask the hopeful way round, written as phrases are. */
  readonly hopeful: readonly NamesOfRisk[]
  /** Short names that count only where risks are spoken of. */
  readonly underRisks: readonly NamesOfRisk[]
  /** What a key says that has risks under it. */
  readonly risks: readonly string[]
  /** Words beside a name that change nothing. */
  readonly beside: readonly string[]
  /** Words that turn a name round. */
  readonly denials: readonly string[]
  readonly answers: {
    readonly [means in 'yes' | 'no' | 'unsure' | 'declined' | 'nothing']: readonly string[]
  }
  /** Keys that surely hold an answer, that may, that hold its words, that may say when it happened, or surely say that it did. */
  readonly answerKeys: {
    readonly [role in 'sure' | 'maybe' | 'text' | 'when' | 'happened']: readonly string[]
  }
  /** Keys that hold the name of a question. */
  readonly labelKeys: readonly string[]
  /** Keys whose text speaks for itself, whatever answer stands beside it. */
  readonly statementKeys: readonly string[]
  /** Keys of what stands beside an answer and is none. */
  readonly metadata: readonly string[]
  /** What such keys can begin with: `maxScore`. */
  readonly metadataFirst: readonly string[]
  /** Keys that hold the scores of a questionnaire. */
  readonly scoreKeys: readonly string[]
  /** What the status of an entry says of it. */
  readonly statuses: { readonly [said in Said]: readonly string[] }
  /** Other names of questionnaires, by their id. */
  readonly instruments: { readonly [id: string]: readonly string[] }
}

/** A code of some system. */
interface Code {
  readonly system: string
  readonly code: string
}

/** Codes of danger, of answers, of what marks an entry, and of questionnaires. */
export interface CodeLists {
  readonly systems: {
    readonly [id: string]: {
      readonly uris: readonly string[]
      readonly names: readonly string[]
      /** Whether a code counts without its system. */
      readonly alone: boolean
    }
  }
  readonly codes: readonly (Code & {
    /** Whether codes that begin with this one mean the same more closely. */
    readonly below?: true
    readonly kind: 'question' | 'finding'
    readonly risk: SafetyRisk
    readonly said?: Said
  })[]
  readonly answers: readonly (Code & {
    readonly means: number | 'no' | 'yes' | 'unsure' | 'declined' | 'nothing'
  })[]
  readonly marks: readonly (Code & { readonly said: Said })[]
  readonly items: readonly (Code & {
    readonly instrument: string
    readonly of: 'item' | 'questionnaire' | 'total'
  })[]
}

/** The three lists by which signals are found: names of keys, codes and phrases. */
export interface SignalLists {
  /** The digest of them all. */
  readonly digest: string
  readonly keys: KeyLists
  readonly codes: CodeLists
  readonly phrases: PhraseLists
}

/** The lists that ship; frozen. */
// A test holds what is built in to the documents, and every document to its schema.
export const shippedSignals = lazy((): SignalLists => deepFreeze(shipped) as unknown as SignalLists)
