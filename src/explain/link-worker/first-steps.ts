/** What a link worker does now, in order. */
import type { Decision, Escalation } from '../../decision/decision.js'
import type { Helpline } from '../../service/nation.js'
import type { ExplanationKey, ExplanationWords } from '../../words/explanation-words.js'
import { isNotContacted, isOwnChoice, whoDecides } from '../consent.js'
import { contactLimits } from '../contact-limits.js'
import { type Line, line, type Section, section } from '../explanation.js'
import { isOverdue } from '../overdue.js'
import { helplinesOf, phoneNumbers } from '../phone-numbers.js'
import { formatDate, formatWithin, listOf } from '../phrases.js'
import { capitalised, sentence, stopped } from '../sentences.js'
import { startOfSupport } from '../wait-for-place.js'

/** Whether a route is for a life in danger at this moment. */
const isEmergency = ({ kind }: Escalation): boolean => kind === 'emergency'

/**
 * Whom to contact, how and by when: "Today: Mental health crisis team. Contact: …". In an emergency it begins with
 * the number to ring: "Ring 999 now".
 */
export const formatEscalation = (
  words: ExplanationWords,
  escalation: Escalation,
  helplines: readonly Helpline[],
): string => {
  const { contact, title, within } = escalation
  const [number] = isEmergency(escalation) ? phoneNumbers(contact, helplines) : []
  return number === undefined
    ? words.say('linkWorker.first.contact', {
        when: capitalised(formatWithin(words, within)),
        title,
        contact: stopped(contact),
      })
    : words.say('linkWorker.first.emergency', {
        ring: words.say('linkWorker.first.ring', { number }),
        title,
        contact: stopped(contact),
      })
}

const formatRules = (
  words: ExplanationWords,
  decision: Decision,
  names: readonly string[],
): string | null => {
  const titles = decision.reasons.flatMap(({ rule, title }) =>
    rule !== null && names.includes(rule) ? [words.say('linkWorker.first.quoted', { title })] : [],
  )
  return titles.length === 0
    ? null
    : words.say('linkWorker.first.why', { reasons: stopped(listOf(words, titles)) })
}

/** How the person may not be reached, before anything that reaches them. */
const limitsOfContact = ({ say }: ExplanationWords, decision: Decision): readonly string[] =>
  contactLimits(decision).map((way) => say(`linkWorker.contact.${way}`))

const staysWith = ({ kind }: Escalation): boolean =>
  kind === 'emergency' || kind === 'specialist-mental-health'

const escalationLine = (words: ExplanationWords, decision: Decision, escalation: Escalation): Line => {
  const { instruction, rules } = escalation
  return line(
    formatEscalation(words, escalation, helplinesOf(decision)),
    instruction === null ? null : sentence(instruction),
    formatRules(words, decision, rules),
  )
}

const escalationSection = (words: ExplanationWords, decision: Decision): readonly Section[] => {
  const { escalations } = decision
  const { say } = words
  const lines = escalations.map((escalation) => escalationLine(words, decision, escalation))
  const other = escalations.findIndex((one) => !isEmergency(one))
  const emergencies = other === -1 ? escalations.length : other
  return escalations.length === 0
    ? []
    : section(
        say('linkWorker.first.heading'),
        'steps',
        [
          ...lines.slice(0, emergencies),
          ...(escalations.some(staysWith)
            ? [line(say('linkWorker.first.stay'), say('linkWorker.first.notAlone'))]
            : []),
          ...lines.slice(emergencies),
          ...limitsOfContact(words, decision),
          say('linkWorker.first.ownPage'),
        ],
        say('linkWorker.first.intro'),
      )
}

/** By when answers are there: in a decision on record of an earlier form no date is set. */
const dueOf = (decision: Decision): string | null =>
  decision.disposition === 'request-information' ? (decision.dueBy ?? null) : null

const stepsTo = (decision: Decision): readonly ExplanationKey[] => {
  const agreed = !isNotContacted(decision)
  const isForOthers = whoDecides(decision).length > 0
  const isOwn = !isForOthers && isOwnChoice(decision)
  switch (decision.disposition) {
    case 'escalate':
      return []
    case 'accept':
      return ['linkWorker.next.contact', 'linkWorker.next.givePage']
    case 'redirect':
      return agreed
        ? ['linkWorker.next.talk', 'linkWorker.next.givePageToReferrer']
        : [
            isForOthers ? 'linkWorker.next.notYoursToDecide' : 'linkWorker.next.doNotContact',
            isOwn ? 'linkWorker.next.close' : 'linkWorker.next.onceConfirmedGivePage',
          ]
    case 'request-information':
      return agreed
        ? ['linkWorker.next.sayWho', 'linkWorker.next.askBelow', 'linkWorker.next.writeDown']
        : [
            ...(isForOthers
              ? (['linkWorker.next.notYoursToDecide', 'linkWorker.next.askThoseWhoKnow'] as const)
              : isOwn
                ? (['linkWorker.next.doNotContact', 'linkWorker.next.nobodyToAsk'] as const)
                : (['linkWorker.next.askReferrer'] as const)),
            isOwn ? 'linkWorker.next.worried' : 'linkWorker.next.dutyClinician',
            'linkWorker.next.writeDown',
          ]
  }
}

const nextSteps = (words: ExplanationWords, decision: Decision): readonly string[] => {
  const { say } = words
  const due = dueOf(decision)
  const keys = stepsTo(decision)
  const limits = keys.length === 0 || isNotContacted(decision) ? [] : limitsOfContact(words, decision)
  const steps = [...limits, ...keys.map((key) => say(key))]
  if (decision.disposition === 'accept') return [...steps, ...startOfSupport(words, decision)]
  if (due === null) return steps
  const date = formatDate(words, due)
  const overdue = isOverdue(decision)
  return isNotContacted(decision)
    ? [...steps, say(overdue ? 'linkWorker.next.answersOverdue' : 'linkWorker.next.answersBy', { date })]
    : [
        say(overdue ? 'linkWorker.next.conversationOverdue' : 'linkWorker.next.conversationBy', { date }),
        ...steps,
      ]
}

/** Whom to contact at an escalation, or else what comes next. */
export const firstSteps = (words: ExplanationWords, decision: Decision): readonly Section[] => [
  ...escalationSection(words, decision),
  ...section(words.say('linkWorker.next.heading'), 'steps', nextSteps(words, decision)),
]
