/** Unknown → scenarios, or everything that is wrong with them. */

import { type Frozen, RULE_SET_LIMITS } from '../../input/plain-json.js'
import { readStrict } from '../../input/read-strict.js'
import { valueAt } from '../../input/schema-lookup.js'
import type { Result } from '../../issue/issue.js'
import { services } from '../../service/shipped.js'
import type { ReferralCase } from '../cases/test-case.js'
import { type Scenario, ScenarioDocument, ScenarioList } from './scenario.js'

/**
 * Reads a scenario file: one scenario, or `{ "scenarios": [ … ] }`. Gives a list, frozen, or all issues at once. Never
 * throws.
 */
export const parseScenarios = (input: unknown): Result<readonly Frozen<Scenario>[]> => {
  if (valueAt(input, ['scenarios']) !== undefined) {
    const list = readStrict(ScenarioList, input, RULE_SET_LIMITS)
    return list.ok ? { ok: true, value: list.value.scenarios } : list
  }
  const one = readStrict(ScenarioDocument, input, RULE_SET_LIMITS)
  return one.ok ? { ok: true, value: [one.value] } : one
}

/** Scenarios as cases for `coverage` and `mutationTest`; a referral goes by the title of its scenario. */
export const scenarioCases = (scenarios: readonly Frozen<Scenario>[]): readonly ReferralCase[] =>
  scenarios.map(({ asOf, expect, referral, service, title: name }) => ({
    name,
    referral,
    // The schema takes the ids of services that ship, and no others.
    service: typeof service === 'string' ? services[service as keyof typeof services] : service,
    expect,
    ...(asOf === undefined ? {} : { asOf }),
  }))
