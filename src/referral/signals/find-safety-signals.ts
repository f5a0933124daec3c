/** The door to what is found of danger in data that could not be read. */
import { shippedVocabulary, type Vocabulary } from '../vocabulary.js'
import { phraseFinder } from './find-phrases.js'
import { namesFor } from './names.js'
import { questionnairesOf } from './questionnaires.js'
import type { OwnDanger, SafetySignal } from './safety-signal.js'
import { Walk } from './walk.js'

/**
 * Signals of suicidal thoughts, self-harm, an attempt or danger in data that could not be read as a referral: keys of ours
 * whose answer is not plainly "no", codes and items of questionnaires, and phrases. `dangers` are questions of a rule set's
 * own. Finding none means nothing: it is no detector. Never throws, whatever it is handed.
 */
export const findSafetySignals = (
  input: unknown,
  dangers: readonly OwnDanger[] = [],
  vocabulary: Pick<Vocabulary, 'instruments' | 'phrases'> = shippedVocabulary,
): readonly SafetySignal[] => {
  const walk = new Walk(
    namesFor(dangers, phraseFinder(vocabulary.phrases)),
    questionnairesOf(vocabulary.instruments),
  )
  try {
    return walk.run(input)
  } catch {
    return walk.judge.found.inOrder() // no stack or memory left: what was found so far still counts
  }
}
