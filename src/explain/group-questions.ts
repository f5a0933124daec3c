/** Whom a question is for, and whether to ask it at all while something more urgent is going on. */
import type { Decision, Question } from '../decision/decision.js'
import { riskFacts } from '../facts/catalogue/risks.js'
import { LOCAL_PREFIX } from '../facts/catalogue.js'
import { definitionOf } from './format-rule.js'

const SCREEN: readonly string[] = ['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm']
const DANGER = 'immediateDanger'
const PLAN = 'suicidePlanOrIntent'

const RISKS: ReadonlySet<string> = new Set(riskFacts.map(({ name }) => name))

/** Whether a question asks about somebody's safety, or another risk. */
export const asksAboutRisk = ({ fact, safety }: Question): boolean => safety || RISKS.has(fact)

/**
 * At an escalation only risks are asked about. So is the age, as there are routes for young people only, and a fact of
 * the rule set's own that could make the response more urgent.
 */
const isAskedAtEscalation = (question: Question): boolean =>
  asksAboutRisk(question) ||
  question.fact === 'age' ||
  question.fact === 'isChild' ||
  (question.askNow && question.fact.startsWith(LOCAL_PREFIX))

const SOURCE_FACTS: ReadonlySet<string> = new Set([
  'referralSource',
  'sourceAccepted',
  'referrerIsProfessional',
  'referrerInMdt',
])

/** Whether a question is about the referral or the service, which the person cannot be expected to know. */
const isForRecord = ({ fact }: Question): boolean =>
  SOURCE_FACTS.has(fact) || definitionOf(fact)?.about === 'service'

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

/** The questions of a decision, by whom they are for and how soon they are asked. */
interface GroupedQuestions {
  /** The answer could make the response more urgent. */
  readonly now: readonly AskedQuestion[]
  /** The decision waits for the answer. */
  readonly waiting: readonly AskedQuestion[]
  /** Not for the person: the link worker looks it up, or asks the referrer. */
  readonly record: readonly Question[]
  /** For the clinician who takes over, and not for the link worker. */
  readonly clinician: readonly Question[]
  readonly later: readonly Question[]
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
  const urgent = others.filter(({ askNow, fact, holdsUp }) => (spared ? fact === DANGER : askNow || holdsUp))
  return {
    now: urgent.filter(({ askNow }) => askNow || escalates),
    waiting: urgent.filter((question) => !escalates && !question.askNow && !isForRecord(question)),
    record: urgent.filter((question) => !escalates && !question.askNow && isForRecord(question)),
    clinician,
    later: others.filter((question) => !urgent.includes(question)),
  }
}
