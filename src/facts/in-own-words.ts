/** Facts as a service calls them and asks for them. */
import { ownEnglish } from '../words/decision-words.js'
import type { OwnWords } from '../words/own-words.js'
import { optionKey } from './answer-form.js'
import type { AskedFact } from './fact.js'

/** What a service calls it; a question of the safety screen is always asked as it is, and the service's words stand after it. */
const inWords = (definition: AskedFact, words: OwnWords): AskedFact => {
  const { answer, name, question, safety, title } = definition
  const said = (what: 'title' | 'question', text: string): string => {
    const own = ownEnglish(words, `facts.${name}.${what}`)
    if (own === null) return text
    return safety ? `${text} ${own}` : own
  }
  const { options } = answer
  return {
    ...definition,
    title: said('title', title),
    question: said('question', question),
    ...(options === undefined
      ? {}
      : {
          answer: {
            ...answer,
            options: options.map((one) => ({
              ...one,
              title: ownEnglish(words, optionKey(answer, one.value)) ?? one.title,
            })),
          },
        }),
  }
}

/** The same facts, in the service's own English where it has any. */
export const inOwnWords = (
  definitions: ReadonlyMap<string, AskedFact>,
  words: OwnWords | undefined,
): ReadonlyMap<string, AskedFact> =>
  words === undefined
    ? definitions
    : new Map([...definitions].map(([name, definition]) => [name, inWords(definition, words)]))
