import type { Decision, Redirect } from '../../decision/decision.js'
import { type Line, line, type Section, section } from '../explanation.js'
import { stopped } from '../sentences.js'
import { namesRisk, tellableReasons } from './may-tell-client.js'

const KEPT_BACK =
  'We think there are people who can help you more than we can. Ask us who they are. We will tell you how to reach them, and help you get there.'
const NO_YES =
  'We only work with people who have said yes. If you would like our help, tell us. You can say yes at any time.'
const OTHER_WAY = 'There is another way to come to us. Ask us, and we will tell you how.'

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

const lineFor = (decision: Decision, { contact, rules, title }: Redirect): Line => {
  const words = `${title} ${contact ?? ''}`
  const reasons = tellableReasons(decision, rules)
  if (reasons === null || namesRisk(words)) return line(KEPT_BACK)
  const facts = reasons.flatMap((reason) => reason.facts.map(({ fact }) => fact))
  if (facts.includes('consent')) return line(NO_YES)
  if (facts.some((fact) => SOURCE.includes(fact))) return line(OTHER_WAY)
  if (OFFICIAL.test(words)) return line(KEPT_BACK)
  const how = contact === null ? 'Ask us how to reach them.' : `How to reach them: ${stopped(contact)}`
  return line(stopped(title), whyFor(facts), how)
}

/** Where instead, and how to get there. */
export const clientRedirect = (
  decision: Decision,
): { readonly title: string; readonly sections: readonly Section[] } => {
  const all = decision.redirects.map((redirect) => lineFor(decision, redirect))
  const lines = all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index)
  const named = lines.some(({ details }) => details.length > 0)
  return {
    title: named ? 'A better place for you' : 'How to get the right help',
    sections: [
      ...section('Where to go', lines.length > 1 ? 'list' : 'text', lines.length === 0 ? [KEPT_BACK] : lines),
      ...section('What happens next', 'text', [
        'We have not closed the door. If you get stuck on the way, tell us. We will help you find someone who can help.',
      ]),
    ],
  }
}
