/** The facts of the safety screen and its follow-up questions. */
import type { ItemSignal } from '../../referral/instrument.js'
import type { CatalogueFact } from '../derivation.js'
import { immediateDanger, screenAnswer, suicidePlanOrIntent } from '../evidence.js'

const answered = (name: ItemSignal): Pick<CatalogueFact, 'derivation' | 'derive'> => ({
  derivation:
    'the worst of the answer given and of items of questionnaires that ask for it, where any score above the least is a yes and 0 adds nothing',
  derive: screenAnswer(name),
})

/** In the order they are asked. */
export const safetyFacts = [
  {
    name: 'suicidalThoughts',
    kind: 'answer',
    title: 'suicidal thoughts now',
    description:
      'Thoughts of suicide at present, as said by the person or marked in an item of a questionnaire that asks about them.',
    question: 'Are you having thoughts of ending your life?',
    safety: true,
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    ...answered('suicidalThoughts'),
  },
  {
    name: 'recentSuicideAttempt',
    kind: 'answer',
    title: 'a recent suicide attempt',
    description: 'An attempt to end their life, recently.',
    question: 'Have you recently tried to end your life?',
    safety: true,
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    ...answered('recentSuicideAttempt'),
  },
  {
    name: 'selfHarm',
    kind: 'answer',
    title: 'recent self-harm',
    description: 'Having hurt themselves on purpose, recently.',
    question: 'Have you recently hurt yourself on purpose?',
    safety: true,
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    ...answered('selfHarm'),
  },
  {
    name: 'suicidePlanOrIntent',
    kind: 'answer',
    title: 'a suicide plan, means or intent',
    description:
      'A plan, the means or the intent to end their life, or not being able to keep themselves safe.',
    question:
      'Have you made any plans to end your life, or do you have a way to do it? Do you feel you might act on it, or cannot keep yourself safe?',
    safety: true,
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    derivation:
      'the answer given, or a questionnaire’s item that asks for it; inferred "no" if there is neither and thoughts, attempt and self-harm are all an explicit "no"',
    derive: suicidePlanOrIntent,
  },
  {
    name: 'immediateDanger',
    kind: 'answer',
    title: 'immediate danger',
    description: 'A life in danger at this moment: an attempt, an injury or violence happening now.',
    question: 'Is anyone hurt or in danger right now?',
    safety: true,
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    derivation:
      'the answer given, or a questionnaire’s item that asks for it; inferred "no" if there is neither, thoughts, attempt and self-harm are all an explicit "no" and no abuse (also as a need), neglect or harm to others is reported',
    derive: immediateDanger,
  },
] as const satisfies readonly CatalogueFact[]
