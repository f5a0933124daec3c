/** Which rule set a filled one was made from: whoever hands it back (`triage.ruleSet`) means the rule set as it is written. */
import type { RuleSet } from './rule-set.js'

const written = new WeakMap<object, RuleSet>()

/** Keeps what a filled rule set was made from. */
export const keepAsWritten = (filled: RuleSet, ruleSet: RuleSet): RuleSet => {
  if (filled !== ruleSet) written.set(filled, ruleSet)
  return filled
}

/** What was handed in, or the rule set that it was made from by filling places. */
export const asWritten = <Given>(given: Given): Given | RuleSet =>
  (typeof given === 'object' && given !== null ? written.get(given) : undefined) ?? given
