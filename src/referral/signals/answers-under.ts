/** What under the name of a risk is (part of) its answer: `{ value: 'no', askedBy: 'Dr Roe' }`. */
import { type About, isContainer, isGiven, isQuestion, isUnderstood, type Step } from './about.js'
import { chosenIn } from './answers-beside.js'
import type { Key, Names } from './names.js'
import type { Entry } from './untrusted.js'

/** One entry with what its key tells. */
interface Part {
  readonly key: string | number
  readonly value: unknown
  readonly meaning: Key
}

const isAnyGiven = (parts: readonly Part[]): boolean => parts.some(({ value }) => isGiven(value))

/** The words of an answer; beside others, a code that is not understood says nothing. */
const wordsAmong = (parts: readonly Part[]): readonly Part[] => {
  const texts = parts.filter(({ value }) => !isQuestion(value))
  const isCode = ({ meaning, value }: Part): boolean =>
    meaning.letters.endsWith('code') && !isContainer(value) && !isUnderstood(value)
  const others = texts.filter((part) => !isCode(part))
  return others.some(({ value }) => isGiven(value)) ? others : texts
}

/**
 * What surely holds the answer; where nothing does, what may; then the words of it, and when it happened. What is no part of
 * any answer, and the name of the question, are looked at only for what they say by themselves.
 */
export const answersUnder = (entries: readonly Entry[], about: About, names: Names): readonly Step[] => {
  const parts = entries.map(([key, value]): Part => ({ key, value, meaning: names.ofKey(key) }))
  const of = (...roles: readonly Key['role'][]) => parts.filter(({ meaning }) => roles.includes(meaning.role))
  const isSure = isAnyGiven(of('sure'))
  const isElsewhere = isSure || isAnyGiven(of('other', 'maybe'))
  const words = wordsAmong(of('text'))
  const isDated = isElsewhere || isAnyGiven(words)
  const aboutOf = (part: Part): About | null => {
    const { meaning, value } = part
    const isOwn = meaning.name !== null || (about.underRisks && meaning.underRisks !== null)
    if (isOwn) return about
    if (meaning.letters === 'extension') return { ...about, isAside: true }
    switch (meaning.role) {
      case 'sure':
      case 'other':
      case 'happened': // a day on which it happened, whatever answer stands beside it
        return about
      case 'maybe':
        return { ...about, isAside: isSure }
      case 'text':
        // The name of the question, beside a place for its answer.
        if (isElsewhere || (of('sure').length > 0 && typeof value === 'string' && names.isWholeName(value)))
          return { ...about, isAside: true, isAsked: true }
        return words.includes(part) ? about : null
      case 'when':
        return isDated ? null : about
      default:
        return typeof value === 'string' || isContainer(value)
          ? { ...about, name: null, isAsked: true }
          : null
    }
  }
  // `{ options: [{ label: 'Yes', selected: true }] }`: the options are none, and what was chosen is.
  const chosen = chosenIn(entries, names).map(([key, value]) => ({ keys: [key], value, about }))
  const rest = parts.flatMap((part) => {
    const what = aboutOf(part)
    return what === null ? [] : [{ keys: [part.key], value: part.value, about: what }]
  })
  return [...chosen, ...rest]
}
