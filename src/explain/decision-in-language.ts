/** A decision with its texts in another language, where there are words for them: rules, routes, places, actions, questions. */

import type {
  AcceptDecision,
  Decision,
  Escalation,
  Intervention,
  Question,
  Reason,
  ReasonFact,
  Redirect,
} from '../decision/decision.js'
import { optionKey } from '../facts/answer-form.js'
import { lazy } from '../input/memoize.js'
import { safetyFloor } from '../rule-set/shipped.js'
import type { Helpline } from '../service/nation.js'
import type { ExplanationWords } from '../words/explanation-words.js'
import { hasNumbersOf } from './phone-numbers.js'
import { decapitalised } from './sentences.js'

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
    ...(one.kindTitle === undefined ? {} : { kindTitle: own(`routeKind.${one.kind}.title`, one.kindTitle) }),
    contact: own(`route.${one.route}.contact`, one.contact, isKept),
    instruction:
      one.instruction === null ? null : own(`route.${one.route}.instruction`, one.instruction, isKept),
  }
}

const questionIn = ({ own }: ExplanationWords, one: Question): Question => ({
  ...one,
  title: own(`facts.${one.fact}.title`, one.title, one.safety),
  question: own(`facts.${one.fact}.question`, one.question, one.safety),
  ...(one.howToAsk === undefined ? {} : { howToAsk: own(`decision.howToAsk.${one.fact}`, one.howToAsk) }),
  ...(one.answer?.options === undefined
    ? {}
    : {
        answer: {
          ...one.answer,
          options: one.answer.options.map(({ title, value }) => ({
            value,
            title: own(optionKey(one.answer, value), title),
          })),
        },
      }),
})

/** What a rule says, in the words of a language; those of the floor are always said. */
export const ruleText = (
  { own }: ExplanationWords,
  rule: string,
  what: 'title' | 'reason' | 'forReferrer',
  original: string,
): string => own(`rule.${rule}.${what}`, original, floor().rules.has(rule))

const factIn = ({ own }: ExplanationWords, one: ReasonFact): ReasonFact => ({
  ...one,
  title: own(`facts.${one.fact}.title`, one.title),
})

const reasonIn = (words: ExplanationWords, one: Reason): Reason => {
  const { own } = words
  const { reason, rule, title } = one
  return {
    ...one,
    title: rule === null ? own('decision.noRule.title', title) : ruleText(words, rule, 'title', title),
    reason: rule === null ? own('decision.noRule.reason', reason) : ruleText(words, rule, 'reason', reason),
    facts: one.facts.map((fact) => factIn(words, fact)),
  }
}

/** How a decision puts together what several rules say. */
const BETWEEN = '; '

/**
 * What several rules say, one after the other: where the language has words of one of them, each in its words. `what` is which of
 * their words; a rule that has none of its own for whoever referred says its reason.
 */
const ofRulesIn = (
  words: ExplanationWords,
  what: 'reason' | 'forReferrer',
  said: string,
  rules: readonly string[],
  reasons: readonly Reason[],
): string => {
  const each = rules.map((name) => {
    const reason = reasons.find(({ rule }) => rule === name)?.reason
    const saysReason = reason !== undefined && (said === reason || said.split(BETWEEN).includes(reason))
    const text = saysReason ? ruleText(words, name, 'reason', reason) : ruleText(words, name, what, '')
    return { text, isOther: text !== (saysReason ? reason : '') }
  })
  const isWhole = each.every(({ text }) => text !== '') && each.some(({ isOther }) => isOther)
  return isWhole ? [...new Set(each.map(({ text }) => text))].join(BETWEEN) : said
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
    reason: ofRulesIn(words, 'reason', one.reason, one.rules, reasons),
    ...(one.forReferrer === undefined
      ? {}
      : { forReferrer: ofRulesIn(words, 'forReferrer', one.forReferrer, one.rules, reasons) }),
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

/** Helplines in other words, where these have every number. */
const helplinesIn = ({ own }: ExplanationWords, helplines: readonly Helpline[]): readonly Helpline[] =>
  helplines.map((one, index) => {
    const textOf = (what: 'text' | 'call') => {
      const text = own(`helpline.${index + 1}.${what}`, one[what])
      return hasNumbersOf(one[what], text) ? text : one[what]
    }
    return { ...one, text: textOf('text'), call: textOf('call') }
  })

/** What a pathway is called inside a sentence: by its title; a decision of before has no more than its id. */
const pathwayIn = ({ own }: ExplanationWords, decision: Decision): string | null => {
  const { pathwayTitle } = decision
  const id = decision.pathway ?? decision.provisionalPathway
  return id === null ? null : own(`pathway.${id}.title`, decapitalised(pathwayTitle ?? id))
}

/** What the pathways are called that it could become; a decision of an earlier form has none. */
const couldBecomeIn = (
  { own }: ExplanationWords,
  { couldBecome = [] }: AcceptDecision,
): AcceptDecision['couldBecome'] =>
  couldBecome.map((one) => ({
    ...one,
    pathwayTitle: own(`pathway.${one.pathway}.title`, decapitalised(one.pathwayTitle)),
  }))

/** What the pathway offers the person. */
const offerIn = (
  { own }: ExplanationWords,
  { forClient, pathway }: AcceptDecision,
): readonly string[] | null =>
  forClient?.map((text, index) => own(`pathway.${pathway}.forClient.${index + 1}`, text)) ?? null

/** The same decision with the texts of a language in place of those that it has words for; its own everywhere else. */
export const decisionIn = <One extends Decision>(words: ExplanationWords, decision: One): One => {
  const { own } = words
  const { escalations, intervention, known, laterQuestions, questions, reasons, redirects } = decision
  const actions = decision.actions.map((one) => ({
    ...one,
    title: own(`action.${one.action}.title`, one.title),
    instruction: own(`action.${one.action}.instruction`, one.instruction),
    ...(one.forClient === undefined
      ? {}
      : { forClient: own(`action.${one.action}.forClient`, one.forClient) }),
    ...(one.forReferrer === undefined
      ? {}
      : { forReferrer: own(`action.${one.action}.forReferrer`, one.forReferrer) }),
    reason: ofRulesIn(words, 'reason', one.reason, one.rules, reasons),
  }))
  return {
    ...decision,
    actions,
    ...(decision.helplines === undefined ? {} : { helplines: helplinesIn(words, decision.helplines) }),
    pathwayTitle: pathwayIn(words, decision),
    ...(decision.disposition === 'accept'
      ? { forClient: offerIn(words, decision), couldBecome: couldBecomeIn(words, decision) }
      : {}),
    escalations: escalations.map((one) => escalationIn(words, one)),
    questions: questions.map((one) => questionIn(words, one)),
    // A decision on record of an earlier form has none.
    ...(laterQuestions === undefined
      ? {}
      : { laterQuestions: laterQuestions.map((one) => questionIn(words, one)) }),
    reasons: reasons.map((one) => reasonIn(words, one)),
    ...(known === undefined ? {} : { known: known.map((one) => factIn(words, one)) }),
    redirects: redirects.map((one) => redirectIn(words, one, reasons)),
    ...(decision.disposition !== 'redirect' || decision.needsLeft === undefined
      ? {}
      : {
          needsLeft: decision.needsLeft.map((one) => ({
            ...one,
            title: own(`values.${one.need}`, one.title),
          })),
        }),
    intervention: intervention === null ? null : interventionIn(words, intervention, reasons),
  } as One // every text is replaced by a text, and what the decision is stays as it was
}
