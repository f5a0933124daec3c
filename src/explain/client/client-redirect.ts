import type { Decision, Redirect } from '../../decision/decision.js'
import { mayBeTold } from '../../referral/audience.js'
import { lacksConsent } from '../consent.js'
import { eachOnce, type Line, line, type Page, section } from '../explanation.js'
import { helplinesOf, phoneNumbers } from '../phone-numbers.js'
import { listed, sentence, stopped } from '../sentences.js'
import { toldReason } from '../told.js'

/** Where the person has not agreed, nobody gets in touch with them: this is all that there is to say. */
export const YOUR_CHOICE =
  'It is your choice. You do not have to work with us. If you would like to, now or later, tell us.'

/** Where the rule set says nothing that the person may read. */
const KEPT_BACK = 'A link worker will call you to tell you who can help with this, and help you get there.'

const BETTER = 'They can help you with this better than we can.'

/** The rule set's own words for the person, and the place only where the person may be told of it. */
const lineFor = (decision: Decision, redirect: Redirect): Line => {
  const { contact, forClient, title } = redirect
  const isTold = mayBeTold(redirect, 'client')
  if (forClient !== null) {
    const numbers = isTold ? phoneNumbers(contact ?? '', helplinesOf(decision)) : []
    return line(stopped(forClient), numbers.length === 0 ? null : `You can call ${listed(numbers, 'or')}.`)
  }
  if (!isTold) return line(KEPT_BACK)
  const why = toldReason(decision, redirect, 'client')
  const how = contact === null ? 'Ask us how to reach them.' : `How to reach them: ${stopped(contact)}`
  return line(stopped(title), why === null ? BETTER : sentence(why), how)
}

/** The page of a person who has not agreed to work with us. */
export const clientChoice = (): Page => ({
  title: 'It is your choice',
  sections: section('What happens next', 'text', [
    YOUR_CHOICE,
    'We will not get in touch to start work with you unless you say yes.',
  ]),
})

/** Where instead, and how to get there. */
export const clientRedirect = (decision: Decision): Page => {
  if (lacksConsent(decision)) return clientChoice()
  const lines = eachOnce(decision.redirects.map((redirect) => lineFor(decision, redirect)))
  const named = lines.some(({ details }) => details.length > 0)
  return {
    title: named ? 'A better place for you' : 'What we suggest',
    sections: [
      ...section(
        named ? 'Where to go' : 'What happens next',
        lines.length > 1 ? 'list' : 'text',
        lines.length === 0 ? [KEPT_BACK] : lines,
      ),
      ...section('You can always ask us', 'text', [
        'We have not closed the door. If you get stuck on the way, tell us. We will help you find someone who can help.',
      ]),
    ],
  }
}
