/** Rule sets that were read: frozen all the way down, and nothing is wrong with them. */
import type { RuleSet } from '../rule-set.js'

const read = new WeakSet<object>()

/** Marks a rule set as read. It must equal what reading it would give, and be frozen all the way down. */
export const markAsRead = (ruleSet: RuleSet): RuleSet => {
  read.add(ruleSet)
  return ruleSet
}

/** Whether `input` is a rule set that was read. A proxy of one is another object, and is no such rule set. */
export const wasRead = (input: unknown): input is RuleSet =>
  typeof input === 'object' && input !== null && read.has(input)
