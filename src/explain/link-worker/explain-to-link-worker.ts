import type { Action, Decision } from '../../decision/decision.js'
import { shorten } from '../../issue/quote.js'
import { type ExplanationWords, explanationWords } from '../../words/explanation-words.js'
import type { WordsOptions } from '../../words/words.js'
import { isNotContacted, isOwnChoice, lacksConsent, lacksOwnConsent, whoDecides } from '../consent.js'
import { decisionIn } from '../decision-in-language.js'
import { type Explanation, type Line, line, type Section, section } from '../explanation.js'
import { mainReasons, metReason, unknownPathwayReason, waitingReason } from '../format-reason.js'
import { formatSupport } from '../format-support.js'
import { groupQuestions } from '../group-questions.js'
import { notesSection } from '../notes-section.js'
import { isOverdue } from '../overdue.js'
import { formatDate, formatWithin } from '../phrases.js'
import { sentence, soonestOf } from '../sentences.js'
import { firstSteps } from './first-steps.js'
import { knownAlready } from './known-already.js'
import { needsLeftSection, redirectSection, whoDecidesSection } from './places.js'
import { pathwayQuestions } from './provisional-pathway.js'
import { otherQuestions, provisionalPathway, urgentQuestions } from './questions-to-ask.js'

const afterwards = ({ say }: ExplanationWords, decision: Decision): string | null => {
  if (whoDecides(decision).length > 0) return say('linkWorker.follows.notBeforeDecided')
  if (lacksConsent(decision)) return say('linkWorker.follows.notBeforeConsent')
  if (decision.disposition === 'escalate') return say('linkWorker.follows.afterEscalation')
  // Where there is a better place, it is not known that support would follow.
  return decision.provisionalPathway === null || decision.redirects.length > 0
    ? null
    : say('linkWorker.follows.pathway', { pathway: decision.pathwayTitle ?? decision.provisionalPathway })
}

/** The support that is proposed, or what comes after what is to be done first. No pathway while it escalates. */
export const whatFollows = (words: ExplanationWords, decision: Decision): readonly Section[] =>
  decision.disposition === 'accept'
    ? section(words.say('linkWorker.follows.support'), 'text', formatSupport(words, decision))
    : section(words.say('linkWorker.follows.heading'), 'text', [
        decision.disposition === 'redirect' ? null : afterwards(words, decision),
      ])

const actionLine = ({ instruction, title }: Action): Line => line(sentence(title), sentence(instruction))

const actionsFor = ({ actions }: Decision, whom: Action['for']): readonly Line[] =>
  actions.filter((action) => action.for === whom).map(actionLine)

/** While somebody has not agreed, or may not be able to, nobody asks them anything, unless somebody may be in danger. */
const mayBeAsked = (decision: Decision): boolean =>
  decision.disposition === 'escalate' || !isNotContacted(decision)

/** Whether an action stands before the questions, as it comes before the person is asked anything. */
export const standsBeforeQuestions = (decision: Decision, { beforeAsking }: Action): boolean =>
  beforeAsking === true && mayBeAsked(decision)

/** What comes before the person is asked anything: an interpreter, a safe way to reach them. */
const beforeAskingSection = ({ say }: ExplanationWords, decision: Decision): readonly Section[] =>
  section(
    say('linkWorker.actions.beforeAsking'),
    'list',
    decision.actions.filter((action) => standsBeforeQuestions(decision, action)).map(actionLine),
  )

const withPerson = (words: ExplanationWords, decision: Decision): readonly Section[] =>
  section(
    withPersonHeading(words, decision),
    'list',
    decision.actions
      .filter((action) => action.for === 'client' && !standsBeforeQuestions(decision, action))
      .map(actionLine),
  )

/** Whether all that a decision gives to do with the person is what need not wait: of what does, nothing is listed before somebody is accepted. */
const listsWhatNeedNotWait = ({ disposition }: Decision): boolean =>
  disposition === 'request-information' || disposition === 'redirect'

/** Where what is done with the person is told: while they have not agreed, only danger is a reason to contact them. */
export const withPersonHeading = ({ say }: ExplanationWords, decision: Decision): string => {
  if (!mayBeAsked(decision))
    return say(
      whoDecides(decision).length > 0
        ? 'linkWorker.actions.onceDecided'
        : isOwnChoice(decision)
          ? 'linkWorker.actions.onceBack'
          : 'linkWorker.actions.onceAgreed',
    )
  return say(
    listsWhatNeedNotWait(decision) ? 'linkWorker.actions.needNotWait' : 'linkWorker.actions.withPerson',
  )
}

const forYou = ({ say }: ExplanationWords, decision: Decision): readonly Section[] => {
  const lines = actionsFor(decision, 'link-worker')
  return section(
    say('linkWorker.actions.forYou'),
    'list',
    lines.length === 0 && decision.escalations.length > 0 ? [say('linkWorker.actions.hardToHear')] : lines,
  )
}

