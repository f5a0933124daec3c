/** A witness → a scenario that expects the decision that it has now. */

import type { Witness } from '../../proof/finding.js'
import type { Referral } from '../../referral/referral.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { deciderOf, decideWitness } from '../cases/decide-case.js'
import { type Expectation, expectationOf, type WholeExpectation } from '../scenarios/expectation.js'

/** A scenario as it is generated: it expects what is decided now. */
export interface GeneratedScenario {
  /** Its number, and the first thing that it is needed for. */
  readonly title: string
  /** What else it is needed for. */
  readonly description: string
  /** The service that the referral is for. */
  readonly service: Service
  /** The referral, decided at its date of receipt. */
  readonly referral: Referral
  /** What its decision is now. */
  readonly expect: Expectation
}

/** More than a few say no more to whoever reviews it. */
const MAX_SAID = 5

const numbered = (number: number): string => `G-${String(number).padStart(3, '0')}`

const neededFor = ([first, ...others]: readonly string[]): string => {
  if (first === undefined) return 'Needed together with others.'
  if (others.length === 0) return 'Needed for: what its title says.'
  const said = [first, ...others.slice(0, MAX_SAID - 1)].join('; ')
  const more = others.length + 1 - MAX_SAID
  return `Needed for: ${said}${more > 0 ? `; and ${more} more` : ''}.`
}

/** Writes the scenario of a witness. `needs` says what would not be tried without it, `partsOf` what it expects. */
export const scenarioOf = (
  { asOf, referral, service }: Witness,
  whole: RuleSet,
  number: number,
  needs: readonly string[],
  partsOf: (decided: WholeExpectation) => Expectation,
): GeneratedScenario => {
  const id = numbered(number)
  const own: Referral = { ...referral, id }
  return {
    title: `${id}: ${needs[0] ?? 'what others leave'}`,
    description: neededFor(needs),
    service,
    referral: own,
    expect: partsOf(expectationOf(decideWitness({ asOf, referral: own, service }, deciderOf(whole)))),
  }
}
