/** What a key, or a label that stands beside an answer, tells: what it is the name of, and what it holds of an answer. */

import { lazy } from '../../input/memoize.js'
import { closestMatch } from '../../issue/did-you-mean.js'
import { markOfCode, riskOfCode } from './codes.js'
import type { Mention, phraseFinder } from './find-phrases.js'
import type { Said } from './mark-mentions.js'
import {
  COUNT,
  knownOwn,
  type Name,
  nameIn,
  nameOfCode,
  nameOfLetters,
  nameOfMention,
  nearest,
  otherKeys,
  worst,
} from './risk-names.js'
import type { OwnDanger } from './safety-signal.js'
import { shippedSignals } from './shipped-signals.js'
import { lettersOf, wordsOf } from './text-words.js'

/** What a key tells of the value under it. */
export interface Key {
  readonly name: Name | null
  /** What it names where risks are spoken of: `plan`. */
  readonly underRisks: Name | null
  /** Whether what stands under it is about risk. */
  readonly isRisks: boolean
  /** Whether it is a key of a referral that is about something else. */
  readonly isElse: boolean
  /** Whether the name of a question may stand under it. */
  readonly isLabel: boolean
  /** Whether its text speaks for itself, whatever answer stands beside it. */
  readonly isStatement: boolean
  /** What it holds of an answer: surely one, maybe, its words, maybe or surely when it happened, nothing of it, or who knows. */
  readonly role: 'sure' | 'maybe' | 'text' | 'when' | 'happened' | 'metadata' | 'other'
  /** Whether the scores of a questionnaire may stand under it. */
  readonly isScores: boolean
  /** The key in letters. */
  readonly letters: string
}
const PAST = 'pastsuicidalthoughts'
const lists = lazy(() => {
  const { answerKeys, labelKeys, metadata, metadataFirst, risks, scoreKeys, statementKeys } =
    shippedSignals().keys
  return {
    risks: new Set(risks),
    labels: new Set(labelKeys),
    sure: new Set(answerKeys.sure),
    maybe: new Set(answerKeys.maybe),
    text: new Set(answerKeys.text),
    when: new Set(answerKeys.when),
    happened: new Set(answerKeys.happened),
    metadata: new Set(metadata),
    metadataFirst: new Set(metadataFirst),
    scores: new Set(scoreKeys),
    statements: new Set(statementKeys),
  }
})

/** The last word, or the last two: `recorded by`, `read only`. */
const endsIn = (words: readonly string[], set: ReadonlySet<string>): boolean =>
  set.has(words.slice(-1).join(' ')) || set.has(words.slice(-2).join(' '))

/** Whether a key says when it happened, with a slip in its first word: `happend on`. */
const isNearly = (one: string, [first = '', ...rest]: readonly string[]): boolean =>
  one.endsWith(` ${rest.join(' ')}`) && closestMatch(first, [one.split(' ')[0] ?? '']) !== null

const roleOf = (words: readonly string[]): Key['role'] => {
  const { happened, maybe, metadata, metadataFirst, sure, text, when } = lists()
  const [all, first = ''] = [words.join(' '), ...words]
  if (when.has(all)) return 'when'
  if (sure.has(all)) return 'sure'
  if (text.has(all)) return 'text'
  if (maybe.has(all)) return 'maybe'
  if ([...happened].some((one) => isNearly(one, words))) return 'happened'
  if (endsIn(words, metadata) || (words.length > 1 && metadataFirst.has(first))) return 'metadata'
  if (sure.has(first)) return 'sure'
  return text.has(first) || endsIn(words, text) ? 'text' : 'other'
}
const statuses = lazy(
  () =>
    new Map(
      Object.entries(shippedSignals().keys.statuses).flatMap(
        ([said, words]) => words.map((word) => [word, said as Said] as const), // the keys of the list, as its schema holds
      ),
    ),
)
const MAX_NAME_LENGTH = 120
const MAX_LABEL_LENGTH = 400
const MAX_KNOWN = 2_000
const MAX_WHOLE = 60

/** Reads names for one walk, and memoises a bounded number of them: the same few come again and again. */
export interface Names {
  readonly ofKey: (key: string | number) => Key
  /** What a text names, as a whole or as a question: the answer to it may stand beside it. */
  readonly ofLabel: (text: string, underRisks: boolean) => Name | null
  /** Whether a text is nothing but the name of a risk. */
  readonly isWholeName: (text: string) => boolean
  /** What a text speaks about. */
  readonly mentions: (text: string) => readonly Mention[]
  /** The short names that a text under `risks` lists: `plan, means`. */
  readonly listed: (text: string) => readonly Name[]
  /** How the status of an entry says that it is meant: `resolved` is past. */
  readonly statusOf: (texts: readonly string[]) => Said | undefined
}

