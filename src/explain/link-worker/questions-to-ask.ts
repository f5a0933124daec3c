/** What a link worker asks, in the words to ask it. */
import type { Decision, Question } from '../../decision/decision.js'
import type { ExplanationWords } from '../../words/explanation-words.js'
import { lacksConsent } from '../consent.js'
import { type Line, line, type Section, section } from '../explanation.js'
import { type AskedQuestion, asksAboutRisk, groupQuestions } from '../group-questions.js'
import { listOf } from '../phrases.js'
import { capitalised, stopped } from '../sentences.js'

const questionLine = ({ say }: ExplanationWords, { howToAsk, question, title }: Question): Line =>
  line(say('linkWorker.ask.question', { question, title }), howToAsk ?? null)

const askedLine = (words: ExplanationWords, asked: AskedQuestion): Line => {
  const one = questionLine(words, asked)
  return asked.onlyIfNotClear
    ? line(words.say('linkWorker.ask.onlyIfNotClear', { question: one.text }), ...one.details)
    : one
}

/** The questions that something waits for: the decision, or more urgent help. */
export const urgentQuestions = (words: ExplanationWords, decision: Decision): readonly Section[] => {
  const { say } = words
  const { clinician, now, record, waiting } = groupQuestions(decision)
  const ofReferrer = decision.disposition === 'request-information' && lacksConsent(decision)
  const warmly = (intro: string, asked: readonly Question[]) =>
    asked.some(asksAboutRisk)
      ? say('linkWorker.ask.withMore', {
          intro,
          more: say(ofReferrer ? 'linkWorker.ask.ofReferrer' : 'linkWorker.ask.warmly'),
        })
      : intro
  const first = say('linkWorker.next.sayWho')
  return [
    ...section(
      say('linkWorker.ask.now'),
      'steps',
      now.map((one) => askedLine(words, one)),
      warmly(say('linkWorker.ask.nowIntro', { first }), now),
    ),
    ...section(say('linkWorker.ask.clinician'), 'text', [
      clinician.length === 0
        ? null
        : say('linkWorker.ask.doNotPress', {
            facts: capitalised(
              stopped(
                listOf(
                  words,
                  clinician.map(({ title }) => title),
                ),
              ),
            ),
          }),
    ]),
    ...section(
      say('linkWorker.ask.waiting'),
      'steps',
      waiting.map((one) => askedLine(words, one)),
      warmly(say('linkWorker.ask.waitingIntro'), waiting),
    ),
    ...section(
      say('linkWorker.ask.record'),
      'list',
      record.map((one) => questionLine(words, one)),
      say('linkWorker.ask.recordIntro'),
    ),
  ]
}

/** The questions that nothing waits for; none while the person has not agreed to be asked. */
export const laterQuestions = (decision: Decision): readonly Question[] =>
  decision.disposition !== 'escalate' && lacksConsent(decision) ? [] : groupQuestions(decision).later

/** The same in full: at an escalation only other risks, and the rest waits. */
export const otherQuestions = (words: ExplanationWords, decision: Decision): readonly Section[] => {
  const { say } = words
  const asked = laterQuestions(decision).map((one) => questionLine(words, one))
  return decision.disposition === 'escalate'
    ? section(say('linkWorker.ask.after'), 'list', asked, say('linkWorker.ask.afterIntro'))
    : section(say('linkWorker.ask.worthAsking'), 'list', asked, say('linkWorker.next.sayWho'))
}
