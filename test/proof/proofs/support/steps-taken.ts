import { expect } from 'vitest'
import { unwrap } from '../../../../src/issue/issue.js'
import { StepBudget } from '../../../../src/proof/engine/step-budget.js'
import { QUICK_STEPS, quickProofs } from '../../../../src/proof/promises.js'
import { parseRuleSet } from '../../../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../../../src/rule-set/rule-set.js'
import { safetyFloor } from '../../../../src/rule-set/shipped.js'
import { safeWeld } from '../../../../src/rule-set/weld.js'
import type { Service } from '../../../../src/service/service.js'
import { services } from '../../../../src/service/shipped.js'

type Make = (() => RuleSet) | undefined

/** What a load of a rule set comes to with one service, or with any, and the steps that it took. */
const load = (make: Make, service: Service | null) => {
  const ruleSet = unwrap(parseRuleSet(make?.()))
  const steps = new StepBudget(QUICK_STEPS)
  const proofs = quickProofs(ruleSet, unwrap(safeWeld(safetyFloor(), ruleSet)), service, steps)
  return { statuses: proofs.map(({ proof }) => proof.status), spent: steps.spent }
}

/** Of rules that no prover decides soon: something is left unproved, and no more steps are taken than may be. */
export const expectBounded = (make: Make): void => {
  const { spent, statuses } = load(make, services.sp7)
  expect(statuses).not.toEqual(statuses.map(() => 'proved'))
  // The last thing that was to be done is counted, and was not done; nothing as large is begun after it.
  expect(spent).toBeLessThan(3 * QUICK_STEPS)
}

/** Of rules that hold, however large: all is proved within what may be spent. */
export const expectProved = (make: Make): void => {
  const { spent, statuses } = load(make, null)
  expect(statuses).toEqual(statuses.map(() => 'proved'))
  expect(spent).toBeLessThan(QUICK_STEPS)
}
