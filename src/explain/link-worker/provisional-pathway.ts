/** The questions that the provisional pathway of an accepted referral waits for. */
import type { Decision, Question } from '../../decision/decision.js'

/** None where the pathway is settled; a decision of an earlier form has none. */
export const pathwayQuestions = (decision: Decision): readonly Question[] => {
  if (decision.disposition !== 'accept') return []
  const { couldBecome = [], questions } = decision
  const asked = new Set(couldBecome.flatMap((one) => one.questions))
  return questions.filter(({ fact }) => asked.has(fact))
}
