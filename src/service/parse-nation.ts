/** Unknown → `Nation`, or everything that is wrong with it. */
import { valueAt } from '../input/json.js'
import { REFERRAL_LIMITS } from '../input/plain-json.js'
import { readStrict } from '../input/read-strict.js'
import { isUsableContact, UNUSABLE_CONTACT } from '../input/readable-text.js'
import type { Issue, Result } from '../issue/issue.js'
import { Nation } from './nation.js'

/** Whether there is a number in it that can be rung. */
const hasNumber = (text: string): boolean => /\d(?:[ ()-]*\d){2}/.test(text.normalize('NFKC'))

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

/** What is missing or of no use among the contacts for an emergency and a crisis. Takes what may be a nation. */
export const nationContactIssues = (data: unknown): readonly Issue[] => {
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
  return [...inTerms, ...inHelplines]
}

/**
 * Reads a nation's document from data that came from anywhere. Gives it, frozen, equal to the input but for `$schema`; or
 * all issues at once, each with its path: a contact for an emergency or a crisis that is missing or of no use among them.
 * Never throws, whatever it is handed.
 */
export const parseNation = (input: unknown): Result<Nation> =>
  readStrict(Nation, input, REFERRAL_LIMITS, nationContactIssues)
