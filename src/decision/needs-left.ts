/** What a redirect leaves: the needs that none of the better places takes on. */
import { vocabularyOf } from '../referral/vocabulary.js'
import type { NeedLeft, Redirect } from './decision-parts.js'
import { mayTellValue } from './reasons.js'
import type { DecisionInput } from './rules-by-outcome.js'

/** The needs that are left, as a decision says them: nothing where the needs are not recorded. What does not say that it takes a need on does not. */
export const needsLeftBy = (
  redirects: readonly Redirect[],
  { definitions, origins, ruleSet }: DecisionInput,
): { readonly needsLeft?: readonly NeedLeft[] } => {
  const needs = origins['needs']?.value
  if (!Array.isArray(needs)) return {}
  const covered = redirects.map(
    ({ destination }): 'all' | readonly string[] =>
      ruleSet.destinations.find(({ id }) => id === destination)?.covers ?? [],
  )
  const isLeft = (need: string) => !covered.some((one) => one === 'all' || one.includes(need))
  const definition = definitions.get('needs')
  return {
    needsLeft: vocabularyOf(ruleSet).needs.flatMap(({ id, title }) =>
      needs.includes(id) && isLeft(id) ? [{ need: id, title, mayTell: mayTellValue(definition, [id]) }] : [],
    ),
  }
}
