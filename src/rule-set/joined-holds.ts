/** How long things hold by two documents together: the safety floor and a rule set, or a base and what extends it. */
import { isJsonObject, type Json, type JsonObject } from '../input/json.js'
import { HOLD_NAMES, looserHoldIssue, looserHolds, STRICTER } from '../service/holds.js'
import type { Report } from './reading/issue-list.js'
import type { RuleSet } from './rule-set.js'

/** Of each, the stricter one, with its source. A floor of before things held for a time states none. */
export const joinedHolds = (floor: RuleSet, ruleSet: RuleSet): Pick<RuleSet, 'holds'> => {
  if (floor.holds === undefined && ruleSet.holds === undefined) return {}
  const holds = HOLD_NAMES.flatMap((name) => {
    const [floors, own] = [floor.holds?.[name], ruleSet.holds?.[name]]
    if (floors === undefined || own === undefined) return [[name, own ?? floors] as const]
    return [[name, STRICTER[name](own.days, floors.days) === floors.days ? floors : own] as const]
  })
  return { holds: Object.fromEntries(holds) }
}

/** What holds for how long is the base's, or stricter. */
export const joinHolds = (base: RuleSet, own: JsonObject, report: Report): Json | undefined => {
  const given = own['holds']
  const { holds = {} } = base
  for (const looser of looserHolds(given, holds)) {
    const { hint, message } = looserHoldIssue(looser, `the base \`${base.id}\``)
    report(
      'hold-too-loose',
      ['holds', looser.name, 'days'],
      () => message,
      () => hint,
    )
  }
  if (given !== undefined && !isJsonObject(given)) return given
  const joined = { ...(holds as unknown as JsonObject), ...given } // rule sets are plain data
  return Object.keys(joined).length === 0 ? undefined : joined
}
