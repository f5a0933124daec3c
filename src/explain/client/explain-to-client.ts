import type { Decision, Question } from '../../decision/decision.js'
import { mayBeTold } from '../../referral/audience.js'
import { type ExplanationWords, explanationWords } from '../../words/explanation-words.js'
import type { WordsOptions } from '../../words/words.js'
import { lacksConsent, whoDecides } from '../consent.js'
import { contactLimits } from '../contact-limits.js'
import { decisionIn } from '../decision-in-language.js'
import { type Explanation, type Page, type Section, section } from '../explanation.js'
import { isForPerson } from '../group-questions.js'
import { helpMeanwhile } from '../help-meanwhile.js'
import { helplinesOf } from '../phone-numbers.js'
import { stopped } from '../sentences.js'
import { clientEscalation } from './client-escalation.js'
import { clientOffer } from './client-offer.js'
import { clientChoice, clientRedirect } from './client-redirect.js'

/** Questions as a client reads them at home; the link worker has the catalogue's own words. */
const CLIENT_QUESTIONS = [
  'consent',
  'age',
  'isChild',
  'ageInRange',
  'selfNavigation',
  'housebound',
  'supportToLeaveHome',
  'longTermConditions',
  'carer',
  'interpreterNeeded',
  'communicationNeeds',
  'needs',
  'needsCount',
] as const

/** The questions that a client can be shown, each once, in the order they are asked. */
const clientQuestions = ({ say }: ExplanationWords, questions: readonly Question[]): readonly string[] => [
  ...new Set(
    questions.flatMap((question) => {
      // What is for the referrer or the record is never put to the person.
      if (!isForPerson(question)) return []
      const known = CLIENT_QUESTIONS.find((fact) => fact === question.fact)
      return known === undefined || !mayBeTold(question, 'client') ? [] : [say(`client.question.${known}`)]
    }),
  ),
]

/** All who are asked anything read of what everyone is asked, so that it gives nothing away. */
const questionsPage = (words: ExplanationWords, decision: Decision): Page => {
  const { say } = words
  return {
    title: say('client.questions.title'),
    sections: [
      ...section(say('client.next'), 'text', [say('client.questions.intro')]),
      ...helpMeanwhile(words, decision, 'client'),
      ...section(say('client.questions.heading'), 'list', [
        ...clientQuestions(words, decision.questions),
        say('client.questions.everyone'),
      ]),
      ...section(say('client.questions.choose'), 'text', [say('client.questions.noWrongAnswers')]),
    ],
  }
}

const pageFor = (words: ExplanationWords, decision: Decision, helplines: readonly string[]): Page => {
  switch (decision.disposition) {
    case 'accept':
      return clientOffer(words, decision)
    case 'redirect':
      return clientRedirect(words, decision)
    case 'request-information':
      if (whoDecides(decision).length > 0) return clientRedirect(words, decision)
      return lacksConsent(decision) ? clientChoice(words) : questionsPage(words, decision)
    case 'escalate':
      return clientEscalation(words, decision, helplines)
  }
}

/** What somebody said of how to reach them is kept to. Whoever comes at an escalation, or who has not agreed, is not promised a call. */
const howWeReachYou = ({ say }: ExplanationWords, decision: Decision): readonly Section[] => {
  const onPaperOnly = decision.disposition === 'escalate' || lacksConsent(decision)
  const limits = contactLimits(decision).filter((way) => way === 'mayWrite' || !onPaperOnly)
  return section(
    say('client.contact.heading'),
    'text',
    limits.map((way) => say(`client.contact.${way}`)),
  )
}

/**
 * A decision for the person it is about, in plain words (to be read from about age 11). It never names a risk:
 * somebody else may have disclosed it. It says who will be in touch and by when, what social prescribing can and
 * cannot do, and for how many weeks and contacts.
 * Where to turn at once stands in the decision, by the nation of the service; `helplines` are sentences of your own after it.
 * `contact` is how to reach the service, as its `contact` says it: without it, "tell us" is hard to do.
 * In English unless `options` give a language and its words.
 */
export const explainToClient = (
  given: Decision,
  options: WordsOptions & {
    /** Where else to turn at once, a sentence each: after those of the nation. */
    readonly helplines?: readonly string[]
    /** How to reach the service. */
    readonly contact?: string | undefined
  } = {},
): Explanation => {
  const words = explanationWords(options)
  const { say } = words
  const decision = decisionIn(words, given)
  const helplines = [...helplinesOf(decision).map(({ text }) => text), ...(options.helplines ?? [])]
  const { title, sections } = pageFor(words, decision, helplines)
  const help = section(say('client.help'), 'list', helplines)
  const reachUs =
    options.contact === undefined ? null : say('client.say.reachUs', { contact: stopped(options.contact) })
  const reached = howWeReachYou(words, decision)
  const youHaveASay = (...said: readonly string[]) =>
    section(say('client.say.heading'), 'text', [...said, reachUs])
  return {
    reader: 'client',
    title,
    sections:
      decision.disposition === 'escalate'
        ? [
            ...help,
            ...sections,
            ...reached,
            ...youHaveASay(say('client.say.otherWay'), say('client.say.wrong')),
          ]
        : [...sections, ...reached, ...youHaveASay(say('client.say.plan'), say('client.say.no')), ...help],
  }
}
