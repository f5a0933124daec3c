import type { Decision } from '../../decision/decision.js'
import { shorten } from '../../issue/quote.js'
import { explanationWords } from '../../words/explanation-words.js'
import { maySay } from '../client/may-tell-client.js'
import { lacksConsent, otherPlaces } from '../consent.js'
import { type Explanation, line, type Section, section } from '../explanation.js'
import { mainReasons, metReason, unknownPathwayReason, waitingReason } from '../format-reason.js'
import { UK_HELPLINES } from '../phone-numbers.js'
import { listed, sentence } from '../sentences.js'
import {
  acceptedForReferrer,
  askedOfReferrer,
  escalatedForReferrer,
  redirectedForReferrer,
  type Telling,
} from './referrer-pages.js'

const whySection = (decision: Decision, { toProfessional }: Telling): readonly Section[] => {
  const { disposition, reasons } = decision
  const unknown = disposition === 'accept' ? unknownPathwayReason(explanationWords(), reasons) : null
  return section('Why', 'list', [
    ...(toProfessional
      ? mainReasons(decision).map((one) => metReason(explanationWords(), one))
      : mainReasons(decision)
          .filter(maySay)
          .map(({ title }) => line(sentence(title)))),
    disposition === 'request-information' ? waitingReason(explanationWords(), reasons) : null,
    unknown === null || toProfessional ? unknown : line(unknown.text),
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

const notYet = (decision: Decision, { toProfessional }: Telling): readonly Section[] => {
  const places = toProfessional ? otherPlaces(decision).map(({ title }) => title) : []
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
 * What we know of a person's risks is for a `health-professional`; unless told that the reader is one, the page
 * gives no fact, no route and no reason that rests on a risk. Somebody who referred themselves gets the client's page.
 * `helplines` are as for `explainToClient`.
 */
export const explainToReferrer = (
  decision: Decision,
  options: {
    /** Who reads it; `anybody` if you leave it out, who is told of no risk. */
    readonly audience?: 'health-professional' | 'anybody'
    /** Where to turn at once, a sentence each; `UK_HELPLINES` if you leave it out. */
    readonly helplines?: readonly string[]
  } = {},
): Explanation => {
  const telling = {
    toProfessional: options.audience === 'health-professional',
    helplines: options.helplines ?? UK_HELPLINES,
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
