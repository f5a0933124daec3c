/** What a link worker asks, of whom, and in the words to ask it. */
import type { Decision, Question } from '../../decision/decision.js'
import { STEPS } from '../../facts/fact.js'
import type { ExplanationWords } from '../../words/explanation-words.js'
import { isNotContacted, isOwnChoice } from '../consent.js'
import { type Line, line, type Section, section } from '../explanation.js'
import { type AskedQuestion, asksAboutRisk, groupQuestions, stepIn } from '../group-questions.js'
import { listOf } from '../phrases.js'
import { capitalised, stopped } from '../sentences.js'
import { pathwayQuestions } from './provisional-pathway.js'

/** How much of them is told: on a card, what the decision waits for and what a conversation begins with. */
type HowMuch = 'all' | 'needed'

const isNeeded = (question: Question): boolean =>
  question.holdsUp || stepIn(question) === 'first' || stepIn(question) === 'why'

const someOf = (questions: readonly AskedQuestion[], howMuch: HowMuch): readonly AskedQuestion[] =>
  howMuch === 'all' ? questions : questions.filter(isNeeded)

const questionLine = (
  { say }: ExplanationWords,
  { holdsUp, howToAsk, onlyIfNotClear, question, title }: AskedQuestion,
): Line => {
  const waits = holdsUp && !onlyIfNotClear
  const text = say(waits ? 'linkWorker.ask.needed' : 'linkWorker.ask.question', { question, title })
  return line(
    onlyIfNotClear ? say('linkWorker.ask.onlyIfNotClear', { question: text }) : text,
    howToAsk ?? null,
  )
}

/** Questions under a heading, and before those about a risk how to ask them. */
const asked = (
  words: ExplanationWords,
  decision: Decision,
  heading: 'now' | 'first' | 'why' | 'safety' | 'rest',
  questions: readonly AskedQuestion[],
): readonly Section[] => {
  const { say } = words
  const ofReferrer = decision.disposition === 'request-information' && isNotContacted(decision)
  const intro = [
    heading === 'now' ? say('linkWorker.ask.nowIntro', { first: say('linkWorker.next.sayWho') }) : null,
    questions.some(asksAboutRisk)
      ? say(
          !ofReferrer
            ? 'linkWorker.ask.warmly'
            : isOwnChoice(decision)
              ? 'linkWorker.ask.onRecord'
              : 'linkWorker.ask.ofReferrer',
        )
      : null,
  ].filter((one) => one !== null)
  return section(
    say(`linkWorker.ask.${heading}`),
    'steps',
    questions.map((one) => questionLine(words, one)),
    intro.length === 0
      ? null
      : intro.reduce((before, more) => say('linkWorker.ask.withMore', { intro: before, more })),
  )
}

/** What is not put to the person: whoever referred or another team is asked, or somebody looks it up. */
const notForPerson = (
  words: ExplanationWords,
  decision: Decision,
  howMuch: HowMuch = 'all',
): readonly Section[] =>
  (['referrer', 'team', 'record'] as const).flatMap((whom) =>
    section(
      words.say(`linkWorker.ask.${whom}`),
      'list',
      someOf(groupQuestions(decision)[whom], howMuch).map((one) => questionLine(words, one)),
      words.say(`linkWorker.ask.${whom}Intro`),
    ),
  )

/** What something waits for: more urgent help, or the decision, and then in the order of the first conversation. */
export const urgentQuestions = (
  words: ExplanationWords,
  decision: Decision,
  howMuch: HowMuch = 'all',
): readonly Section[] => {
  const { say } = words
  const { clinician, forPerson, now } = groupQuestions(decision)
  const facts = listOf(
    words,
    clinician.map(({ title }) => title),
  )
  const isWaiting = decision.disposition === 'request-information'
  const conversation = isWaiting ? someOf(forPerson, howMuch) : []
  return [
    ...asked(words, decision, 'now', now),
    ...section(say('linkWorker.ask.clinician'), 'text', [
      facts === '' ? null : say('linkWorker.ask.doNotPress', { facts: capitalised(stopped(facts)) }),
    ]),
    ...STEPS.flatMap((step) =>
      asked(
        words,
        decision,
        step,
        conversation.filter((one) => stepIn(one) === step),
      ),
    ),
    ...(isWaiting ? notForPerson(words, decision, howMuch) : []),
  ]
}

/** Whether a provisional pathway waits for it, so that it is asked before support starts. */
const isOfPathway = (decision: Decision, fact: string): boolean =>
  pathwayQuestions(decision).some((one) => one.fact === fact)

/** What to ask before support starts on a pathway that is provisional: of the person here; what others know stands with theirs. */
export const provisionalPathway = (words: ExplanationWords, decision: Decision): readonly Section[] => {
  const waits = pathwayQuestions(decision)
  if (decision.disposition !== 'accept' || waits.length === 0) return []
  const { say } = words
  const ofPerson = groupQuestions(decision).forPerson.filter(({ fact }) => isOfPathway(decision, fact))
  const ofOthers = waits.filter(({ fact }) => !ofPerson.some((one) => one.fact === fact))
  const facts = listOf(
    words,
    ofOthers.map(({ title }) => title),
  )
  const pathways = listOf(
    words,
    decision.couldBecome.map(({ pathwayTitle }) => pathwayTitle),
    'or',
  )
  return section(
    say('linkWorker.ask.beforeSupport'),
    'steps',
    [
      ...ofPerson.map((one) => questionLine(words, one)),
      facts === '' ? null : say('linkWorker.ask.beforeSupportOfOthers', { facts }),
    ],
    say('linkWorker.ask.beforeSupportIntro', { pathways, first: say('linkWorker.next.sayWho') }),
  )
}

const isNotAsked = (decision: Decision): boolean =>
  decision.disposition !== 'escalate' && isNotContacted(decision)

/** What a card only names, as nothing waits for it; nothing while the person has not agreed to be asked. */
export const optionalQuestions = (decision: Decision): readonly Question[] => {
  if (isNotAsked(decision)) return []
  const { forOthers, forPerson } = groupQuestions(decision)
  const all = [...forPerson, ...forOthers].filter(({ fact }) => !isOfPathway(decision, fact))
  return decision.disposition === 'request-information' ? all.filter((one) => !isNeeded(one)) : all
}

/** The same in full, where nothing waits: at an escalation only other risks. Last comes what can wait. */
export const otherQuestions = (words: ExplanationWords, decision: Decision): readonly Section[] => {
  const { say } = words
  if (isNotAsked(decision)) return []
  const escalates = decision.disposition === 'escalate'
  // A decision on record of an earlier form has them among the others.
  const { laterQuestions = [] } = decision
  const facts = listOf(
    words,
    laterQuestions.map(({ title }) => title),
  )
  return [
    ...(decision.disposition === 'request-information'
      ? []
      : [
          ...section(
            say(escalates ? 'linkWorker.ask.after' : 'linkWorker.ask.worthAsking'),
            'list',
            groupQuestions(decision)
              .forPerson.filter(({ fact }) => !isOfPathway(decision, fact))
              .map((one) => questionLine(words, one)),
            say(escalates ? 'linkWorker.ask.afterIntro' : 'linkWorker.next.sayWho'),
          ),
          ...notForPerson(words, decision),
        ]),
    ...section(say('linkWorker.ask.canWait'), 'text', [
      escalates || facts === '' ? null : capitalised(stopped(facts)),
    ]),
  ]
}
