import type { Decision } from '../../decision/decision.js'
import { durationMinutes } from '../../rule-set/iso-duration.js'
import type { ExplanationWords } from '../../words/explanation-words.js'
import { lacksConsent } from '../consent.js'
import { type Page, section } from '../explanation.js'
import { helplinesOf, phoneNumbers } from '../phone-numbers.js'
import { formatWithin, listOf, orElse } from '../phrases.js'
import { soonestOf } from '../sentences.js'

const DAY = 24 * 60

/** The client reads "today" for all that is due today; anything later is said as it is. */
const byWhen = (words: ExplanationWords, decision: Decision): string => {
  const within = soonestOf(decision.escalations) ?? 'P1D'
  const minutes = durationMinutes(within)
  return minutes === null || minutes <= DAY ? words.say('within.today') : formatWithin(words, within)
}

/**
 * Whether somebody is sure to speak with the client. A clinician, or whoever looks after somebody's safety, may
 * have to look into it first.
 */
const somebodyCalls = ({ escalations }: Decision): boolean =>
  escalations.length === 0 ||
  escalations.some(({ kind }) => kind === 'emergency' || kind === 'specialist-mental-health')

/** A number names no risk. */
const numbersBefore = (
  words: ExplanationWords,
  decision: Decision,
  helplines: readonly string[],
): string | null => {
  const known = helplines.join('\n').replaceAll(' ', '')
  const numbers = decision.escalations
    .filter(({ kind }) => kind === 'emergency' || kind === 'specialist-mental-health')
    .flatMap(({ contact }) => phoneNumbers(contact, helplinesOf(decision)))
    .filter((number) => !known.includes(number.replaceAll(' ', '')))
  const each = [...new Set(numbers)]
  return each.length === 0
    ? null
    : words.say('client.escalation.numbers', { numbers: listOf(words, each, 'or') })
}

const doNotWait = (words: ExplanationWords, decision: Decision): string => {
  const calls = helplinesOf(decision)
    .filter(({ purpose }) => purpose === 'emergency' || purpose === 'crisis')
    .map(({ call }) => call)
  return calls.length === 0
    ? words.say('client.escalation.askSomeone')
    : words.say('client.escalation.call', { numbers: orElse(words, calls) })
}

const afterThat = ({ say }: ExplanationWords, decision: Decision): string | null => {
  if (lacksConsent(decision)) return say('client.choice.yours')
  if (decision.redirects.length > 0) return say('client.escalation.whoElse')
  return decision.provisionalPathway === null ? null : say('client.escalation.notTurnedAway')
}

/** Warm words, and who is asked to come next: never why. That they come only the service can promise. */
export const clientEscalation = (
  words: ExplanationWords,
  decision: Decision,
  helplines: readonly string[],
): Page => {
  const { say } = words
  const when = byWhen(words, decision)
  const calls = somebodyCalls(decision)
  return {
    title: calls ? say('client.escalation.title', { when }) : say('client.escalation.titleForOthers'),
    sections: [
      ...section(say('client.next'), 'text', [
        say('client.escalation.youMatter'),
        say(calls ? 'client.escalation.trained' : 'client.escalation.others', { when }),
        doNotWait(words, decision),
        numbersBefore(words, decision, helplines),
        say('client.escalation.askAnything'),
      ]),
      ...section(say('client.escalation.afterThat'), 'text', [afterThat(words, decision)]),
    ],
  }
}
