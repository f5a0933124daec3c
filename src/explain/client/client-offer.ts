import type { AcceptDecision, Intervention } from '../../decision/decision.js'
import type { ExplanationWords } from '../../words/explanation-words.js'
import { type Page, section } from '../explanation.js'
import { helpMeanwhile } from '../help-meanwhile.js'
import { formatLimits } from '../phrases.js'
import { stopped } from '../sentences.js'
import { waitForPlace } from '../wait-for-place.js'

const PLACE = {
  from: 'client.offer.from',
  noPlace: 'client.offer.noPlace',
  waitingList: 'client.offer.waitingList',
  assessment: 'client.offer.assessment',
} as const

/** Whether there can be more time; of a service that does not say so, nor of a decision of before, nothing is said. */
const moreTime = (words: ExplanationWords, { extension }: Intervention): string => {
  const { because, maxWeeks, possible } = extension
  if (possible && maxWeeks !== null) {
    const weeks = formatLimits(words, { min: maxWeeks, max: maxWeeks }, 'weeks')
    return words.say('client.offer.moreTime', { weeks })
  }
  const never = because === 'notAllowed' || because === 'atLongest'
  return words.say(never ? 'client.offer.noMore' : 'client.offer.askForMore')
}

const howLong = (words: ExplanationWords, intervention: Intervention): readonly (string | null)[] => {
  const { contacts, weeks } = intervention
  return [
    words.say('client.offer.weeks', { weeks: formatLimits(words, weeks, 'weeks') }),
    contacts === null
      ? null
      : words.say('client.offer.contacts', { times: formatLimits(words, contacts, 'times') }),
    moreTime(words, intervention),
  ]
}

/** What social prescribing can and cannot do, for how long, and what happens next. */
export const clientOffer = (words: ExplanationWords, decision: AcceptDecision): Page => {
  const { couldBecome = [], forClient, intervention } = decision // an earlier form says nothing of the first
  const { say } = words
  const isProvisional = couldBecome.length > 0
  return {
    title: say('client.offer.title'),
    sections: [
      ...section(say('client.next'), 'steps', [
        say('client.offer.hello'),
        waitForPlace(words, decision, PLACE),
        say('client.offer.time'),
        isProvisional ? say('client.offer.fewQuestions') : null,
        say('client.offer.share'),
      ]),
      // A page of an offer is read before anybody has rung, and there may be no place for weeks.
      ...helpMeanwhile(words, decision, 'client'),
      ...section(
        say('client.offer.canDo'),
        'list',
        forClient?.map(stopped) ?? [
          say('client.offer.ask'),
          say('client.offer.find'),
          say('client.offer.firstSteps'),
        ],
      ),
      ...section(say('client.offer.cannotDo'), 'list', [
        say('client.offer.notDoctors'),
        say('client.offer.notMoney'),
        say('client.offer.notAlways'),
      ]),
      ...section(say('client.offer.howLong'), 'text', [
        ...howLong(words, intervention),
        isProvisional ? say('client.offer.mayBeMore') : null,
        say('client.offer.afterwards'),
      ]),
    ],
  }
}
