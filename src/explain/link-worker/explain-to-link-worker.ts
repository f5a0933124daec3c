import type { Action, Decision } from '../../decision/decision.js'
import { shorten } from '../../issue/quote.js'
import { lacksConsent, otherPlaces } from '../consent.js'
import { type Explanation, type Line, line, type Section, section } from '../explanation.js'
import { mainReasons, metReason, unknownPathwayReason, waitingReason } from '../format-reason.js'
import { formatSupport } from '../format-support.js'
import { groupQuestions } from '../group-questions.js'
import { counted, describeWithin, sentence, soonestOf, stopped } from '../sentences.js'
import { firstSteps } from './first-steps.js'
import { otherQuestions, urgentQuestions } from './questions-to-ask.js'

const afterwards = (decision: Decision): string | null => {
  if (lacksConsent(decision)) return 'Nothing follows until the person agrees.'
  if (decision.disposition === 'escalate')
    return 'What follows is for the clinician and the person to agree; look at it again then.'
  // Where there is a better place, it is not known that support would follow.
  return decision.provisionalPathway === null || decision.redirects.length > 0
    ? null
    : `Once the answers are in, and if nothing new comes up: the ${decision.provisionalPathway} pathway.`
}

/** The support that is proposed, or what comes after what is to be done first. No pathway while it escalates. */
export const whatFollows = (decision: Decision): readonly Section[] =>
  decision.disposition === 'accept'
    ? section('Support', 'text', formatSupport(decision))
    : section('What may follow', 'text', [decision.disposition === 'redirect' ? null : afterwards(decision)])

const redirectSection = (decision: Decision): readonly Section[] => {
  const takesEffect = decision.disposition === 'redirect'
  const heading = lacksConsent(decision) ? 'For the referrer to do' : 'Help the person get there'
  return section(
    takesEffect ? heading : 'Do not send on yet',
    'list',
    (takesEffect ? decision.redirects : otherPlaces(decision)).map(({ advice, contact, reason, title }) =>
      line(
        contact === null ? `${title}.` : `${title}. Contact: ${stopped(contact)}`,
        `Why: ${stopped(reason)}`,
        sentence(advice),
      ),
    ),
    takesEffect ? null : 'This may be the better place, when what stands above is done.',
  )
}

const actionsFor = ({ actions }: Decision, whom: Action['for']): readonly Line[] =>
  actions
    .filter((action) => action.for === whom)
    .map(({ instruction, title }) => line(sentence(title), sentence(instruction)))

/** Where what is done with the person is told: while they have not agreed, only danger is a reason to contact them. */
export const withPersonHeading = (decision: Decision): string =>
  decision.disposition !== 'escalate' && lacksConsent(decision)
    ? 'Once the person agrees, or by way of the referrer'
    : 'With the person'

const forYou = (decision: Decision): readonly Section[] => {
  const lines = actionsFor(decision, 'link-worker')
  return section(
    'For you',
    'list',
    lines.length === 0 && decision.escalations.length > 0
      ? ['This can be hard to hear. Talk it through today with the person who supervises or supports you.']
      : lines,
  )
}

/** Follow-ups are asked only after an answer that is not a clear "no": they are counted apart. */
const answersNeeded = (decision: Decision): string => {
  const { record, waiting } = groupQuestions(decision)
  const followUps = waiting.filter(({ onlyIfNotClear }) => onlyIfNotClear).length
  const needed = `${counted(record.length + waiting.length - followUps, 'answer')} needed`
  return followUps === 0 ? needed : `${needed}, ${counted(followUps, 'possible follow-up')}`
}

const titleOf = (decision: Decision): string => {
  switch (decision.disposition) {
    case 'escalate': {
      const [first] = decision.escalations
      const soonest = soonestOf(decision.escalations)
      return first === undefined || soonest === undefined
        ? 'Escalate'
        : `Escalate ${describeWithin(soonest)}: ${first.title}`
    }
    case 'request-information':
      return `Ask first: ${answersNeeded(decision)}`
    case 'redirect':
      return lacksConsent(decision)
        ? 'Back to the referrer: the person has not clearly agreed'
        : 'Help the person to a better place'
    case 'accept':
      return `Accept on the ${decision.pathway} pathway`
  }
}

/**
 * A decision for the link worker: what to do now, in order; what to ask, in the words to ask it; the support and
 * its limits; whom to talk with afterwards; and why.
 */
export const explainToLinkWorker = (decision: Decision): Explanation => ({
  reader: 'link-worker',
  title: `${titleOf(decision)} (referral ${shorten(decision.referral)})`,
  sections: [
    ...firstSteps(decision),
    ...urgentQuestions(decision),
    ...redirectSection(decision),
    ...whatFollows(decision),
    ...section(withPersonHeading(decision), 'list', actionsFor(decision, 'client')),
    ...otherQuestions(decision),
    ...section('For your service', 'list', actionsFor(decision, 'service')),
    ...forYou(decision),
    ...section('Why', 'list', [
      ...mainReasons(decision).map(metReason),
      decision.disposition === 'request-information' ? waitingReason(decision.reasons) : null,
      decision.disposition === 'accept' ? unknownPathwayReason(decision.reasons) : null,
    ]),
    ...section('Who decides', 'text', [
      'This is a proposal until a named person confirms it, or overrides it with a reason.',
    ]),
  ],
})
