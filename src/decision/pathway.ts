/** Which pathway: the most intensive that any rule calls for, or might call for. */
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Verdicts } from '../rule-set/verdicts.js'
import { isMet, type VerdictOf, verdictsOf } from './decision-input.js'

/** The pathway with the rules that led to it; none if it is the default, the most intensive of all. */
export interface PathwayChoice {
  readonly pathway: string
  /** Met rules that call for it; or, if there are none, undetermined ones that might. */
  readonly because: readonly VerdictOf<'pathway'>[]
}

/**
 * What is not known never makes support lighter: an undetermined rule counts as a met one.
 * The rule set has at least one pathway, listed from the least to the most intensive.
 */
export const choosePathway = (verdicts: Verdicts, ruleSet: RuleSet): PathwayChoice => {
  const intensity = (id: string) => ruleSet.pathways.findIndex((pathway) => pathway.id === id)
  const calling = verdictsOf(verdicts, 'pathway').filter(({ verdict }) => verdict !== 'not-met')
  const called = calling.map(({ rule }) => intensity(rule.event.params.pathway))
  const chosen = called.length === 0 ? ruleSet.pathways.length - 1 : Math.max(...called)
  const pathway = ruleSet.pathways[chosen]?.id ?? ''
  const forIt = calling.filter(({ rule }) => rule.event.params.pathway === pathway)
  const met = forIt.filter(isMet)
  return { pathway, because: met.length > 0 ? met : forIt }
}
