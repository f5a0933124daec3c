/** Unknown → `Nation`, or everything that is wrong with it. */
import { valueAt } from '../input/json.js'
import { REFERRAL_LIMITS } from '../input/json-limits.js'
import { normalise } from '../input/normalise.js'
import { readStrict } from '../input/read-strict.js'
import { isUsableContact, UNUSABLE_CONTACT } from '../input/readable-text.js'
import type { Issue, Result } from '../issue/issue.js'
import { Nation } from './nation.js'

/** Whether there is a number in it that can be rung. */
const hasNumber = (text: string): boolean => /\d(?:[ ()-]*\d){2}/.test(normalise(text, 'NFKC'))

/** The terms that the routes for an emergency and a crisis are made of, and what each must hold. */
const CONTACTS: { readonly [term: string]: (text: string) => boolean } = {
  emergencyNumber: hasNumber,
  crisisContact: isUsableContact,
  crisisFallback: isUsableContact,
  crisisAction: isUsableContact,
}

const UNUSABLE_NUMBER = {
  code: 'contact-not-usable',
  message: 'there is no number in the contact that could be rung',
  hint: 'give the number',
} as const

const NEEDED = ['emergency', 'crisis'] as const

/** The numbers that can be rung in a text, digits only. */
const numbersIn = (text: string): readonly string[] =>
  (normalise(text, 'NFKC').match(/\d(?:[ ()-]*\d){2,}/g) ?? []).map((number) => number.replace(/\D/g, ''))

/** The sentence that a person reads names every number of the helpline. */
const helplineTextIssues = (helplines: readonly unknown[]): readonly Issue[] =>
  helplines.flatMap((one, place): readonly Issue[] => {
    const [call, text] = [valueAt(one, ['call']), valueAt(one, ['text'])]
    if (typeof call !== 'string' || typeof text !== 'string') return []
    const said = numbersIn(text)
    if (numbersIn(call).every((number) => said.includes(number))) return []
    const message = 'the sentence of the helpline leaves out a number to call'
    return [{ ...UNUSABLE_NUMBER, message, path: ['helplines', place, 'text'] }]
  })

/** Whoever is of no age in law is a child, and nobody falls between the protection of children and that of adults. */
const ageIssues = (data: unknown): readonly Issue[] => {
  const yearsOf = (age: string) => valueAt(data, ['ages', age, 'years'])
  const [child, majority, adultProtection] = [
    yearsOf('child'),
    yearsOf('majority'),
    yearsOf('adultProtection'),
  ]
  if (typeof child !== 'number') return []
  const over = (age: string, years: unknown, message: string): readonly Issue[] =>
    typeof years === 'number' && years > child
      ? [{ code: 'range-inverted', path: ['ages', age, 'years'], message, hint: 'check all ages' }]
      : []
  return [
    ...over(
      'majority',
      majority,
      `somebody of ${child} is no child any more, and not of age before ${String(majority)}`,
    ),
    ...over(
      'adultProtection',
      adultProtection,
      `from ${child} on nobody is protected as a child, and nobody as an adult before ${String(adultProtection)}`,
    ),
  ]
}

/** What is missing or of no use among the contacts for an emergency and a crisis, and ages that leave somebody out. Takes what may be a nation. */
export const issuesInNation = (data: unknown): readonly Issue[] => {
  const [terms, helplines] = [valueAt(data, ['terms']), valueAt(data, ['helplines'])]
  if (terms === undefined || !Array.isArray(helplines)) return []
  const inTerms = Object.entries(CONTACTS).flatMap(([name, isUsable]): readonly Issue[] => {
    const path = ['terms', name]
    const text = valueAt(data, [...path, 'text'])
    if (valueAt(data, path) === undefined) {
      const message = `the nation has no term \`${name}\`, which the safety floor needs`
      return [{ code: 'missing', path, message, hint: 'say whom to ring, and on which number' }]
    }
    if (typeof text !== 'string' || isUsable(text)) return []
    return [{ ...(isUsable === hasNumber ? UNUSABLE_NUMBER : UNUSABLE_CONTACT), path: [...path, 'text'] }]
  })
  const inHelplines = NEEDED.flatMap((purpose): readonly Issue[] => {
    const place = helplines.findIndex((one: unknown) => valueAt(one, ['purpose']) === purpose)
    const path = ['helplines']
    if (place === -1) {
      const message = `the nation has no helpline for the purpose \`${purpose}\``
      return [{ code: 'missing', path, message, hint: 'say whom anybody can call at once' }]
    }
    const call = valueAt(helplines[place], ['call'])
    return typeof call !== 'string' || hasNumber(call)
      ? []
      : [{ ...UNUSABLE_NUMBER, path: [...path, place, 'call'] }]
  })
  return [...inTerms, ...inHelplines, ...helplineTextIssues(helplines), ...ageIssues(data)]
}

/**
 * Reads a nation's document from data that came from anywhere. Gives it, frozen, equal to the input but for `$schema`; or
 * all issues at once, each with its path: a contact for an emergency or a crisis that is missing or of no use among them.
 * Never throws, whatever it is handed.
 */
export const parseNation = (input: unknown): Result<Nation> =>
  readStrict(Nation, input, REFERRAL_LIMITS, issuesInNation)
