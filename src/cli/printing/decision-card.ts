/**
 * A decision on a card: what a link worker needs at a glance. What to do and what to ask first stands in full,
 * in the words of their explanation; all the rest is named, and `explain` tells it at length.
 */
import type { Action, Decision, Redirect } from '../../decision/decision.js'
import type { Provenance } from '../../decision/provenance.js'
import { isForConsent, isOwnChoice, lacksConsent, otherPlaces, whoDecides } from '../../explain/consent.js'
import { decisionIn } from '../../explain/decision-in-language.js'
import { type Explanation, type Line, line, type Section, section } from '../../explain/explanation.js'
import { mainReasons, metReason, unknownPathwayReason, waitingReason } from '../../explain/format-reason.js'
import {
  explainToLinkWorker,
  nowAndNext,
  standsBeforeQuestions,
  whatFollows,
  withPersonHeading,
} from '../../explain/link-worker/explain-to-link-worker.js'
import { knownAlready } from '../../explain/link-worker/known-already.js'
import { needsLeftSection } from '../../explain/link-worker/places.js'
import {
  optionalQuestions,
  provisionalPathway,
  urgentQuestions,
} from '../../explain/link-worker/questions-to-ask.js'
import { notesSection } from '../../explain/notes-section.js'
import { helplinesOf, phoneNumbers } from '../../explain/phone-numbers.js'
import { listed, sentence, stopped } from '../../explain/sentences.js'
import { type ExplanationWords, explanationWords } from '../../words/explanation-words.js'
import type { OwnWords } from '../../words/own-words.js'
import type { Context } from '../context.js'
import { explanationText, faintText } from './terminal.js'

const placeLine = ({ advice, contact, title }: Redirect): Line =>
  line(`${title}.${contact === null ? '' : ` Contact: ${stopped(contact)}`}`, sentence(advice))

const redirectSection = (words: ExplanationWords, decision: Decision): readonly Section[] => {
  const first = whoDecides(decision)
  if (decision.disposition === 'redirect' && first.length === 0) {
    const isOwn = isOwnChoice(decision)
    return section(
      isOwn
        ? words.say('linkWorker.redirect.ownChoice')
        : lacksConsent(decision)
          ? 'For the referrer to do'
          : 'The better place',
      'list',
      decision.redirects.map((one) =>
        isOwn && isForConsent(decision, one)
          ? line(words.say('linkWorker.redirect.doorOpen'))
          : placeLine(one),
      ),
    )
  }
  const places = otherPlaces(decision).map(({ title }) => title)
  return [
    ...section('Who can agree to this', 'list', first.map(placeLine)),
    ...section('Do not send on yet', 'text', [
      places.length === 0 ? null : `This may be the better place later: ${listed(places)}.`,
    ]),
  ]
}

/** What is done in an emergency, and a number to give, is no use as a title. */
const inFull = (decision: Decision, { instruction }: Action): boolean =>
  decision.disposition === 'escalate' || phoneNumbers(instruction, helplinesOf(decision)).length > 0

const actionLines = (decision: Decision, whom: Action['for'], words: string): readonly (Line | null)[] => {
  const actions = decision.actions.filter(
    (action) => action.for === whom && !standsBeforeQuestions(decision, action),
  )
  const named = actions.filter((action) => !inFull(decision, action)).map(({ title }) => title)
  return [
    ...actions
      .filter((action) => inFull(decision, action))
      .map(({ instruction, title }) => line(`${words}: ${stopped(title)}`, sentence(instruction))),
    named.length === 0 ? null : line(`${words}: ${stopped(named.join('; '))}`),
  ]
}

const actionSection = (words: ExplanationWords, decision: Decision): readonly Section[] =>
  section('To do', 'list', [
    ...actionLines(decision, 'client', withPersonHeading(words, decision)),
    ...actionLines(decision, 'service', 'For your service'),
    ...actionLines(decision, 'link-worker', 'For you'),
  ])

const otherQuestions = (decision: Decision): readonly Section[] => {
  const titles = optionalQuestions(decision).map(({ title }) => title)
  const heading = decision.disposition === 'escalate' ? 'Ask after that' : 'Not known, and worth asking'
  return section(heading, 'text', [titles.length === 0 ? null : sentence(titles.join('; '))])
}

const whySection = (words: ExplanationWords, decision: Decision): readonly Section[] =>
  section('Why', 'list', [
    ...mainReasons(decision).map((one) => metReason(words, one)),
    decision.disposition === 'request-information' ? waitingReason(words, decision.reasons) : null,
    decision.disposition === 'accept' ? unknownPathwayReason(words, decision.reasons) : null,
  ])

/** The card of a decision, laid out like any explanation. */
const decisionCard = (given: Decision, own: OwnWords | undefined): Explanation => {
  const words = explanationWords({ words: own })
  const decision = decisionIn(words, given)
  return {
    reader: 'link-worker',
    title: explainToLinkWorker(given, { words: own }).title,
    sections: [
      ...nowAndNext(words, decision),
      ...knownAlready(words, decision, 'text'),
      ...notesSection(words, decision),
      ...urgentQuestions(words, decision, 'needed'),
      ...provisionalPathway(words, decision),
      ...redirectSection(words, decision),
      ...needsLeftSection(words, decision),
      ...whatFollows(words, decision),
      ...actionSection(words, decision),
      ...otherQuestions(decision),
      ...whySection(words, decision),
    ],
  }
}

/** `sha256:3f2a91c0…` is `3f2a91c0`: enough to tell two versions apart by eye; `--format json` has it whole. */
export const shortDigest = (digest: string): string => digest.replace(/^[a-z0-9-]+:/, '').slice(0, 8)

/** Sixteen digits of a digest in fours, to be copied by hand and told over the telephone. */
export const fingerprint = (digest: string): string =>
  (/([0-9a-f]{16})/.exec(digest)?.[1] ?? digest).replace(/(.{4})(?=.)/g, '$1 ')

const named = ({ digest, id, version }: Provenance['ruleSet']): string =>
  `${id} ${version} [${shortDigest(digest)}]`

const madeWith = ({ asOf, library, nation, ruleSet, safetyFloor, service }: Provenance): string =>
  [
    `as of ${asOf}`,
    `service ${service.id} [${shortDigest(service.digest)}]`,
    ...(nation === undefined ? [] : [`nation ${nation.id} [${shortDigest(nation.digest)}]`]),
    named(ruleSet),
    named(safetyFloor),
    `${library.name} ${library.version}`,
  ].join(' · ')

const PROPOSAL = 'A proposal until a named person confirms it, or overrides it with a reason.'

/** The card of one decision as text, with the small print of by what it was made; `place` is where the referral stands, `own` are the service's words. */
export const printDecision = (decision: Decision, place: string, context: Context, own?: OwnWords): string =>
  [
    `${explanationText(decisionCard(decision, own), context)}\n`,
    faintText(`${PROPOSAL} From ${place}.`, context),
    faintText(madeWith(decision.provenance), context),
  ].join('\n')
