import type { Decision, Redirect } from '../../decision/decision.js'
import { mayBeTold } from '../../referral/audience.js'
import type { ExplanationWords } from '../../words/explanation-words.js'
import { lacksOwnConsent, whoDecides } from '../consent.js'
import { eachOnce, type Line, line, type Page, section } from '../explanation.js'
import { helpMeanwhile } from '../help-meanwhile.js'
import { helplinesOf, phoneNumbers } from '../phone-numbers.js'
import { listOf } from '../phrases.js'
import { sentence, stopped } from '../sentences.js'
import { toldReason } from '../told.js'

/** The rule set's own words for the person, and the place only where the person may be told of it. */
const lineFor = (words: ExplanationWords, decision: Decision, redirect: Redirect): Line => {
  const { say } = words
  const { contact, forClient, title } = redirect
  const isTold = mayBeTold(redirect, 'client')
  if (forClient !== null) {
    const numbers = isTold ? phoneNumbers(contact ?? '', helplinesOf(decision)) : []
    return line(
      stopped(forClient),
      numbers.length === 0 ? null : say('client.redirect.call', { numbers: listOf(words, numbers, 'or') }),
    )
  }
  if (!isTold) return line(say('client.redirect.keptBack'))
  const why = toldReason(decision, redirect, 'client')
  return line(
    stopped(title),
    why === null ? say('client.redirect.why') : sentence(why),
    contact === null
      ? say('client.redirect.askUs')
      : say('client.redirect.contact', { contact: stopped(contact) }),
  )
}

/** The page of a person who has not agreed to work with us: nobody gets in touch with them, so this is all there is to say. */
export const clientChoice = ({ say }: ExplanationWords): Page => ({
  title: say('client.choice.title'),
  sections: section(say('client.next'), 'text', [say('client.choice.yours'), say('client.choice.noContact')]),
})

/** Where instead, and how to get there; where others find out who decides, that alone. */
export const clientRedirect = (words: ExplanationWords, decision: Decision): Page => {
  const { say } = words
  const first = whoDecides(decision)
  if (first.length === 0 && lacksOwnConsent(decision)) return clientChoice(words)
  const places = first.length === 0 ? decision.redirects : first
  const lines = eachOnce(places.map((redirect) => lineFor(words, decision, redirect)))
  const named = lines.some(({ details }) => details.length > 0)
  return {
    title: say(
      first.length > 0
        ? 'client.escalation.titleForOthers'
        : named
          ? 'client.redirect.better'
          : 'client.redirect.suggestion',
    ),
    sections: [
      ...section(
        say(named ? 'client.redirect.where' : 'client.next'),
        lines.length > 1 ? 'list' : 'text',
        lines.length === 0 ? [say('client.redirect.keptBack')] : lines,
      ),
      ...helpMeanwhile(words, decision, 'client'),
      ...section(say('client.redirect.always'), 'text', [say('client.redirect.doorOpen')]),
    ],
  }
}