const INDEX: Key = {
  name: null,
  underRisks: null,
  isRisks: false,
  isElse: false,
  isLabel: false,
  isStatement: false,
  role: 'other',
  isScores: false,
  letters: '',
}

export const namesFor = (dangers: readonly OwnDanger[], find: ReturnType<typeof phraseFinder>): Names => {
  const found = new Map<string, readonly Mention[]>()
  const mentions = (text: string): readonly Mention[] => {
    const before = found.get(text)
    if (before !== undefined) return before
    const all = find(text)
    if (found.size < MAX_KNOWN && text.length <= MAX_LABEL_LENGTH) found.set(text, all)
    return all
  }
  const own = knownOwn(dangers)
  const keys = new Map<string, Key>()
  const labels = new Map<string, Name | null>()

  const inWords = (text: string, all: string): Name | null => {
    const letters = all.replaceAll(' ', '')
    const ofOwn = own.find((one) => one.letters === letters)?.name
    if (ofOwn !== undefined) return ofOwn
    if (letters === PAST) {
      return { risk: 'suicidalThoughts', sense: 'past', by: { list: 'keys', entry: PAST }, asks: false }
    }
    if (letters === '' || otherKeys().has(letters)) return null
    const code = riskOfCode(text)
    if (code !== null) return nameOfCode(code)
    const short = all.length <= MAX_NAME_LENGTH ? (nearest(letters, own) ?? nameIn(all, 'names')) : null
    if (short !== null) return short
    const mention = worst(mentions(text))
    if (mention === null) return null
    const name = nameOfMention(mention)
    return COUNT.test(all) ? { ...name, sense: 'stated' } : name
  }

  const keyOf = (key: string): Key => {
    const all = wordsOf(key)
    const letters = all.replaceAll(' ', '')
    const words = all.split(' ')
    const { labels: labelKeys, risks, scores, statements } = lists()
    const name = inWords(key, all)
    const isElse = otherKeys().has(letters)
    return {
      name,
      underRisks: name ?? (isElse || letters === '' ? null : nameIn(all, 'underRisks')),
      isRisks: letters === 'risks' || (!isElse && (risks.has(all) || words.some((word) => risks.has(word)))),
      isElse,
      isLabel: endsIn(words, labelKeys),
      isStatement: endsIn(words, statements),
      role: roleOf(words),
      isScores: scores.has(all),
      letters,
    }
  }

  return {
    ofKey: (key) => {
      if (typeof key === 'number') return INDEX
      const before = keys.get(key)
      if (before !== undefined) return before
      const cut = key.length > MAX_LABEL_LENGTH ? key.slice(0, MAX_LABEL_LENGTH) : key
      // Of endless keys the names alone are looked for.
      if (keys.size >= MAX_KNOWN)
        return { ...INDEX, name: nameOfLetters(lettersOf(cut.slice(0, MAX_NAME_LENGTH))) }
      const meaning = keyOf(cut)
      keys.set(key, meaning)
      return meaning
    },
    ofLabel: (text, underRisks) => {
      if (text.length > MAX_LABEL_LENGTH) return null
      const key = `${underRisks ? 'risk' : ''}:${text}`
      const before = labels.get(key)
      if (before !== undefined) return before
      if (labels.size >= MAX_KNOWN) return null // what it says is still read
      const all = wordsOf(text)
      const name =
        inWords(text, all) ?? (underRisks && all.length <= MAX_NAME_LENGTH ? nameIn(all, 'underRisks') : null)
      labels.set(key, name)
      return name
    },
    isWholeName: (text) => {
      if (text.length > MAX_WHOLE) return false
      const letters = lettersOf(text)
      return nameOfLetters(letters) !== null || nearest(letters, own) !== null
    },
    mentions,
    listed: (text) =>
      text.length > MAX_LABEL_LENGTH
        ? []
        : text
            .split(/[,;/&+|\n.]| and /i)
            .map(wordsOf)
            .flatMap((piece) => nameIn(piece, 'names') ?? nameIn(piece, 'underRisks') ?? []),
    statusOf: (texts) => {
      for (const text of texts) {
        const said = markOfCode(text) ?? statuses().get(wordsOf(text))
        if (said !== undefined) return said
      }
      return undefined
    },
  }
}
