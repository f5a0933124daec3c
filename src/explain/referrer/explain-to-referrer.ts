import type { Decision, Reason } from '../../decision/decision.js'
import { shorten } from '../../issue/quote.js'
import { type Audience, mayBeTold, type Tellable } from '../../referral/audience.js'
import { type ExplanationWords, explanationWords } from '../../words/explanation-words.js'
import type { WordsOptions } from '../../words/words.js'
import { lacksConsent, otherPlaces, whoDecides } from '../consent.js'
import { decisionIn } from '../decision-in-language.js'
import { type Explanation, line, type Section, section } from '../explanation.js'
import { mainReasons, metReason, unknownPathwayReason, waitingReason } from '../format-reason.js'
import { helplinesOf } from '../phone-numbers.js'
import { listOf } from '../phrases.js'
import { sentence } from '../sentences.js'
import { redirectedForReferrer } from './redirected-for-referrer.js'
import {
  acceptedForReferrer,
  askedOfReferrer,
  escalatedForReferrer,
  missingFor,
  type Telling,
} from './referrer-pages.js'

const whySection = (words: ExplanationWords, decision: Decision, telling: Telling): readonly Section[] => {
  const { audience } = telling
  const { disposition } = decision
  const isTold = (one: Tellable) => mayBeTold(one, audience)
  const withToldFacts = (one: Reason): Reason => ({ ...one, facts: one.facts.filter(isTold) })
  const reasons = decision.reasons.map(withToldFacts)
  const isProfessional = audience === 'professional-referrer'
  const unknown = disposition === 'accept' ? unknownPathwayReason(words, reasons) : null
  // A place that comes later, if at all, is not why the page says what it says.
  const later = whoDecides(decision).length > 0 ? otherPlaces(decision).flatMap(({ rules }) => rules) : []
  return section(words.say('page.why'), 'list', [
    ...mainReasons(decision)
      .filter((one) => isTold(one) && (one.rule === null || !later.includes(one.rule)))
      .map((one) => (isProfessional ? metReason(words, withToldFacts(one)) : line(sentence(one.title)))),
    disposition === 'request-information'
      ? waitingReason(words, reasons, missingFor(decision, telling).length > 0)
      : null,
    unknown === null || isProfessional ? unknown : line(unknown.text),
  ])
}

const titleOf = ({ say }: ExplanationWords, decision: Decision): string => {
  const { disposition } = decision
  const waits = disposition === 'redirect' || disposition === 'request-information'
  if (waits && whoDecides(decision).length > 0) return say('referrer.title.whoDecides')
  return say(waits && lacksConsent(decision) ? 'referrer.title.agreement' : `referrer.title.${disposition}`)
}

const SECTIONS = {
  escalate: escalatedForReferrer,
  'request-information': askedOfReferrer,
  redirect: redirectedForReferrer,
  accept: acceptedForReferrer,
} as const

/** Only a professional reads of places that come later, if at all. */
const notYet = (words: ExplanationWords, decision: Decision, { audience }: Telling): readonly Section[] => {
  const places =
    audience === 'professional-referrer'
      ? otherPlaces(decision)
          .filter((place) => mayBeTold(place, audience))
          .map(({ title }) => title)
      : []
  return decision.disposition === 'request-information' || decision.disposition === 'escalate'
    ? section(words.say('referrer.goodToKnow'), 'text', [
        places.length === 0 ? null : words.say('referrer.later', { places: listOf(words, places) }),
      ])
    : []
}

/**
 * A decision for whoever referred: what was decided and why, and what to do instead or what is missing. Never a
 * bare no: a redirect carries its destination and its advice, or says who will help the person to it.
 * Each rule, place and fact says who may be told of it: `audience` says who reads. Unless that is a
 * `professional-referrer`, the page names no specialist whom the case goes to, and no value of a fact. Somebody who
 * referred themselves gets the client's page.
 * `helplines` are as for `explainToClient`. In English unless `options` give a language and its words.
 */
export const explainToReferrer = (
  given: Decision,
  options: WordsOptions & {
    /** Who reads it: `referrer`, which is anybody who referred, if you leave it out. */
    readonly audience?: Exclude<Audience, 'client'>
    /** Where else to turn at once, a sentence each: after those of the nation. */
    readonly helplines?: readonly string[]
  } = {},
): Explanation => {
  const words = explanationWords(options)
  const { say } = words
  const decision = decisionIn(words, given)
  const telling = {
    audience: options.audience ?? 'referrer',
    helplines: [...helplinesOf(decision).map(({ text }) => text), ...(options.helplines ?? [])],
  }
  return {
    reader: 'referrer',
    title: say('page.ofReferral', {
      title: titleOf(words, decision),
      referral: shorten(decision.referral),
    }),
    sections: [
      ...SECTIONS[decision.disposition](words, decision, telling),
      ...notYet(words, decision, telling),
      ...whySection(words, decision, telling),
      ...section(say('page.whoDecides'), 'text', [say('proposal')]),
    ],
  }
}
