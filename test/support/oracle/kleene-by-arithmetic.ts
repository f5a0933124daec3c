/**
 * Three-valued logic as arithmetic, the way Łukasiewicz wrote it: false is 0, unknown ½, true 1; `all` is the
 * least, `any` the greatest, `not` what is missing to 1. Nothing is shared with the evaluator.
 */
import type { Facts } from '../../../src/facts/fact.js'
import type { Condition, NamedConditions } from '../../../src/rule-set/condition.js'
import type { Truth } from '../../../src/rule-set/three-valued.js'
import { defined, leafHolds } from './classical.js'

const degree = (condition: Condition, named: NamedConditions, facts: Facts): number => {
  if ('all' in condition) return Math.min(...condition.all.map((child) => degree(child, named, facts)))
  if ('any' in condition) return Math.max(...condition.any.map((child) => degree(child, named, facts)))
  if ('not' in condition) return 1 - degree(condition.not, named, facts)
  if ('condition' in condition) return degree(defined(named, condition.condition), named, facts)
  const actual = facts[condition.fact]
  return actual === undefined || actual === null ? 0.5 : Number(leafHolds(condition, actual))
}

/** What a condition comes to. */
export const truthByArithmetic = (condition: Condition, named: NamedConditions, facts: Facts): Truth => {
  const found = degree(condition, named, facts)
  return found === 0.5 ? 'unknown' : found === 1 ? 'true' : 'false'
}
