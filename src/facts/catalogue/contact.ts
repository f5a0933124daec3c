/** Facts about how the person is reached and met: ways of talking and writing, who may be harmed on a visit, and a birth that changes who else is told. */
import { factWords } from '../../words/decision-words.js'
import { answerForm } from '../answer-form.js'
import { riskAnswer } from '../answers.js'
import type { CatalogueFact } from '../derivation.js'
import { answeredByClient } from './client.js'

/** A way in which somebody is reached: who asks about the danger finds it out, and nobody asks for it first. */
const reached = (name: 'mayCall' | 'mayLeaveMessage' | 'mayWrite') =>
  ({
    name,
    ...factWords(name),
    safety: false,
    asked: 'later',
    ...answeredByClient(name, 'no'),
  }) as const

/** At these ages somebody is asked about a birth (M): nobody of 80 is, first of all. */
const AGES_OF_BIRTH = [10, 55] as const

/** In the order they are asked. */
export const contactFacts = [
  {
    name: 'communicationNeeds',
    ...factWords('communicationNeeds'),
    description:
      'Needs another way of talking or of reading, or another reasonable adjustment (Accessible Information Standard).',
    safety: false,
    step: 'first',
    mayTell: ['client', 'referrer'],
    ...answeredByClient('communicationNeeds', 'yes'),
  },
  {
    name: 'perinatal',
    ...factWords('perinatal'),
    description: 'Is pregnant, or gave birth in the last year (NCCMH 2018: the perinatal period).',
    safety: false,
    // With the other risks: it changes who takes over.
    step: 'safety',
    asked: AGES_OF_BIRTH,
    mayTell: ['professional-referrer'],
    ...answeredByClient('perinatal', 'yes'),
  },
  {
    ...reached('mayCall'),
    description: 'May be rung; a “no” where somebody may listen, or for any other reason.',
  },
  { ...reached('mayLeaveMessage'), description: 'A message may be left, with somebody or on a machine.' },
  { ...reached('mayWrite'), description: 'Letters may be sent to where the person lives.' },
  {
    name: 'riskToVisitors',
    kind: 'answer',
    ...factWords('riskToVisitors'),
    description: 'Somebody who visits the person at home may come to harm there.',
    safety: false,
    // The first meeting may be a visit; put to whoever referred, it takes no room in the conversation.
    step: 'first',
    askOf: 'referrer',
    answer: answerForm('risks', 'riskToVisitors'),
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    derivation: 'the answer given; a "no" that was given too long ago is unknown',
    derive: riskAnswer('riskToVisitors'),
  },
] as const satisfies readonly CatalogueFact[]
