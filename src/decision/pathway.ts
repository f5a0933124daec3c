/** Which pathway: the most intensive that any rule calls for, or might call for. */
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Standing, VerdictOf } from './standing.js'

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
export const choosePathway = (
  { pathway: { met, open } }: Pick<Standing, 'pathway'>,
  { pathways }: RuleSet,
): PathwayChoice => {
  const intensity = ({ rule }: VerdictOf<'pathway'>) =>
    pathways.findIndex(({ id }) => id === rule.event.params.pathway)
  const called = [...met, ...open].map(intensity)
  const chosen = called.length === 0 ? pathways.length - 1 : Math.max(...called)
  const pathway = pathways[chosen]?.id ?? ''
  const forIt = (one: VerdictOf<'pathway'>) => one.rule.event.params.pathway === pathway
  const because = met.filter(forIt)
  return { pathway, because: because.length > 0 ? because : open.filter(forIt) }
}
