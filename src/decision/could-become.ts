/** What an accepted referral could still be for: more intensive pathways whose open rules only note what is unknown. */
import type { RuleSet } from '../rule-set/rule-set.js'
import { calledFor } from './called-for.js'
import type { CouldBecome, Question } from './decision.js'
import { intensities } from './pathway.js'
import type { RulesByOutcome, VerdictOf } from './rules-by-outcome.js'

/** The open rules that call for a more intensive pathway than the one chosen: any that does not only note would have been followed. */
export const openForMore = (
  { pathway: { open } }: Pick<RulesByOutcome, 'pathway'>,
  ruleSet: RuleSet,
  chosen: string,
): readonly VerdictOf<'pathway'>[] => {
  const intensityOf = intensities(ruleSet)
  const intensity = (pathway: string): number => intensityOf.get(pathway) ?? -1
  return open.filter(({ rule }) => intensity(rule.event.params.pathway) > intensity(chosen))
}

/** Every pathway that such rules call for, from the less to the more intensive, with what they wait for. */
export const couldBecomeOf = (
  more: readonly VerdictOf<'pathway'>[],
  { pathways }: RuleSet,
  questions: readonly Question[],
): readonly CouldBecome[] =>
  calledFor(pathways, more, ({ rule }) => rule.event.params.pathway).map(({ listed, rules }) => ({
    pathway: listed.id,
    pathwayTitle: listed.title,
    rules,
    questions: questions
      .filter((one) => one.rules.some((name) => rules.includes(name)))
      .map(({ fact }) => fact),
  }))