/** Follow-ups are asked only after an answer that is not a clear "no": they are counted apart. */
const answersNeeded = ({ say }: ExplanationWords, decision: Decision): string => {
  const { forOthers, forPerson } = groupQuestions(decision)
  const needed = [...forPerson, ...forOthers].filter(({ holdsUp }) => holdsUp)
  const followUps = needed.filter(({ onlyIfNotClear }) => onlyIfNotClear).length
  const answers = say('linkWorker.title.needed', { count: needed.length - followUps })
  return followUps === 0 ? answers : say('linkWorker.title.followUps', { needed: answers, count: followUps })
}

const titleOf = (words: ExplanationWords, decision: Decision): string => {
  const { say } = words
  switch (decision.disposition) {
    case 'escalate': {
      const [first] = decision.escalations
      const soonest = soonestOf(decision.escalations)
      return first === undefined || soonest === undefined
        ? say('linkWorker.title.escalate')
        : say('linkWorker.title.escalateBy', { when: formatWithin(words, soonest), route: first.title })
    }
    case 'request-information': {
      const needed = answersNeeded(words, decision)
      // Decisions of earlier forms say no day, and whoever has not agreed is not rung up.
      return decision.dueBy === undefined || isNotContacted(decision)
        ? say('linkWorker.title.ask', { needed })
        : say(isOverdue(decision) ? 'linkWorker.title.askOverdue' : 'linkWorker.title.askBy', {
            needed,
            date: formatDate(words, decision.dueBy),
          })
    }
    case 'redirect':
      if (whoDecides(decision).length > 0) return say('linkWorker.title.whoDecides')
      if (isOwnChoice(decision)) return say('linkWorker.title.ownChoice')
      if (lacksOwnConsent(decision)) return say('linkWorker.title.backToReferrer')
      return say(lacksConsent(decision) ? 'linkWorker.title.backToFamily' : 'linkWorker.title.redirect')
    case 'accept': {
      const pathway = decision.pathwayTitle ?? decision.pathway
      const count = pathwayQuestions(decision).length
      return count === 0
        ? say('linkWorker.title.accept', { pathway })
        : say('linkWorker.title.acceptForNow', { pathway, count })
    }
  }
}

/**
 * What to do now, in order. Where a referral waits or is redirected, its first step may be days away: what comes before the
 * person is asked anything, and `needNotWait`, stand before it. Where somebody may be in danger nothing does.
 */
export const nowAndNext = (
  words: ExplanationWords,
  decision: Decision,
  needNotWait: readonly Section[] = [],
): readonly Section[] => {
  const steps = firstSteps(words, decision)
  const beforeAsking = beforeAskingSection(words, decision)
  if (!listsWhatNeedNotWait(decision)) return [...steps, ...beforeAsking]
  return mayBeAsked(decision) ? [...beforeAsking, ...needNotWait, ...steps] : [...steps, ...needNotWait]
}

/**
 * A decision for the link worker: what to do now, in order; what to ask, in the words to ask it; the support and
 * its limits; whom to talk with afterwards; and why. In English unless `options` give a language and its words.
 */
export const explainToLinkWorker = (given: Decision, options: WordsOptions = {}): Explanation => {
  const words = explanationWords(options)
  const { say } = words
  const decision = decisionIn(words, given)
  const comesFirst = listsWhatNeedNotWait(decision)
  const isWaiting = decision.disposition === 'request-information'
  const known = knownAlready(words, decision)
  const who = whoDecidesSection(words, decision)
  const escalates = decision.disposition === 'escalate'
  return {
    reader: 'link-worker',
    title: say('page.ofReferral', {
      title: titleOf(words, decision),
      referral: shorten(decision.referral),
    }),
    sections: [
      ...nowAndNext(words, decision, comesFirst ? withPerson(words, decision) : []),
      ...(escalates ? [] : who),
      ...(isWaiting ? known : []),
      ...notesSection(words, decision),
      ...urgentQuestions(words, decision),
      ...provisionalPathway(words, decision),
      ...(escalates ? who : []),
      ...redirectSection(words, decision),
      ...needsLeftSection(words, decision),
      ...whatFollows(words, decision),
      ...(comesFirst ? [] : withPerson(words, decision)),
      ...otherQuestions(words, decision),
      ...section(say('linkWorker.actions.forService'), 'list', actionsFor(decision, 'service')),
      ...forYou(words, decision),
      ...(isWaiting ? [] : known),
      ...section(say('page.why'), 'list', [
        ...mainReasons(decision).map((one) => metReason(words, one)),
        decision.disposition === 'request-information' ? waitingReason(words, decision.reasons) : null,
        decision.disposition === 'accept' ? unknownPathwayReason(words, decision.reasons) : null,
      ]),
      ...section(say('page.whoDecides'), 'text', [say('proposal')]),
    ],
  }
}
