/** Unknown → words that explanations can use, or everything that is wrong with them. */

import { type Json, valueAt } from '../input/json.js'
import { REFERRAL_LIMITS } from '../input/json-limits.js'
import { unlessChanged } from '../input/properties.js'
import { readStrict } from '../input/read-strict.js'
import { isUsableContact, UNUSABLE_CONTACT } from '../input/readable-text.js'
import { didYouMean } from '../issue/did-you-mean.js'
import { type Issue, issuesBelow, type Result } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { gradesRisk } from '../rule-set/reading/check-grades.js'
import type { Triage } from '../triage.js'
import { placesIn, readMessage } from '../words/message.js'
import { OwnWords } from '../words/own-words.js'
import { NEVER_LEFT_OUT } from '../words/words.js'
import { hasNumbersOf } from './phone-numbers.js'
import { type TranslatableText, translatableWords } from './translatable-words.js'

const placesOf = (text: string): readonly string[] => {
  const read = readMessage(text)
  return read.ok ? placesIn(read.message) : []
}

/** What is wrong with one text of one's own. */
const textIssues = (path: Issue['path'], text: string, english: TranslatableText): readonly Issue[] => {
  const read = readMessage(text)
  if (!read.ok) {
    const hint = 'write `{name}` for a place, and `{n, plural, one {…} other {…}}` for a number'
    return [{ ...read.fault, path, hint }]
  }
  const known = placesOf(english.text)
  const places = placesIn(read.message)
  const leftOut = english.kept
    ? []
    : known.filter((name) => NEVER_LEFT_OUT.includes(name) && !places.includes(name))
  const unknown = places.filter((name) => !known.includes(name))
  return [
    ...unknown.map(
      (name): Issue => ({
        code: 'unknown-place',
        path,
        message: `nothing stands for the place ${quote(name)}`,
        hint: known.length === 0 ? 'the English has no places' : didYouMean(name, known),
      }),
    ),
    ...leftOut.map(
      (name): Issue => ({
        code: 'contact-not-usable',
        path,
        message: `the text leaves out \`{${name}}\`, and with it whom to reach`,
        hint: `write \`{${name}}\` where it is to stand`,
      }),
    ),
    ...(english.key.endsWith('.contact') && !isUsableContact(text) ? [{ ...UNUSABLE_CONTACT, path }] : []),
    ...(english.key.startsWith('helpline.') && !hasNumbersOf(english.text, text)
      ? [{ ...UNUSABLE_CONTACT, message: 'a number of the helpline is not in the text', path }]
      : []),
    ...(gradesRisk(text)
      ? [
          {
            code: 'risk-grade',
            path,
            message: 'the text grades the risk of suicide, and nobody is ever graded',
          } as const,
        ]
      : []),
  ]
}

/** What is wrong with words, whatever form they have: `texts` are all that there are. */
const wordIssues = (data: Json, texts: readonly TranslatableText[]): readonly Issue[] => {
  const known = new Map(texts.map((one) => [one.key, one]))
  const keys = [...known.keys()]
  if (typeof data !== 'object' || data === null) return []
  return Object.keys(data).flatMap((language) => {
    const words = valueAt(data, [language])
    if (typeof words !== 'object' || words === null) return []
    return Object.entries(words).flatMap(([key, text]): readonly Issue[] => {
      const path = [language, key]
      const english = known.get(key)
      if (english === undefined) {
        return [
          {
            code: 'unknown-key',
            path,
            message: `there is no text ${quote(key)}`,
            hint: didYouMean(key, keys),
          },
        ]
      }
      return typeof text === 'string' ? textIssues(path, text, english) : []
    })
  })
}

/**
 * Reads words of a service's own, by language and key, for the decisions of a triage. Gives them frozen, or every issue at once: a key that no
 * text has, a text that cannot be read or has a place that nothing stands for, a contact or a helpline that nobody could use, a text that
 * grades a risk. Never throws, whatever it is handed.
 */
export const parseWords = unlessChanged(
  (input: unknown, triage: Pick<Triage, 'ruleSet' | 'service'>): Result<OwnWords> => {
    const texts = translatableWords(triage)
    return readStrict(OwnWords, input, REFERRAL_LIMITS, (data) => wordIssues(data, texts))
  },
)

/** What is wrong with the words that a service states itself, where they stand in `{ service }`. */
export const ownWordIssues = (triage: Pick<Triage, 'ruleSet' | 'service'>): readonly Issue[] => {
  const { words } = triage.service
  const read = words === undefined ? null : parseWords(words, triage)
  return read === null || read.ok ? [] : issuesBelow(issuesBelow(read.issues, 'words'), 'service')
}
