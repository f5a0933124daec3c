/** What is known already, so that nobody is asked twice: for the link worker alone. */
import type { Decision, ReasonFact } from '../../decision/decision.js'
import { STEPS, stepOf } from '../../facts/fact.js'
import type { ExplanationWords } from '../../words/explanation-words.js'
import { type Section, section } from '../explanation.js'
import { formatReasonFact } from '../format-reason.js'
import { definitionOf } from '../format-rule.js'
import { capitalised, stopped } from '../sentences.js'

/** In the order of a first conversation; a decision on record of an earlier form does not say what was known. */
const knownInOrder = ({ known = [] }: Decision): readonly ReasonFact[] => {
  const stepFor = ({ fact }: ReasonFact) => {
    const definition = definitionOf(fact)
    return definition === undefined ? 'rest' : stepOf(definition)
  }
  return STEPS.flatMap((step) => known.filter((one) => stepFor(one) === step))
}

/** Each thing that is known on a line of its own; `text` is all of them in one, as on a card. */
export const knownAlready = (
  words: ExplanationWords,
  decision: Decision,
  layout: 'list' | 'text' = 'list',
): readonly Section[] => {
  const facts = knownInOrder(decision).map((one) => formatReasonFact(words, one))
  const lines = layout === 'list' || facts.length === 0 ? facts : [facts.join('; ')]
  return section(
    words.say('linkWorker.known'),
    layout,
    lines.map((one) => capitalised(stopped(one))),
  )
}
