/** A decision with its texts in another language, where there are words for them: rules, routes, places, actions, questions. */
import type { Decision, Escalation, Intervention, Question, Reason, Redirect } from '../decision/decision.js'
import { lazy } from '../input/memoize.js'
import { safetyFloor } from '../rule-set/shipped.js'
import type { ExplanationWords } from '../words/explanation-words.js'

/** The rules and routes of the safety floor: what they say is said, and other words are added after it. */
const floor = lazy(() => ({
  rules: new Set(safetyFloor().rules.map(({ name }) => name)),
  routes: new Set(safetyFloor().routes.map(({ id }) => id)),
}))

const escalationIn = ({ own }: ExplanationWords, one: Escalation): Escalation => {
  const isKept = floor().routes.has(one.route)
  return {
    ...one,
    title: own(`route.${one.route}.title`, one.title, isKept),
    contact: own(`route.${one.route}.contact`, one.contact, isKept),
    instruction:
      one.instruction === null ? null : own(`route.${one.route}.instruction`, one.instruction, isKept),
  }
}

const questionIn = ({ own }: ExplanationWords, one: Question): Question => ({
  ...one,
  title: own(`facts.${one.fact}.title`, one.title, one.safety),
  question: own(`facts.${one.fact}.question`, one.question, one.safety),
})

const reasonIn = ({ own }: ExplanationWords, one: Reason): Reason => {
  const name = one.rule === null ? 'decision.noRule' : `rule.${one.rule}`
  const isKept = one.rule !== null && floor().rules.has(one.rule)
  return {
    ...one,
    title: own(`${name}.title`, one.title, isKept),
    reason: own(`${name}.reason`, one.reason, isKept),
    facts: one.facts.map((fact) => ({ ...fact, title: own(`facts.${fact.fact}.title`, fact.title) })),
  }
}

/** Why, of what several rules call for: each rule's reason in this language, as `reason` has them one after the other. */
const whyIn = (
  { own }: ExplanationWords,
  reason: string,
  rules: readonly string[],
  reasons: readonly Reason[],
) => {
  const each = rules.flatMap((name) => {
    const found = reasons.find(({ rule }) => rule === name)
    return found === undefined ? [] : [own(`rule.${name}.reason`, found.reason, floor().rules.has(name))]
  })
  return each.length < rules.length ? reason : [...new Set(each)].join('; ')
}

const redirectIn = (words: ExplanationWords, one: Redirect, reasons: readonly Reason[]): Redirect => {
  const textOf = (what: string, original: string | null) =>
    original === null ? null : words.own(`destination.${one.destination}.${what}`, original)
  return {
    ...one,
    title: textOf('title', one.title) ?? one.title,
    contact: textOf('contact', one.contact),
    advice: textOf('advice', one.advice) ?? one.advice,
    forClient: textOf('forClient', one.forClient),
    reason: whyIn(words, one.reason, one.rules, reasons),
  }
}

/** Why support may be extended or not: the reason of the rule that calls for it, or our own words. */
const interventionIn = (
  { own }: ExplanationWords,
  intervention: Intervention,
  reasons: readonly Reason[],
): Intervention => {
  const { extension, weeks } = intervention
  const { because, reason } = extension
  const called = reasons.find(({ outcome, verdict }) => outcome.type === 'extension' && verdict === 'met')
  const key = because === 'rule' ? `rule.${called?.rule}.reason` : `decision.extension.${because}`
  // Where the weeks are the longest there may be, they are those of the pathway.
  return {
    ...intervention,
    extension: { ...extension, reason: own(key, reason, false, { maxWeeks: weeks.max }) },
  }
}

/** The same decision with the texts of a language in place of those that it has words for; its own everywhere else. */
export const decisionIn = <One extends Decision>(words: ExplanationWords, decision: One): One => {
  const { own } = words
  const { escalations, intervention, questions, reasons, redirects } = decision
  const actions = decision.actions.map((one) => ({
    ...one,
    title: own(`action.${one.action}.title`, one.title),
    instruction: own(`action.${one.action}.instruction`, one.instruction),
    reason: whyIn(words, one.reason, one.rules, reasons),
  }))
  return {
    ...decision,
    actions,
    escalations: escalations.map((one) => escalationIn(words, one)),
    questions: questions.map((one) => questionIn(words, one)),
    reasons: reasons.map((one) => reasonIn(words, one)),
    redirects: redirects.map((one) => redirectIn(words, one, reasons)),
    intervention: intervention === null ? null : interventionIn(words, intervention, reasons),
  } as One // every text is replaced by a text, and what the decision is stays as it was
}
