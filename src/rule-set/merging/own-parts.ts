/** What of a merged rule set is its base's, and what is its own. */

import { valueAt } from '../../input/json.js'
import type { Path } from '../reading/issue-list.js'
import { MEMBER_LISTS, membersAt, nameOf } from '../reading/member-lists.js'
import type { RuleSet } from '../rule-set.js'
import { defaultRuleSet } from '../shipped.js'

/** The members of a list of a base: a list of its vocabulary that it does not state is the one that ships, as the default rule set states it. */
export const membersOfBase = (base: RuleSet, path: readonly string[]): readonly unknown[] =>
  membersAt(path[0] === 'vocabulary' && valueAt(base, path) === undefined ? defaultRuleSet() : base, path)

const hasRule = (base: RuleSet, name: string): boolean => base.rules.some((rule) => rule.name === name)

/** Whether a rule of a merged rule set stands in its own document: it is not the base's, or stands in the place of one. */
export const isOwnRule = (ruleSet: RuleSet, base: RuleSet, name: string): boolean =>
  !hasRule(base, name) || ruleSet.mergedFrom?.replaced.includes(name) === true

/** A member of a list: which list, the index of the member in it, and the path from there. */
const memberAt = (path: Path) => {
  const list = MEMBER_LISTS.find((one) => one.path.every((key, at) => path[at] === key))
  const index = list === undefined ? undefined : path[list.path.length]
  if (list === undefined || typeof index !== 'number') return null
  return { list, index, rest: path.slice(list.path.length + 1) }
}

/**
 * Maps a path in a merged rule set to the path in the document that extends, as one document; `null` for what is the base's. Rules stand in
 * the order of their names, whatever order their document had.
 */
export const ownPath = (ruleSet: RuleSet, base: RuleSet, path: Path): Path | null => {
  const [top, name] = path
  if (top === 'conditions' && typeof name === 'string')
    return Object.hasOwn(base.conditions, name) ? null : path
  if (top === 'holds' && typeof name === 'string' && ruleSet.holds !== undefined)
    return valueAt(ruleSet.holds, [name]) === valueAt(base.holds, [name]) ? null : path
  const member = memberAt(path)
  if (member === null) return path
  const { index, list, rest } = member
  if (list.one !== 'rule') {
    const before = membersOfBase(base, list.path).length
    return index < before ? null : [...list.path, index - before, ...rest]
  }
  const rule = ruleSet.rules[index]
  const own = ruleSet.rules.filter((one) => isOwnRule(ruleSet, base, one.name))
  const at = rule === undefined ? -1 : own.indexOf(rule)
  return at === -1 ? null : [...list.path, at, ...rest]
}

/** A path with the name of a member in the place of its index: the same in a base and in what is merged from it. */
export const pathByName = (ruleSet: RuleSet, path: Path): Path => {
  const member = memberAt(path)
  if (member === null) return path
  const { index, list, rest } = member
  return [...list.path, nameOf(membersAt(ruleSet, list.path)[index], list) ?? index, ...rest]
}
