/** What a page for a referrer says first, by disposition: what was decided, and what they can do. */
import type { Decision } from '../../decision/decision.js'
import { type Audience, mayBeTold, type Tellable } from '../../referral/audience.js'
import type { ExplanationWords } from '../../words/explanation-words.js'
import { isNotContacted, lacksConsent, whoDecides } from '../consent.js'
import { type Line, line, type Section, section } from '../explanation.js'
import { formatSupport } from '../format-support.js'
import { type AskedQuestion, groupQuestions } from '../group-questions.js'
import { helpMeanwhile } from '../help-meanwhile.js'
import { isOverdue } from '../overdue.js'
import { formatDate, formatWithin, listOf } from '../phrases.js'
import { sentence, soonestOf, stopped } from '../sentences.js'
import { waitForPlace } from '../wait-for-place.js'

/** How a page for a referrer is written. */
export interface Telling {
  /** Who reads it. */
  readonly audience: Exclude<Audience, 'client'>
  readonly helplines: readonly string[]
}

const isProfessional = ({ audience }: Telling): boolean => audience === 'professional-referrer'

const afterwards = ({ say }: ExplanationWords, decision: Decision): string | null => {
  if (whoDecides(decision).length > 0) return say('referrer.escalated.notBeforeDecided')
  if (lacksConsent(decision)) return say('referrer.escalated.notBeforeConsent')
  return decision.redirects.length > 0 || decision.provisionalPathway === null
    ? null
    : say('referrer.escalated.noNewReferral')
}

const whoActs = (words: ExplanationWords, { escalations }: Decision): readonly Section[] =>
  section(
    words.say('referrer.decided'),
    'list',
    escalations.map(({ contact, title, within }) =>
      line(
        words.say('referrer.escalated.route', { route: title, when: formatWithin(words, within) }),
        words.say('referrer.escalated.contact', { contact: stopped(contact) }),
      ),
    ),
    words.say('referrer.escalated.contacts'),
  )

const thatSomebodyActs = (words: ExplanationWords, { escalations }: Decision): readonly Section[] => {
  const soonest = soonestOf(escalations)
  return section(words.say('referrer.decided'), 'text', [
    soonest === undefined
      ? words.say('referrer.escalated.seenTo')
      : words.say('referrer.escalated.seenToBy', { when: formatWithin(words, soonest) }),
    words.say('referrer.escalated.moreWithConsent'),
  ])
}

/** Who acts, by when, and what the referrer can do until then. No pathway while it escalates. */
export const escalatedForReferrer = (
  words: ExplanationWords,
  decision: Decision,
  telling: Telling,
): readonly Section[] => {
  const { say } = words
  const toProfessional = isProfessional(telling)
  const unknown = toProfessional
    ? toldOf(groupQuestions(decision).now, telling).map(({ title }) => title)
    : []
  return [
    ...(toProfessional ? whoActs(words, decision) : thatSomebodyActs(words, decision)),
    ...section(say('referrer.youCan'), 'list', [
      say(toProfessional ? 'referrer.escalated.useContacts' : 'referrer.escalated.useNumbers'),
      say('referrer.escalated.tell'),
      unknown.length === 0 ? null : say('referrer.escalated.unknown', { facts: stopped(unknown.join('; ')) }),
      afterwards(words, decision),
    ]),
    ...(toProfessional ? [] : section(say('referrer.escalated.help'), 'list', telling.helplines)),
  ]
}

const toldOf = <Question extends Tellable>(
  questions: readonly Question[],
  { audience }: Telling,
): readonly Question[] => questions.filter((question) => mayBeTold(question, audience))

const questionLine = (
  { say }: ExplanationWords,
  { fact, howToAsk, onlyIfNotClear, question, title }: AskedQuestion,
  toProfessional: boolean,
): Line => {
  const asked = say('referrer.asked.question', {
    title: onlyIfNotClear ? stopped(title) : sentence(title),
    question,
  })
  return line(
    onlyIfNotClear ? say('referrer.asked.onlyIfNotClear', { question: asked }) : asked,
    howToAsk ?? null,
    fact === 'consent' && !toProfessional ? say('referrer.asked.ownWord') : null,
  )
}

