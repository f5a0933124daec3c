import type { Decision, Redirect } from '../../decision/decision.js'
import { deepFreeze } from '../../input/deep-freeze.js'
import { maySay, namesRisk, tellableReasons } from '../client/may-tell-client.js'
import { isForConsent, lacksConsent } from '../consent.js'
import { type Line, line, type Section, section } from '../explanation.js'
import { sentence, stopped } from '../sentences.js'
import { MORE_WITH_CONSENT, type Telling } from './telling.js'

const placeLine = (decision: Decision, redirect: Redirect): Line => {
  const { advice, contact, reason, title } = redirect
  const what = isForConsent(decision, redirect)
    ? 'Talk it over with the person'
    : `${title}${contact === null ? '' : ` (${contact})`}`
  return line(`${what}: ${stopped(reason)}`, `What to do: ${sentence(advice)}`)
}

/** The same in every explanation: frozen, so that nobody who writes to one changes the next. */
const KEPT_BACK = deepFreeze(
  line(
    'A link worker will tell the person who can help with this, and help them get there.',
    MORE_WITH_CONSENT,
  ),
)

/** What instead, and what the referrer can do; or who tells the person, where the place gives a risk away. */
export const redirectedForReferrer = (
  decision: Decision,
  { toProfessional }: Telling,
): readonly Section[] => {
  const agreed = !lacksConsent(decision)
  const tellable = decision.redirects.filter(
    ({ reason, rules, title }) =>
      toProfessional ||
      (!namesRisk(`${title} ${reason}`) && (tellableReasons(decision, rules) ?? []).some(maySay)),
  )
  const kept = agreed && tellable.length < decision.redirects.length
  return [
    ...section(
      'What was decided',
      'list',
      [...tellable.map((redirect) => placeLine(decision, redirect)), kept ? KEPT_BACK : null],
      agreed
        ? 'Instead of our service:'
        : 'We work only with people who have agreed to it, so we have not contacted the person:',
    ),
    ...section('If this does not fit', 'text', [
      'Tell us what we have missed. A named person can change this decision, and you can refer again.',
    ]),
  ]
}
