/** The words of one language: texts by key, their places filled; what a language does not have is said in English. */
import { cached, memoize } from '../input/memoize.js'
import { formatMessage, type Values } from './format-message.js'
import { readMessage } from './message.js'
import type { OwnWords } from './own-words.js'

/** Which language to explain in, and the words for it. */
export interface WordsOptions {
  /** The name of a language (`cy`, `en-x-easy`); English if you leave it out, and wherever `words` has nothing. */
  readonly language?: string | undefined
  /** Words of your own, by language: what a service has as its `words`. */
  readonly words?: OwnWords | undefined
}

/** A part of the English catalogue, as it is bundled. */
interface Catalogue<Key extends string> {
  readonly texts: { readonly [key in Key]: string }
  /** Texts about danger: they are always said, and what stands in `words` is added after them. */
  readonly kept: readonly string[]
}

/** The words of one language. */
export interface Words<Key extends string> {
  /** The text of the catalogue under `key`, its places filled. */
  readonly say: (key: Key, values?: Values) => string
  /** The English of the catalogue under a key that need not be there; `null` where it is not. */
  readonly named: (key: string) => string | null
  /**
   * What stands under `key` in this language; else `original`, which a rule set or a decision has. Where it is about
   * danger (`isKept`), `original` is said first.
   */
  readonly own: (key: string, original: string, isKept?: boolean, values?: Values) => string
}

const textAt = (texts: { readonly [key: string]: string } | undefined, key: string): string | undefined => {
  const text = texts !== undefined && Object.hasOwn(texts, key) ? texts[key] : undefined
  return typeof text === 'string' ? text : undefined
}

const formattedIn = (language: string): ((text: string, values: Values) => string | null) => {
  const read = cached(readMessage)
  return (text, values) => {
    const message = read(text)
    return message.ok ? formatMessage(message.message, values, language) : null
  }
}

/** Places of what is to be rung or reached, and of the members of the lists that name several: no words leave them out. */
export const NEVER_LEFT_OUT: readonly string[] = ['contact', 'number', 'numbers', 'ring', 'start', 'item']

/** Whether all of it that was to be said stands in a text. */
const saysWhomToReach = (said: string, values: Values): boolean =>
  NEVER_LEFT_OUT.every((name) => !Object.hasOwn(values, name) || said.includes(String(values[name])))

/** Two texts, one after the other; the second once only. */
const after = (text: string, more: string): string => (text.endsWith(more) ? text : `${text} ${more}`)

const wordsIn = <Key extends string>(
  { kept, texts }: Catalogue<Key>,
  language: string,
  words: OwnWords,
): Words<Key> => {
  const formatters = cached(formattedIn)
  const languages = [language, 'en'].filter((one) => Object.hasOwn(words, one))
  /** What stands under a key in this language, or else in the service's own English. */
  const ownText = (key: string, values: Values): string | null => {
    for (const one of languages) {
      const text = textAt(words[one], key)
      const said = text === undefined ? null : formatters(one)(text, values)
      if (said !== null) return said
    }
    return null
  }
  return {
    say: (key, values = {}) => {
      const own = ownText(key, values)
      const isKept = kept.includes(key)
      if (own !== null && !isKept && saysWhomToReach(own, values)) return own
      const english = formatters('en')(texts[key], values)
      // A place that nobody filled is a mistake of ours, not of whoever gave the words.
      if (english === null) throw new RangeError(`nothing fills a place of \`${key}\``)
      return own === null || !isKept ? english : after(english, own)
    },
    named: (key) => textAt(texts, key) ?? null,
    own: (key, original, isKept = false, values = {}) => {
      const own = ownText(key, values)
      if (own === null) return original
      return isKept ? after(original, own) : own
    },
  }
}

const NONE: OwnWords = Object.freeze({})

/** Makes what gives the words of a language, from the English of a catalogue; memoised for each `words` and language. */
export const wordsOf = <Key extends string>(
  catalogue: Catalogue<Key>,
): ((options?: WordsOptions) => Words<Key>) => {
  const inLanguages = memoize((words: OwnWords) =>
    cached((language: string) => wordsIn(catalogue, language, words)),
  )
  // A language that the words do not have is English, so that no more languages are remembered than there are.
  return ({ language = 'en', words = NONE } = {}) =>
    inLanguages(words)(Object.hasOwn(words, language) ? language : 'en')
}
