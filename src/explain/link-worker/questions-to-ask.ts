/** What a link worker asks, in the words to ask it. */
import type { Decision, Question } from '../../decision/decision.js'
import { lacksConsent } from '../consent.js'
import { type Line, line, type Section, section } from '../explanation.js'
import { type AskedQuestion, asksAboutRisk, groupQuestions } from '../group-questions.js'
import { capitalised, listed, stopped } from '../sentences.js'

const FIRST = 'Say who you are, why you are asking, and check that they can talk in private.'
const WARMLY =
  'Ask in your own warm way. “Unsure” and “I would rather not say” are answers: write them down as they are.'
const OF_REFERRER =
  'They are worded for the person: the referrer may know the answers. “Unsure” and “would rather not say” are answers too.'

const questionLine = ({ question, title }: Question): Line => line(`“${question}” (${title})`)

const askedLine = (asked: AskedQuestion): Line => {
  const { text } = questionLine(asked)
  return line(asked.onlyIfNotClear ? `Only if an answer above is not a clear “no”: ${text}` : text)
}

/** The questions that something waits for: the decision, or more urgent help. */
export const urgentQuestions = (decision: Decision): readonly Section[] => {
  const { clinician, now, record, waiting } = groupQuestions(decision)
  const ofReferrer = decision.disposition === 'request-information' && lacksConsent(decision)
  const warmly = (asked: readonly Question[]) =>
    asked.some(asksAboutRisk) ? ` ${ofReferrer ? OF_REFERRER : WARMLY}` : ''
  return [
    ...section(
      'Ask now',
      'steps',
      now.map(askedLine),
      `${FIRST} The answer could make this more urgent.${warmly(now)}`,
    ),
    ...section('Leave this for the clinician to ask', 'text', [
      clinician.length === 0
        ? null
        : `${capitalised(stopped(listed(clinician.map(({ title }) => title))))} Do not press the person.`,
    ]),
    ...section(
      'Ask before this can go on',
      'steps',
      waiting.map(askedLine),
      `The decision waits for these.${warmly(waiting)}`,
    ),
    ...section(
      'For the record',
      'list',
      record.map(questionLine),
      'The decision waits for this too. It is not for the person: look it up, or ask whoever referred.',
    ),
  ]
}

/** The questions that nothing waits for; none while the person has not agreed to be asked. */
export const laterQuestions = (decision: Decision): readonly Question[] =>
  decision.disposition !== 'escalate' && lacksConsent(decision) ? [] : groupQuestions(decision).later

/** The same in full: at an escalation only other risks, and the rest waits. */
export const otherQuestions = (decision: Decision): readonly Section[] => {
  const asked = laterQuestions(decision).map(questionLine)
  return decision.disposition === 'escalate'
    ? section('Ask after that', 'list', asked, 'All other questions wait.')
    : section('Worth asking when you talk', 'list', asked, FIRST)
}
