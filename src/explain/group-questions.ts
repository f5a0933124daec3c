/** Whom a question is for, and whether to ask it at all while something more urgent is going on. */
import type { Decision, Question } from '../decision/decision.js'
import type { AskOf, Step } from '../facts/fact.js'
import { definitionOf } from './format-rule.js'

const SCREEN: readonly string[] = ['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm']
const DANGER = 'immediateDanger'
const PLAN = 'suicidePlanOrIntent'

/** When it is asked. In a decision on record of an earlier form the question does not say, and the catalogue does. */
export const stepIn = ({ fact, safety, step }: Question): Step =>
  step ?? (safety ? 'safety' : (definitionOf(fact)?.step ?? 'rest'))

/** Whom to ask: as above. */
const askOfIn = ({ askOf, fact }: Question): AskOf => askOf ?? definitionOf(fact)?.askOf ?? 'person'

/** Whether it is put to the person. */
export const isForPerson = (question: Question): boolean => askOfIn(question) === 'person'

/** Whether a question asks about somebody's safety, or another risk. */
export const asksAboutRisk = (question: Question): boolean => stepIn(question) === 'safety'

/** At an escalation only risks are asked about, what could make it more urgent, and the age, as there are routes for young people only. */
const isAskedAtEscalation = (question: Question): boolean =>
  asksAboutRisk(question) || question.askNow || question.fact === 'age' || question.fact === 'isChild'

const signals = ({ reasons }: Decision): readonly string[] =>
  reasons
    .filter(({ outcome, verdict }) => outcome.type === 'escalate' && verdict === 'met')
    .flatMap(({ facts }) => facts)
    .flatMap(({ fact, value }) =>
      value !== null && value !== 'no' && [...SCREEN, PLAN, DANGER].includes(fact) ? [String(value)] : [],
    )

/** A safety question was declined, and nothing else is known: more of them would press the person. */
const onlyDeclined = (decision: Decision): boolean => {
  const known = signals(decision)
  return known.length > 0 && known.every((value) => value === 'declined')
}

/** Whether the answers to the screen's own questions can make its follow-up needless. */
const isFollowUp = (decision: Decision, { fact }: Question): boolean => {
  const screened = decision.questions.some((question) => SCREEN.includes(question.fact))
  if (!screened || signals(decision).length > 0) return false
  return fact === PLAN || (fact === DANGER && decision.disposition === 'request-information')
}

/** A question to ask, and whether only after an answer that was not a clear "no". */
export interface AskedQuestion extends Question {
  readonly onlyIfNotClear: boolean
}

/** The questions of a decision by whom they are for, each in the order to ask them. */
interface GroupedQuestions {
  /** For the person, at once: the answer could make the response more urgent. */
  readonly now: readonly AskedQuestion[]
  /** For the person, in the conversation. */
  readonly forPerson: readonly AskedQuestion[]
  /** For whoever referred, and never for the person. */
  readonly referrer: readonly AskedQuestion[]
  /** For another team, if the person agrees that it is asked, and never for the person. */
  readonly team: readonly AskedQuestion[]
  /** For whoever looks it up, and never for the person. */
  readonly record: readonly AskedQuestion[]
  /** All of these that are not for the person. */
  readonly forOthers: readonly AskedQuestion[]
  /** For the clinician who takes over, and not for the link worker. */
  readonly clinician: readonly Question[]
}

/** Sorts the questions of a decision; at an escalation, all that is not about a risk is left out. */
export const groupQuestions = (decision: Decision): GroupedQuestions => {
  const escalates = decision.disposition === 'escalate'
  const all = escalates ? decision.questions.filter(isAskedAtEscalation) : decision.questions
  const spared = escalates && onlyDeclined(decision)
  const clinician = all.filter(({ fact, safety }) => spared && safety && fact !== DANGER)
  const others = all
    .filter((question) => !clinician.includes(question))
    .map((question) => ({ ...question, onlyIfNotClear: isFollowUp(decision, question) }))
  const ofPerson = others.filter(isForPerson)
  const now = ofPerson.filter(({ askNow, fact }) => (spared ? fact === DANGER : askNow))
  const askedOf = (whom: AskOf) => others.filter((question) => askOfIn(question) === whom)
  const [referrer, team, record] = [askedOf('referrer'), askedOf('team'), askedOf('record')]
  return {
    now,
    forPerson: ofPerson.filter((question) => !now.includes(question)),
    referrer,
    team,
    record,
    forOthers: [...referrer, ...team, ...record],
    clinician,
  }
}
