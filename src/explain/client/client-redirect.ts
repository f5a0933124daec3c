import type { Decision, Redirect } from '../../decision/decision.js'
import { lacksConsent } from '../consent.js'
import { type Line, line, type Page, section } from '../explanation.js'
import { phoneNumbers } from '../phone-numbers.js'
import { listed, stopped } from '../sentences.js'
import { namesRisk, tellableReasons } from './may-tell-client.js'

/** Where the person has not agreed, nobody gets in touch with them: this is all that there is to say. */
export const YOUR_CHOICE =
  'It is your choice. You do not have to work with us. If you would like to, now or later, tell us.'

const KEPT_BACK = 'A link worker will call you to tell you who can help with this, and help you get there.'
const OTHER_WAY = 'Your GP practice can put you in touch. Ask them for the link worker.'

const BETTER = 'They can help you with this better than we can.'
const OTHER_AGE = 'Our service is for people of another age.'
const OTHER_HEALTH = 'Our service is for people with other health needs.'

const AGE: readonly string[] = ['age', 'ageInRange']
const SOURCE: readonly string[] = ['referralSource', 'sourceAccepted']

/** Why, in words of our own: a rule's are written for the referrer. */
const whyFor = (facts: readonly string[]): string => {
  if (facts.every((fact) => AGE.includes(fact))) return OTHER_AGE
  return facts.every((fact) => fact === 'serviceFocus' || AGE.includes(fact)) ? OTHER_HEALTH : BETTER
}

/** Places that only professionals know by this name. */
const OFFICIAL = /\b(?!NHS\b|GP\b)[A-Z]{2,}\b|refer|\bcase\b|meeting|clinic|pathway|interven|signpost|assess/

/** The rule set's own words for the person; a number only where nothing about the place is private. */
const ownLine = (words: string, contact: string | null, isPrivate: boolean): Line => {
  const numbers = isPrivate ? [] : phoneNumbers(contact ?? '')
  return line(stopped(words), numbers.length === 0 ? null : `You can call ${listed(numbers, 'or')}.`)
}

const lineFor = (decision: Decision, { contact, forClient, rules, title }: Redirect): Line => {
  const reasons = tellableReasons(decision, rules)
  const words = `${title} ${contact ?? ''}`
  const isPrivate = reasons === null || namesRisk(words)
  if (forClient !== null && !namesRisk(forClient)) return ownLine(forClient, contact, isPrivate)
  if (isPrivate) return line(KEPT_BACK)
  const facts = reasons.flatMap((reason) => reason.facts.map(({ fact }) => fact))
  if (facts.some((fact) => SOURCE.includes(fact))) return line(OTHER_WAY)
  if (OFFICIAL.test(words)) return line(KEPT_BACK)
  const how = contact === null ? 'Ask us how to reach them.' : `How to reach them: ${stopped(contact)}`
  return line(stopped(title), whyFor(facts), how)
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
  const all = decision.redirects.map((redirect) => lineFor(decision, redirect))
  const lines = all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index)
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
