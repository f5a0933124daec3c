import type { Decision, Question } from '../../decision/decision.js'
import { mayBeTold } from '../../referral/audience.js'
import { lacksConsent } from '../consent.js'
import { type Explanation, type Page, section } from '../explanation.js'
import { helplinesOf } from '../phone-numbers.js'
import { stopped } from '../sentences.js'
import { clientEscalation } from './client-escalation.js'
import { clientOffer } from './client-offer.js'
import { clientChoice, clientRedirect } from './client-redirect.js'

/** Questions as a client reads them at home; the link worker has the catalogue's own words. */
const CLIENT_QUESTIONS: { readonly [fact: string]: string } = {
  consent: 'Would you like to work with a link worker?',
  age: 'When were you born?',
  ageInRange: 'When were you born?',
  selfNavigation: 'If we tell you about a group, could you get in touch with them by yourself?',
  housebound: 'Is it hard for you to leave your home without help?',
  supportToLeaveHome: 'Is there someone who can go out with you?',
  longTermConditions: 'Do you have any health problems that have gone on for a long time?',
  carer: 'Do you look after someone at home?',
  interpreterNeeded: 'Would you like someone who speaks your language to help us talk?',
  needs: 'What matters to you, and what would you like help with?',
  needsCount: 'What matters to you, and what would you like help with?',
}

/** What the page says of every other question. All who are asked anything read it, so it gives nothing away. */
const ASKED_OF_EVERYONE = 'We ask everyone how they are feeling, and if they are safe and well.'

/** The questions that a client can be shown, each once, in the order they are asked. */
const clientQuestions = (questions: readonly Question[]): readonly string[] => [
  ...new Set(
    questions.flatMap((question) => {
      const { fact } = question
      const isTold = mayBeTold(question, 'client') && Object.hasOwn(CLIENT_QUESTIONS, fact)
      const words = isTold ? CLIENT_QUESTIONS[fact] : undefined
      return words === undefined ? [] : [words]
    }),
  ),
]

const questionsPage = ({ questions }: Decision): Page => ({
  title: 'We would like to ask you a few things',
  sections: [
    ...section('What happens next', 'text', [
      'We want to help you in the way that is right for you. To do that, we need to know a bit more. A link worker will get in touch to talk with you.',
    ]),
    ...section('What we will ask', 'list', [...clientQuestions(questions), ASKED_OF_EVERYONE]),
    ...section('You choose what to say', 'text', [
      'There are no wrong answers. If you do not want to answer, say so. That is fine.',
    ]),
  ],
})

const pageFor = (decision: Decision, helplines: readonly string[]): Page => {
  switch (decision.disposition) {
    case 'accept':
      return clientOffer(decision)
    case 'redirect':
      return clientRedirect(decision)
    case 'request-information':
      return lacksConsent(decision) ? clientChoice() : questionsPage(decision)
    case 'escalate':
      return clientEscalation(decision, helplines)
  }
}

const SAY_WHEN_ESCALATED = [
  'Is there a way you would like us to do this? Tell us.',
  'If we have got something wrong, tell us that too.',
]

const YOUR_SAY = [
  'This is a plan. A person on our team checks it before it counts.',
  'If something is wrong, or you want something else, tell us. You can say no.',
]

/**
 * A decision for the person it is about, in plain words (to be read from about age 11). It never names a risk:
 * somebody else may have disclosed it. It says who will be in touch and by when, what social prescribing can and
 * cannot do, and for how many weeks and contacts.
 * Where to turn at once stands in the decision, by the nation of the service; `helplines` are sentences of your own after it.
 * `contact` is how to reach the service, as its `contact` says it: without it, "tell us" is hard to do.
 */
export const explainToClient = (
  decision: Decision,
  options: {
    /** Where else to turn at once, a sentence each: after those of the nation. */
    readonly helplines?: readonly string[]
    /** How to reach the service. */
    readonly contact?: string | undefined
  } = {},
): Explanation => {
  const helplines = [...helplinesOf(decision).map(({ text }) => text), ...(options.helplines ?? [])]
  const { title, sections } = pageFor(decision, helplines)
  const help = section('If you need help right now', 'list', helplines)
  const reachUs = options.contact === undefined ? null : `How to reach us: ${stopped(options.contact)}`
  const say = (words: readonly string[]) => section('You have a say', 'text', [...words, reachUs])
  return {
    reader: 'client',
    title,
    sections:
      decision.disposition === 'escalate'
        ? [...help, ...sections, ...say(SAY_WHEN_ESCALATED)]
        : [...sections, ...say(YOUR_SAY), ...help],
  }
}
