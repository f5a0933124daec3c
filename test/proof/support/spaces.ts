/** Rule sets laid out for analysis, as the tests look at them. */
import fc from 'fast-check'
import { unwrap } from '../../../src/issue/issue.js'
import { type CellChoice, isTrueOf } from '../../../src/proof/engine/formula.js'
import { type Outcomes, outcomesOf } from '../../../src/proof/outcomes.js'
import { type FactSpace, factSpace } from '../../../src/proof/space/fact-space.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { safeWeld } from '../../../src/rule-set/weld.js'
import type { Service } from '../../../src/service/service.js'

export interface LaidOut {
  readonly ruleSet: RuleSet
  readonly space: FactSpace
  readonly outcomes: Outcomes
}

/** A rule set with the floor under it, in the space of a service or of every service. */
export const laidOut = (own: RuleSet, service: Service | null): LaidOut => {
  const ruleSet = unwrap(safeWeld(safetyFloor(), own))
  const space = factSpace([ruleSet], service)
  return { ruleSet, space, outcomes: outcomesOf(ruleSet, space) }
}

/** Assignments, possible and impossible ones. */
export const choices = ({ variables }: FactSpace): fc.Arbitrary<CellChoice> =>
  fc
    .tuple(...variables.map(({ cells }) => fc.nat({ max: cells - 1 })))
    .map((cells) => new Map(variables.map(({ id }, index) => [id, cells[index] ?? 0])))

/** Assignments that a referral can give. */
export const possibleChoices = (space: FactSpace): fc.Arbitrary<CellChoice> =>
  choices(space).filter((choice) => isTrueOf(space.possible, choice))
