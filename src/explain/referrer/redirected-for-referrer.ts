/** What a page for a referrer says first where another place is better: where, why, what it leaves, and what they can do. */
import type { Decision, Redirect } from '../../decision/decision.js'
import { mayBeTold } from '../../referral/audience.js'
import type { ExplanationWords } from '../../words/explanation-words.js'
import { isForCapacity, isForConsent, isForOwnConsent, lacksConsent, whoDecides } from '../consent.js'
import { eachOnce, type Line, line, type Section, section } from '../explanation.js'
import { helpMeanwhile } from '../help-meanwhile.js'
import { listOf } from '../phrases.js'
import { sentence, stopped } from '../sentences.js'
import { needsLeftBy, toldReason } from '../told.js'
import type { Telling } from './referrer-pages.js'

/** The place where the reader may be told of it, why, and what to do: in the rules' own words, or in those for anybody who referred. */
const placeLine = (
  { say }: ExplanationWords,
  decision: Decision,
  redirect: Redirect,
  { audience }: Telling,
): Line => {
  // Of a decision that was made before rules had words for whoever referred.
  const { advice, contact, forReferrer = say('referrer.redirected.noWords'), title } = redirect
  const own = audience === 'professional-referrer' ? toldReason(decision, redirect, audience) : null
  const why = own ?? forReferrer
  const toDo = (what: string) => say('referrer.redirected.whatToDo', { advice: what })
  // What whoever referred can do where the place itself is not theirs to know.
  if (!mayBeTold(redirect, audience)) {
    return line(
      sentence(why),
      toDo(
        say(
          isForCapacity(decision, redirect)
            ? 'referrer.redirected.othersDecide'
            : 'referrer.redirected.talkWithThem',
        ),
      ),
    )
  }
  const named =
    contact === null ? title : say('referrer.redirected.placeWithContact', { place: title, contact })
  const place = isForOwnConsent(decision, redirect) ? say('referrer.redirected.talkItOver') : named
  return line(say('referrer.redirected.place', { place, reason: stopped(why) }), toDo(sentence(advice)))
}

/**
 * Where instead, why, and what the referrer can do. Of a place that is not theirs to know somebody tells the person: not
 * while they have not agreed to hear from us.
 */
export const redirectedForReferrer = (
  words: ExplanationWords,
  decision: Decision,
  telling: Telling,
): readonly Section[] => {
  const { say } = words
  const first = whoDecides(decision)
  const agreed = first.length === 0 && !lacksConsent(decision)
  const places = first.length === 0 ? decision.redirects : first
  const told = places.filter(
    (redirect) =>
      agreed || first.length > 0 || isForConsent(decision, redirect) || mayBeTold(redirect, telling.audience),
  )
  const left = needsLeftBy(decision).filter((need) => mayBeTold(need, telling.audience))
  return [
    ...section(
      say('referrer.decided'),
      'list',
      eachOnce(told.map((redirect) => placeLine(words, decision, redirect, telling))),
      say(
        first.length > 0
          ? 'referrer.redirected.whoDecides'
          : agreed
            ? 'referrer.redirected.instead'
            : 'referrer.redirected.notAgreed',
      ),
    ),
    ...helpMeanwhile(words, decision, telling.audience),
    ...section(say('referrer.redirected.needsLeft'), 'text', [
      left.length === 0
        ? null
        : say('referrer.redirected.whoHelps', {
            needs: listOf(
              words,
              left.map(({ title }) => title),
            ),
          }),
    ]),
    ...section(say('referrer.redirected.doesNotFit'), 'text', [say('referrer.redirected.tellUs')]),
  ]
}
