import { weeksOf } from '../../decision/limits.js'
import { and, NEVER, or } from '../../proof/engine/formula.js'
import type { Limits } from '../../rule-set/rule-set.js'
import { nameIssues } from '../../simulation/known-names.js'
import type { SupportExpected } from './expectations.js'
import type { Expected } from './expected.js'
import { onlyKnownKeys } from './only-known-keys.js'

const formatWeeks = (weeks: SupportExpected['weeks']): string => {
  if (weeks === undefined) return ''
  const { max, min } = typeof weeks === 'number' ? { max: weeks, min: undefined } : weeks
  if (max === undefined) return min === undefined ? '' : `, for ${min} weeks at least`
  return min === undefined ? `, for up to ${max} weeks` : `, for ${min} to ${max} weeks`
}

/** An acceptance on a pathway, for so many weeks; a bare number is the most. */
export const expectedAcceptance = (pathway?: string, expected: SupportExpected = {}): Expected => {
  onlyKnownKeys(expected, ['weeks'], ['expected'])
  const { weeks } = expected
  if (weeks !== undefined && typeof weeks !== 'number')
    onlyKnownKeys(weeks, ['min', 'max'], ['expected', 'weeks'])
  const wanted = typeof weeks === 'number' ? { max: weeks } : (weeks ?? {})
  const lastsSo = (limits: Limits | null): boolean =>
    (wanted.min === undefined || limits?.min === wanted.min) &&
    (wanted.max === undefined || limits?.max === wanted.max)
  return {
    words: `to be accepted${pathway === undefined ? '' : ` on \`${pathway}\``}${formatWeeks(weeks)}`,
    isSo: (decision) =>
      decision.disposition === 'accept' &&
      (pathway === undefined || decision.pathway === pathway) &&
      lastsSo(decision.intervention?.weeks ?? null),
    concerns: ({ event, holdsUp, verdict }) =>
      event.type === 'pathway'
        ? verdict !== 'not-met' || event.params.pathway === pathway
        : (event.type === 'escalate' || event.type === 'redirect') && (verdict === 'met' || holdsUp),
    nameIssues: (ruleSet) =>
      pathway === undefined ? [] : nameIssues(ruleSet, 'pathway', pathway, ['pathway']),
    formula: ({ outcomes }, service) =>
      and(
        outcomes.disposition.accept,
        or(
          ...outcomes.ruleSet.pathways
            .filter((one) => pathway === undefined || one.id === pathway)
            .filter((one) => lastsSo(weeksOf(one, service, outcomes.ruleSet)))
            .map(({ id }) => outcomes.pathway.get(id) ?? NEVER),
        ),
      ),
    isExact: true,
  }
}