/** The questions that hold the referral up, or could make it more urgent, of which the reader may be told. */
export const missingFor = (decision: Decision, telling: Telling): readonly AskedQuestion[] => {
  const { forOthers, forPerson, now } = groupQuestions(decision)
  return toldOf([...now, ...[...forOthers, ...forPerson].filter(({ holdsUp }) => holdsUp)], telling)
}

/** What is missing; the reader is asked only what they may be told of. */
export const askedOfReferrer = (
  words: ExplanationWords,
  decision: Decision,
  telling: Telling,
): readonly Section[] => {
  const { say } = words
  const { forOthers, forPerson } = groupQuestions(decision)
  const toProfessional = isProfessional(telling)
  const notHoldingUp = toldOf(
    [...forOthers, ...forPerson].filter(({ holdsUp }) => !holdsUp),
    telling,
  ).map(({ title }) => title)
  const missing = missingFor(decision, telling)
  const first = whoDecides(decision)
  const agreed = !isNotContacted(decision)
  const dueBy = decision.disposition === 'request-information' ? decision.dueBy : undefined
  const pathway = decision.pathwayTitle ?? decision.provisionalPathway
  const follows =
    decision.redirects.length > 0 || pathway === null ? null : say('referrer.asked.pathway', { pathway })
  const worried = say('referrer.asked.worried')
  return [
    ...section(say('referrer.decided'), 'text', [
      agreed && dueBy !== undefined
        ? isOverdue(decision)
          ? say('referrer.asked.conversationToday')
          : say('referrer.asked.conversation', { date: formatDate(words, dueBy) })
        : say('referrer.asked.open'),
      agreed ? null : say(first.length > 0 ? 'referrer.redirected.whoDecides' : 'referrer.asked.notAgreed'),
      toProfessional ? follows : null,
    ]),
    ...helpMeanwhile(words, decision, telling.audience),
    ...section(
      say('referrer.asked.missing'),
      'list',
      missing.map((one) => questionLine(words, one, toProfessional)),
      say('referrer.asked.missingIntro'),
    ),
    ...section(say('referrer.asked.asWell'), 'text', [
      notHoldingUp.length === 0 || !toProfessional
        ? null
        : say('referrer.asked.nothingWaits', { facts: stopped(listOf(words, notHoldingUp)) }),
    ]),
    ...section(say('referrer.youCan'), 'list', [
      ...first.filter((one) => mayBeTold(one, telling.audience)).map(({ advice }) => sentence(advice)),
      say(agreed && missing.length === 0 ? 'referrer.asked.nothingMore' : 'referrer.asked.sendUs'),
      say(
        agreed
          ? 'referrer.asked.weAsk'
          : first.length > 0
            ? 'referrer.asked.doNotAskToAgree'
            : 'referrer.asked.pleaseAsk',
      ),
      toProfessional && agreed ? null : agreed ? say('referrer.asked.everyone', { worried }) : worried,
    ]),
  ]
}

/** Why support may be extended is said by the rules for it; the other reasons are the service's own. */
const mayReadExtension = ({ reasons }: Decision, { audience }: Telling): boolean =>
  reasons.every((reason) => reason.outcome.type !== 'extension' || mayBeTold(reason, audience))

const PLACE = {
  from: 'referrer.accepted.from',
  noPlace: 'referrer.accepted.noPlace',
  waitingList: 'referrer.accepted.waitingList',
  assessment: 'referrer.accepted.assessment',
} as const

/** What follows for the person, and what the referrer can do for them meanwhile. */
export const acceptedForReferrer = (
  words: ExplanationWords,
  decision: Decision,
  telling: Telling,
): readonly Section[] => {
  const { say } = words
  return [
    ...section(say('referrer.decided'), 'text', [
      say('referrer.accepted.proposal'),
      ...formatSupport(words, decision, isProfessional(telling) && mayReadExtension(decision, telling)),
      waitForPlace(words, decision, PLACE),
    ]),
    ...helpMeanwhile(words, decision, telling.audience),
    ...section(say('referrer.youCan'), 'list', [
      say('referrer.accepted.nothingMore'),
      say('referrer.accepted.expect'),
      say('referrer.accepted.worried'),
    ]),
  ]
}
