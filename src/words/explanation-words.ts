/** The words of explanations. */
import catalogue from '../../rules/bundled/words/explanation.json' with { type: 'json' }
import { type Words, wordsOf } from './words.js'

/** The texts by their keys; what is declared of them for the package names each key, and no file that it does not have. */
const texts = catalogue.texts

/** The key of a text that explanations are made of. */
export type ExplanationKey = keyof typeof texts

/** What explanations are made of, in one language. */
export type ExplanationWords = Words<ExplanationKey>

/** The words for explanations, in the language of the options; English if they say none. */
export const explanationWords = wordsOf<ExplanationKey>({ kept: catalogue.kept, texts })
