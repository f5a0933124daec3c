/** Where else somebody can go, who decides where it is in doubt whether they can, and what is left that nobody takes on. */
import type { Decision, Redirect } from '../../decision/decision.js'
import type { ExplanationWords } from '../../words/explanation-words.js'
import { isForConsent, isOwnChoice, lacksConsent, otherPlaces, whoDecides } from '../consent.js'
import { type Line, line, type Section, section } from '../explanation.js'
import { listOf } from '../phrases.js'
import { sentence, stopped } from '../sentences.js'
import { needsLeftBy } from '../told.js'

const placeLine = ({ say }: ExplanationWords, { advice, contact, reason, title }: Redirect): Line =>
  line(
    contact === null
      ? say('linkWorker.redirect.place', { place: title })
      : say('linkWorker.redirect.placeWithContact', { place: title, contact: stopped(contact) }),
    say('linkWorker.redirect.why', { reason: stopped(reason) }),
    sentence(advice),
  )

/** Who finds out whether the person can decide it, and who decides: on every rung, as nothing else follows before. */
export const whoDecidesSection = (words: ExplanationWords, decision: Decision): readonly Section[] =>
  section(
    words.say('linkWorker.redirect.whoDecides'),
    'list',
    whoDecides(decision).map((one) => placeLine(words, one)),
  )

/** The better places, or those that may be, later. */
export const redirectSection = (words: ExplanationWords, decision: Decision): readonly Section[] => {
  const { say } = words
  const takesEffect = decision.disposition === 'redirect' && whoDecides(decision).length === 0
  const isOwn = isOwnChoice(decision)
  const heading = say(
    isOwn
      ? 'linkWorker.redirect.ownChoice'
      : lacksConsent(decision)
        ? 'linkWorker.redirect.forReferrer'
        : 'linkWorker.redirect.heading',
  )
  return section(
    takesEffect ? heading : say('linkWorker.redirect.notYet'),
    'list',
    (takesEffect ? decision.redirects : otherPlaces(decision)).map((one) =>
      isOwn && isForConsent(decision, one)
        ? line(say('linkWorker.redirect.doorOpen'))
        : placeLine(words, one),
    ),
    takesEffect ? null : say('linkWorker.redirect.notYetIntro'),
  )
}

/** Needs that would be nobody's, once the person is somewhere else. */
export const needsLeftSection = (words: ExplanationWords, decision: Decision): readonly Section[] => {
  const needs = needsLeftBy(decision).map(({ title }) => title)
  return section(words.say('linkWorker.redirect.needsLeft'), 'text', [
    needs.length === 0 ? null : words.say('linkWorker.redirect.whoHelps', { needs: listOf(words, needs) }),
  ])
}
