import type { Decision } from '../../decision/decision.js'
import { durationMinutes } from '../../rule-set/iso-duration.js'
import { describeWithin } from '../describe-within.js'
import { type Section, section } from '../explanation.js'

const DAY = 24 * 60

/** The client reads "today" for all that is due today; anything later is said as it is. */
const byWhen = (decision: Decision): string => {
  const within = decision.escalations[0]?.within ?? 'P1D'
  const minutes = durationMinutes(within)
  return minutes === null || minutes <= DAY ? 'today' : describeWithin(within)
}

const PEOPLE_WHO_CALL: readonly string[] = ['emergency', 'specialist-mental-health', 'clinician']

/** Whether somebody will speak with the client. A concern about somebody's safety may be looked into first. */
const somebodyCalls = (decision: Decision): boolean =>
  decision.escalations.length === 0 || decision.escalations.some(({ kind }) => PEOPLE_WHO_CALL.includes(kind))

/** Telephone numbers as people write them: 999, 111, or at least nine digits. A number names no risk. */
const phoneNumbers = (contact: string): readonly string[] =>
  (contact.match(/\+?\d[\d ]*\d/g) ?? []).filter((number) => {
    const digits = number.replace(/\D/g, '')
    return ['999', '111', '112'].includes(digits) || digits.length >= 9
  })

const numbersBefore = (decision: Decision, helplines: readonly string[]): string | null => {
  const known = helplines.join('\n').replaceAll(' ', '')
  const numbers = decision.escalations
    .filter(({ kind }) => kind === 'emergency' || kind === 'specialist-mental-health')
    .flatMap(({ contact }) => phoneNumbers(contact))
    .filter((number) => !known.includes(number.replaceAll(' ', '')))
  const each = [...new Set(numbers)]
  return each.length === 0 ? null : `If you need help before then, you can also call ${each.join(' or ')}.`
}

/** Warm words, and who comes next: never why. */
export const clientEscalation = (
  decision: Decision,
  helplines: readonly string[],
): { readonly title: string; readonly sections: readonly Section[] } => {
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
        'You have done nothing wrong. You can ask us anything you like.',
        numbersBefore(decision, helplines),
      ]),
      ...section('And after that?', 'text', [
        decision.provisionalPathway === null
          ? null
          : 'We have not turned you away. When the time is right, a link worker can help you find people, groups and services near you.',
      ]),
    ],
  }
}
