/** The words of explanations. */
import catalogue from '../../rules/bundled/words/explanation.json' with { type: 'json' }
import { refuseChanged } from '../input/properties.js'
import { type Words, type WordsOptions, wordsOf } from './words.js'

/** The texts by their keys; what is declared of them for the package names each key, and no file that it does not have. */
const texts = catalogue.texts

/** The key of a text that explanations are made of. */
export type ExplanationKey = keyof typeof texts

/** What explanations are made of, in one language. */
export type ExplanationWords = Words<ExplanationKey>

const inLanguage = wordsOf<ExplanationKey>({ kept: catalogue.kept, texts })

/**
 * The words for explanations, in the language of the options; English if they say none. Throws `TriageError` where nothing that is explained
 * would be what was decided: `changed-built-in`.
 */
export const explanationWords = (options?: WordsOptions): ExplanationWords => {
  refuseChanged()
  return inLanguage(options)
}
