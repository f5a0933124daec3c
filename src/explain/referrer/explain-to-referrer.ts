import type { Decision, Reason } from '../../decision/decision.js'
import { shorten } from '../../issue/quote.js'
import { type Audience, mayBeTold, type Tellable } from '../../referral/audience.js'
import { explanationWords } from '../../words/explanation-words.js'
import { lacksConsent, otherPlaces } from '../consent.js'
import { type Explanation, line, type Section, section } from '../explanation.js'
import { mainReasons, metReason, unknownPathwayReason, waitingReason } from '../format-reason.js'
import { helplinesOf } from '../phone-numbers.js'
import { listed, sentence } from '../sentences.js'
import {
  acceptedForReferrer,
  askedOfReferrer,
  escalatedForReferrer,
  redirectedForReferrer,
  type Telling,
} from './referrer-pages.js'

const whySection = (decision: Decision, { audience }: Telling): readonly Section[] => {
  const { disposition } = decision
  const isTold = (one: Tellable) => mayBeTold(one, audience)
  const withToldFacts = (one: Reason): Reason => ({ ...one, facts: one.facts.filter(isTold) })
  const reasons = decision.reasons.map(withToldFacts)
  const isProfessional = audience === 'professional-referrer'
  const unknown = disposition === 'accept' ? unknownPathwayReason(explanationWords(), reasons) : null
  return section('Why', 'list', [
    ...mainReasons(decision)
      .filter(isTold)
      .map((one) =>
        isProfessional ? metReason(explanationWords(), withToldFacts(one)) : line(sentence(one.title)),
      ),
    disposition === 'request-information' ? waitingReason(explanationWords(), reasons) : null,
    unknown === null || isProfessional ? unknown : line(unknown.text),
  ])
}

const TITLES = {
  escalate: 'This referral needs specialist help first',
  'request-information': 'This referral needs a few answers',
  redirect: 'There is a better way for this person',
  accept: 'This referral can be accepted',
} as const

const titleOf = (decision: Decision): string =>
  decision.disposition === 'redirect' && lacksConsent(decision)
    ? 'This referral needs the person’s agreement first'
    : TITLES[decision.disposition]

const SECTIONS = {
  escalate: escalatedForReferrer,
  'request-information': askedOfReferrer,
  redirect: redirectedForReferrer,
  accept: acceptedForReferrer,
} as const

/** Only a professional reads of places that come later, if at all. */
const notYet = (decision: Decision, { audience }: Telling): readonly Section[] => {
  const places =
    audience === 'professional-referrer'
      ? otherPlaces(decision)
          .filter((place) => mayBeTold(place, audience))
          .map(({ title }) => title)
      : []
  return decision.disposition === 'request-information' || decision.disposition === 'escalate'
    ? section('Good to know', 'text', [
        places.length === 0
          ? null
          : `Later on, this may be a better place: ${listed(places)}. Please do not send the person there yet.`,
      ])
    : []
}

/**
 * A decision for whoever referred: what was decided and why, and what to do instead or what is missing. Never a
 * bare no: a redirect carries its destination and its advice, or says who will help the person to it.
 * Each rule, place and fact says who may be told of it: `audience` says who reads. Unless that is a
 * `professional-referrer`, the page names no specialist whom the case goes to, and no value of a fact. Somebody who
 * referred themselves gets the client's page.
 * `helplines` are as for `explainToClient`.
 */
export const explainToReferrer = (
  decision: Decision,
  options: {
    /** Who reads it: `referrer`, which is anybody who referred, if you leave it out. */
    readonly audience?: Exclude<Audience, 'client'>
    /** Where else to turn at once, a sentence each: after those of the nation. */
    readonly helplines?: readonly string[]
  } = {},
): Explanation => {
  const telling = {
    audience: options.audience ?? 'referrer',
    helplines: [...helplinesOf(decision).map(({ text }) => text), ...(options.helplines ?? [])],
  }
  return {
    reader: 'referrer',
    title: `${titleOf(decision)} (referral ${shorten(decision.referral)})`,
    sections: [
      ...SECTIONS[decision.disposition](decision, telling),
      ...notYet(decision, telling),
      ...whySection(decision, telling),
      ...section('Who decides', 'text', [
        'This is a proposal until a named person confirms it, or overrides it with a reason.',
      ]),
    ],
  }
}
