/** Which pathway: the most intensive that any rule calls for, or might call for and does not only note. */
import { memoize } from '../input/memoize.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { RuleVerdict } from '../rule-set/verdicts.js'
import { onlyNotes, type RulesByOutcome, type VerdictOf } from './rules-by-outcome.js'

/** The pathway with the rules that led to it; none if it is the default, the most intensive of all. */
export interface PathwayChoice {
  readonly pathway: string
  /** Met rules that call for it; or, if there are none, undetermined ones that might. */
  readonly because: readonly VerdictOf<'pathway'>[]
}

/** How intensive each pathway is, as its place in the rule set: they are listed from the least to the most. */
export const intensities = memoize(
  ({ pathways }: RuleSet): ReadonlyMap<string, number> =>
    new Map(pathways.map(({ id }, intensity) => [id, intensity])),
)

/**
 * What is not known never makes support lighter: an undetermined rule counts as a met one. One that only notes what is open
 * decides nothing until it is met; the loader lets no rule about a risk, a need or self-navigation do so.
 * The rule set has at least one pathway, listed from the least to the most intensive.
 */
export const choosePathway = (
  { pathway: { met, open } }: Pick<RulesByOutcome, 'pathway'>,
  ruleSet: RuleSet,
): PathwayChoice => {
  const { pathways } = ruleSet
  const intensityOf = intensities(ruleSet)
  const intensity = ({ rule }: VerdictOf<'pathway'>) => intensityOf.get(rule.event.params.pathway) ?? -1
  const deciding = open.filter((one) => !onlyNotes(one))
  const called = [...met, ...deciding].map(intensity)
  const chosen = called.length === 0 ? pathways.length - 1 : Math.max(...called)
  const pathway = pathways[chosen]?.id ?? ''
  const callsForIt = ({ rule }: VerdictOf<'pathway'>) => rule.event.params.pathway === pathway
  const because = met.filter(callsForIt)
  return { pathway, because: because.length > 0 ? because : deciding.filter(callsForIt) }
}

/** Whether an open rule could change the decision: a pathway rule could not once a met rule calls for as much. */
export const canChangePathway = (
  { pathway: { met } }: RulesByOutcome,
  ruleSet: RuleSet,
): ((verdict: RuleVerdict) => boolean) => {
  const intensityOf = intensities(ruleSet)
  const intensity = (pathway: string) => intensityOf.get(pathway) ?? -1
  const highestMet = Math.max(-1, ...met.map(({ rule }) => intensity(rule.event.params.pathway)))
  return ({ rule: { event } }) => event.type !== 'pathway' || intensity(event.params.pathway) > highestMet
}
