/** The facts of the safety screen and its follow-up questions. */
import type { ItemSignal } from '../../referral/instrument.js'
import { factWords } from '../../words/decision-words.js'
import { answerForm, eventForm } from '../answer-form.js'
import type { CatalogueFact } from '../derivation.js'
import { immediateDanger, screenAnswer, suicidePlanOrIntent } from '../evidence.js'

const answered = (name: ItemSignal): Pick<CatalogueFact, 'derivation' | 'derive'> => ({
  derivation:
    'the worst of the answer given, of items of questionnaires that ask for it, where any score above the least is a yes and 0 adds nothing, and of phrases for it in the notes',
  derive: screenAnswer(name),
})

/** In the order they are asked. */
export const safetyFacts = [
  {
    name: 'suicidalThoughts',
    kind: 'answer',
    ...factWords('suicidalThoughts'),
    description:
      'Thoughts of suicide at present, as said by the person, marked in an item of a questionnaire that asks about them, or found in the notes.',
    safety: true,
    answer: answerForm('risks', 'suicidalThoughts'),
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    ...answered('suicidalThoughts'),
  },
  {
    name: 'recentSuicideAttempt',
    kind: 'answer',
    ...factWords('recentSuicideAttempt'),
    description: 'An attempt to end their life, recently.',
    safety: true,
    answer: eventForm('risks', 'recentSuicideAttempt'),
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    ...answered('recentSuicideAttempt'),
  },
  {
    name: 'selfHarm',
    kind: 'answer',
    ...factWords('selfHarm'),
    description: 'Having hurt themselves on purpose, recently.',
    safety: true,
    answer: eventForm('risks', 'selfHarm'),
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    ...answered('selfHarm'),
  },
  {
    name: 'suicidePlanOrIntent',
    kind: 'answer',
    ...factWords('suicidePlanOrIntent'),
    description:
      'A plan, the means or the intent to end their life, or not being able to keep themselves safe.',
    safety: true,
    answer: answerForm('risks', 'suicidePlanOrIntent'),
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    derivation:
      'the answer given, a questionnaire’s item that asks for it, or a phrase for it in the notes; inferred "no" if there is none of these and thoughts, attempt and self-harm are all an explicit "no"',
    derive: suicidePlanOrIntent,
  },
  {
    name: 'immediateDanger',
    kind: 'answer',
    ...factWords('immediateDanger'),
    description: 'A life in danger at this moment: an attempt, an injury or violence happening now.',
    safety: true,
    answer: answerForm('risks', 'immediateDanger'),
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    derivation:
      'the answer given, a questionnaire’s item that asks for it, or a phrase for it in the notes; inferred "no" if there is none of these, thoughts, attempt and self-harm are all an explicit "no" and no abuse (also as a need), neglect or harm to others is reported',
    derive: immediateDanger,
  },
] as const satisfies readonly CatalogueFact[]
