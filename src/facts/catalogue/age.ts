/** What follows from a date of birth: an age, whether somebody is a child, and whether a service takes people of that age. */
import { ageInYears, isPlausibleBirth } from '../../referral/calendar-date.js'
import type { Service } from '../../service/service.js'
import { nations } from '../../service/shipped-nations.js'
import { factWords } from '../../words/decision-words.js'
import { answerForm, BY_BIRTH } from '../answer-form.js'
import { answerAt } from '../answers.js'
import { type CatalogueFact, computedFrom, type FactInput, IMPLAUSIBLE_BIRTH } from '../derivation.js'
import type { Derived, FactValue } from '../fact.js'

/** What is worked out from an age; a date of birth that cannot be right gives none, and says why. */
export const fromAge = (
  ...places: readonly string[]
): ((input: FactInput, judge: (age: number) => FactValue) => Derived) => {
  const computed = computedFrom('client.dateOfBirth', ...places)
  return ({ asOf, referral }, judge) => {
    const birth = referral.client?.dateOfBirth ?? null
    if (birth === null) return computed(null)
    return isPlausibleBirth(birth, asOf) ? computed(judge(ageInYears(birth, asOf))) : IMPLAUSIBLE_BIRTH
  }
}

const fromBirth = fromAge()
const fromBirthAndNation = fromAge('service.nation')

/** The age below which the law of the service's nation protects somebody as a child; `null` where it names no nation. */
export const childAge = ({ nation }: Pick<Service, 'nation'>): number | null => {
  // A service on record from before services named one.
  if (nation === undefined) return null
  return typeof nation === 'string' ? nations[nation].ages.child : nation.ages.child.years
}

/** Whether the law of the nation protects somebody of an age as a child. */
export const isChildAt = (service: Pick<Service, 'nation'>, age: number): boolean =>
  age < (childAge(service) ?? 0)

/**
 * Whether a service takes people of an age. An adult is taken within its ages. A child is taken only where the service has declared
 * from which age it takes children: "all ages" says nothing of how it works with them.
 */
export const takesAge = (service: Pick<Service, 'ages' | 'children' | 'nation'>, age: number): boolean => {
  const { min = 0, max = Number.POSITIVE_INFINITY } = service.ages ?? {}
  const isTaken = !isChildAt(service, age) || age >= (service.children?.from ?? Number.POSITIVE_INFINITY)
  return isTaken && age >= min && age <= max
}

/** From this age on somebody agrees for themselves unless the service says otherwise: where the laws on capacity begin, in all four nations (D). */
const OWN_CONSENT_AGE = 16

/** Whether a service that takes somebody of an age wants a parent's agreement. */
export const needsParentAt = (service: Pick<Service, 'ages' | 'children' | 'nation'>, age: number): boolean =>
  isChildAt(service, age) &&
  takesAge(service, age) &&
  age < (service.children?.ownConsentFrom ?? OWN_CONSENT_AGE)

// Like the person's own: who did not agree is not rung up because time went by.
const parentalConsent = answerAt('client.parentalConsent', null)
const fromChildren = fromAge('service.children')
// Shared by all decisions of a service: nobody who is handed it can write to it.
const noChildren = Object.freeze(computedFrom('service.children')(false))

/** In the order they are asked. */
export const ageFacts = [
  {
    name: 'age',
    kind: 'integer',
    min: 0,
    max: 130,
    ...factWords('age'),
    description: 'Age in whole years on the date of the decision.',
    safety: false,
    ...BY_BIRTH,
    mayTell: ['client', 'referrer'],
    derivation:
      'whole years from the date of birth to the date to decide at; a date of birth that cannot be right is unknown',
    derive: (input) => fromBirth(input, (age) => age),
  },
  {
    name: 'isChild',
    kind: 'boolean',
    description:
      'Whether the person is below the age under which the law of the nation protects somebody as a child: 18 in all four.',
    ...factWords('isChild'),
    safety: false,
    ...BY_BIRTH,
    mayTell: ['client', 'referrer'],
    derivation: 'the age on the date to decide at, against the age that the nation of the service states',
    derive: (input) =>
      fromBirthAndNation(input, (age) =>
        childAge(input.service) === null ? null : isChildAt(input.service, age),
      ),
  },
  {
    name: 'needsParentalConsent',
    kind: 'boolean',
    description:
      'Whether the service takes the person as a child who is too young to agree alone: then somebody with parental responsibility has to agree.',
    ...factWords('needsParentalConsent'),
    safety: false,
    ...BY_BIRTH,
    mayTell: ['client', 'referrer'],
    derivation:
      'the age on the date to decide at, against the children that the service takes and the age from which they agree for themselves; false where it takes none',
    derive: (input) =>
      input.service.children === undefined
        ? noChildren
        : fromChildren(input, (age) => needsParentAt(input.service, age)),
  },
  {
    name: 'parentalConsent',
    kind: 'answer',
    ...factWords('parentalConsent'),
    description: 'Whether somebody with parental responsibility agrees to the referral of a child.',
    safety: false,
    step: 'first',
    askOf: 'referrer',
    answer: answerForm('client', 'parentalConsent'),
    mayTell: ['client', 'referrer'],
    derivation: 'as given in the referral',
    derive: (input) => parentalConsent(input.referral.client?.parentalConsent, input),
  },
] as const satisfies readonly CatalogueFact[]
