/** Unknown → `RuleSet`, or everything that is wrong with it. */

import { isJsonObject, valueAt } from '../input/json.js'
import { copyPlainJson, RULE_SET_LIMITS } from '../input/plain-json.js'
import { isUnder } from '../input/read-strict.js'
import { type Issue, ok, type Result } from '../issue/issue.js'
import { digestOf } from './digest.js'
import { type CheckedRuleSet, checkRuleSet } from './reading/check-rule-set.js'
import type { RuleSet } from './rule-set.js'

/** A rule set that is not given always has issues; this stands in should there ever be none. */
const UNREADABLE: Issue = { code: 'not-plain-data', path: [], message: 'the data cannot be read' }

/** Rule sets that were read: frozen all the way down, and nothing is wrong with them. */
const read = new WeakSet<object>()

/** Marks a rule set as read. It must equal what reading it would give, and be frozen all the way down. */
export const markAsRead = (ruleSet: RuleSet): RuleSet => {
  read.add(ruleSet)
  return ruleSet
}

/** A proxy of a rule set that was read is another object, and is no such rule set. */
const wasRead = (input: unknown): input is RuleSet =>
  typeof input === 'object' && input !== null && read.has(input)

/** Holds a rule set that was checked against the digest that its document names. */
export const verified = ({ ruleSet, digest, issues }: CheckedRuleSet): Result<RuleSet> => {
  const [first, ...rest] = issues
  if (ruleSet === null) return { ok: false, issues: [first ?? UNREADABLE, ...rest] }
  const actual = digestOf(ruleSet)
  if (digest === null || digest === actual) return ok(markAsRead(ruleSet))
  const issue: Issue = {
    code: 'digest-mismatch',
    path: ['digest'],
    message: `the rule set is not the one that its digest names: its own is \`${actual}\``,
    hint: 'use the document as it was signed off, or bundle it anew',
  }
  return { ok: false, issues: [issue] }
}

/**
 * Reads a rule set from one JSON document (a bundle), wherever it came from: plain data is copied first and
 * the input is never changed. Gives the rule set, frozen, in one order of keys and rules however the document
 * was written, without `$schema` and `digest`; or all issues at once. A `digest` is verified. A rule set that was read
 * before is frozen, and is given back itself. Never throws.
 */
export const parseRuleSet = (input: unknown): Result<RuleSet> => {
  if (wasRead(input)) return ok(input)
  const { copy, issues: guarded } = copyPlainJson(input, RULE_SET_LIMITS)
  const checked = checkRuleSet(copy)
  const whole: readonly Issue[] =
    isJsonObject(copy) && valueAt(copy, ['rules']) === undefined
      ? [
          {
            code: 'missing',
            path: ['rules'],
            message: '`rules` is missing',
            hint: 'a directory of rules is bundled into one document first',
          },
        ]
      : []
  const further = checked.issues.filter(({ path }) => !guarded.some((guard) => isUnder(path, guard.path)))
  const [first, ...rest] = [...guarded, ...whole, ...further]
  return first === undefined ? verified(checked) : { ok: false, issues: [first, ...rest] }
}
