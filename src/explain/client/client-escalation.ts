import type { Decision } from '../../decision/decision.js'
import { durationMinutes } from '../../rule-set/iso-duration.js'
import { lacksConsent } from '../consent.js'
import { type Page, section } from '../explanation.js'
import { helplinesOf, phoneNumbers } from '../phone-numbers.js'
import { describeWithin } from '../phrases.js'
import { listed, soonestOf } from '../sentences.js'
import { YOUR_CHOICE } from './client-redirect.js'

const DAY = 24 * 60

/** The client reads "today" for all that is due today; anything later is said as it is. */
const byWhen = (decision: Decision): string => {
  const within = soonestOf(decision.escalations) ?? 'P1D'
  const minutes = durationMinutes(within)
  return minutes === null || minutes <= DAY ? 'today' : describeWithin(within)
}

/**
 * Whether somebody is sure to speak with the client. A clinician, or whoever looks after somebody's safety, may
 * have to look into it first.
 */
const somebodyCalls = ({ escalations }: Decision): boolean =>
  escalations.length === 0 ||
  escalations.some(({ kind }) => kind === 'emergency' || kind === 'specialist-mental-health')

/** A number names no risk. */
const numbersBefore = (decision: Decision, helplines: readonly string[]): string | null => {
  const known = helplines.join('\n').replaceAll(' ', '')
  const numbers = decision.escalations
    .filter(({ kind }) => kind === 'emergency' || kind === 'specialist-mental-health')
    .flatMap(({ contact }) => phoneNumbers(contact, helplinesOf(decision)))
    .filter((number) => !known.includes(number.replaceAll(' ', '')))
  const each = [...new Set(numbers)]
  return each.length === 0 ? null : `If you need help before then, you can also call ${listed(each, 'or')}.`
}

const doNotWait = (decision: Decision): string => {
  const calls = helplinesOf(decision)
    .filter(({ purpose }) => purpose === 'emergency' || purpose === 'crisis')
    .map(({ call }) => call)
  const how = calls.length === 0 ? 'ask someone near you for help' : `call ${calls.join(', or ')}`
  return `If you might not be safe before then, do not wait: ${how}.`
}

const afterThat = (decision: Decision): string | null => {
  if (lacksConsent(decision)) return YOUR_CHOICE
  if (decision.redirects.length > 0) return 'When the time is right, we can talk about who else can help you.'
  return decision.provisionalPathway === null
    ? null
    : 'We have not turned you away. When the time is right, a link worker can help you find people, groups and services near you.'
}

/** Warm words, and who comes next: never why. */
export const clientEscalation = (decision: Decision, helplines: readonly string[]): Page => {
  const when = byWhen(decision)
  const calls = somebodyCalls(decision)
  return {
    title: calls ? `Someone will be in touch with you ${when}` : 'We want to get this right for you',
    sections: [
      ...section('What happens next', 'text', [
        'You matter to us, and we want you to have the right help.',
        calls
          ? `Someone who is trained to help will be in touch with you ${when}. They will listen to you. Then you can plan the next step with them.`
          : `Someone who is trained will look at how best to help you ${when}. We will be in touch with you after that.`,
        doNotWait(decision),
        numbersBefore(decision, helplines),
        'You can ask us anything you like.',
      ]),
      ...section('And after that?', 'text', [afterThat(decision)]),
    ],
  }
}
