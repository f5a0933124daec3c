/** What each matcher expects: an escalation, a question, a redirect, an acceptance, a reason. */

import { weeksOf } from '../../decision/pathway.js'
import { definitionsOf } from '../../facts/catalogue.js'
import { type Issue, TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { ALWAYS, and, type Formula, NEVER, not, or } from '../../proof/engine/formula.js'
import { callsForPathway, type Outcomes } from '../../proof/outcomes.js'
import { leavesOf } from '../../proof/rule-set-parts.js'
import { routeKindsIn, vocabularyOf } from '../../referral/vocabulary.js'
import { durationMinutes } from '../../rule-set/iso-duration.js'
import type { Limits, Route, RuleSet } from '../../rule-set/rule-set.js'
import { nameIssues } from '../../simulation/known-names.js'
import type { EscalationExpected, SupportExpected } from './expectations.js'
import { type Expected, onlyKnownKeys } from './expected.js'

const minutesOf = (within: string): number => {
  const minutes = durationMinutes(within)
  if (minutes !== null) return minutes
  const message = `${quote(within)} is no duration`
  const hint = 'write weeks, days, hours or minutes as ISO 8601 does: `PT0S`, `PT4H`, `P1D`'
  throw new TriageError([{ code: 'wrong-format', path: ['within'], message, hint }])
}

/** The issue with a name that is neither a route of the rule set nor a kind of route. */
const routeIssues = (ruleSet: RuleSet, to: string): readonly Issue[] => {
  const kinds = routeKindsIn(vocabularyOf(ruleSet))
  if (kinds.includes(to)) return []
  return nameIssues(ruleSet, 'route', to, ['to']).map((issue) => ({
    ...issue,
    hint: `${issue.hint ?? ''}; or name a kind: ${kinds.join(', ')}`,
  }))
}

/** An escalation: to a route, or to a route of a kind, that asks for no more time than is given. */
export const expectedEscalation = (expected: EscalationExpected = {}): Expected => {
  onlyKnownKeys(expected, ['to', 'within'], ['expected'])
  const { to, within } = expected
  const latest = within === undefined ? Number.POSITIVE_INFINITY : minutesOf(within)
  const fits = (id: string, route: Pick<Route, 'kind' | 'within'>): boolean =>
    (to === undefined || to === id || to === route.kind) &&
    (durationMinutes(route.within) ?? Number.POSITIVE_INFINITY) <= latest
  return {
    words: `to be escalated${to === undefined ? '' : ` to \`${to}\``}${within === undefined ? '' : ` within \`${within}\``}`,
    isSo: ({ disposition, escalations }) =>
      disposition === 'escalate' && escalations.some((one) => fits(one.route, one)),
    concerns: ({ event }, words) =>
      event.type === 'escalate' &&
      (to === undefined || routeKindsIn(vocabularyOf(words)).includes(to) || event.params.route === to),
    nameIssues: (ruleSet) => (to === undefined ? [] : routeIssues(ruleSet, to)),
    formula: ({ outcomes: { route, ruleSet } }) =>
      or(...ruleSet.routes.filter((one) => fits(one.id, one)).map(({ id }) => route.get(id) ?? NEVER)),
    isExact: true,
  }
}

/** A question after a fact. Facts that one question finds out (an age, and whether it is in range) are asked as one. */
export const expectedQuestion = (fact: string): Expected => ({
  words: `to be asked about \`${fact}\``,
  isSo: ({ questions }) => questions.some((one) => one.fact === fact),
  concerns: ({ leaves }) => leaves.some(({ leaf }) => leaf.fact === fact),
  nameIssues: (ruleSet) => {
    const unknown = nameIssues(ruleSet, 'fact', fact, ['fact'])
    const definitions = definitionsOf(ruleSet)
    const own = definitions.get(fact)
    const first = [...definitions.values()].find(({ question }) => question === own?.question)
    if (unknown.length > 0 || first === undefined || first.name === fact) return unknown
    const message = `\`${fact}\` is found out by the question after \`${first.name}\`, and never asked by itself`
    return [{ code: 'unknown-fact', path: ['fact'], message, hint: `expect \`${first.name}\`` }]
  },
  formula: ({ outcomes, space }) => {
    const { conditions } = outcomes.ruleSet
    const asking = outcomes.rules.filter(({ rule }) =>
      leavesOf(rule.conditions, conditions).some((leaf) => leaf.fact === fact),
    )
    const known = space.encodings.get(fact)?.isKnown
    return and(
      or(...asking.map(({ undetermined }) => undetermined)),
      ...(known === undefined ? [] : [not(known)]),
    )
  },
  isExact: false,
})

/** A redirect to a destination that takes effect: nothing above it on the ladder applies. */
export const expectedRedirect = (destination: string): Expected => ({
  words: `to be redirected to \`${destination}\``,
  isSo: ({ disposition, redirects }) =>
    disposition === 'redirect' && redirects.some((one) => one.destination === destination),
  concerns: ({ event }) => event.type === 'redirect' && event.params.destination === destination,
  nameIssues: (ruleSet) => nameIssues(ruleSet, 'destination', destination, ['destination']),
  formula: ({ outcomes }) =>
    and(outcomes.disposition.redirect, outcomes.destination.get(destination) ?? NEVER),
  isExact: true,
})

const formatWeeks = (weeks: SupportExpected['weeks']): string => {
  if (weeks === undefined) return ''
  const { max, min } = typeof weeks === 'number' ? { max: weeks, min: undefined } : weeks
  if (max === undefined) return min === undefined ? '' : `, for ${min} weeks at least`
  return min === undefined ? `, for up to ${max} weeks` : `, for ${min} to ${max} weeks`
}

const formatSettled = (settled: boolean | undefined): string =>
  settled === undefined ? '' : settled ? ', settled' : ', and not settled'

/** Whether no rule that only notes what is unknown could still call for a more intensive pathway; or, if not `settled`, that one could. */
const isSettled = ({ ruleSet, rules }: Outcomes, pathway: string, settled: boolean): Formula => {
  const ids = ruleSet.pathways.map(({ id }) => id)
  const couldBecomeMore = or(
    ...rules
      .filter(
        ({ rule: { event, whenUndetermined } }) =>
          event.type === 'pathway' &&
          whenUndetermined === 'note' &&
          ids.indexOf(event.params.pathway) > ids.indexOf(pathway),
      )
      .map(({ undetermined }) => undetermined),
  )
  return settled ? not(couldBecomeMore) : couldBecomeMore
}

/** An acceptance on a pathway, for so many weeks; a bare number is the most. */
export const expectedAcceptance = (pathway?: string, expected: SupportExpected = {}): Expected => {
  onlyKnownKeys(expected, ['weeks', 'settled'], ['expected'])
  const { settled, weeks } = expected
  if (weeks !== undefined && typeof weeks !== 'number')
    onlyKnownKeys(weeks, ['min', 'max'], ['expected', 'weeks'])
  const wanted = typeof weeks === 'number' ? { max: weeks } : (weeks ?? {})
  const lastsSo = (limits: Limits | null): boolean =>
    (wanted.min === undefined || limits?.min === wanted.min) &&
    (wanted.max === undefined || limits?.max === wanted.max)
  return {
    words: `to be accepted${pathway === undefined ? '' : ` on \`${pathway}\``}${formatWeeks(weeks)}${formatSettled(settled)}`,
    isSo: (decision) =>
      decision.disposition === 'accept' &&
      (pathway === undefined || decision.pathway === pathway) &&
      (settled === undefined || settled === (decision.couldBecome.length === 0)) &&
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
            .map(({ id }) =>
              and(
                outcomes.pathway.get(id) ?? NEVER,
                settled === undefined ? ALWAYS : isSettled(outcomes, id, settled),
              ),
            ),
        ),
      ),
    isExact: true,
  }
}

/** A rule among the reasons: it is met, or it could not be decided and the decision turns on it. */
export const expectedReason = (rule: string): Expected => ({
  words: `to have the rule \`${rule}\` for a reason`,
  isSo: ({ reasons }) => reasons.some((one) => one.rule === rule),
  concerns: (one) => one.rule === rule,
  nameIssues: (ruleSet) => nameIssues(ruleSet, 'rule', rule, ['rule']),
  formula: ({ outcomes }) => {
    const formulas = outcomes.rules.find((one) => one.rule.name === rule)
    if (formulas === undefined) return NEVER
    const { met, undetermined } = formulas
    const { event, whenUndetermined } = formulas.rule
    switch (event.type) {
      case 'pathway':
        return and(callsForPathway(formulas), outcomes.pathway.get(event.params.pathway) ?? NEVER)
      case 'action':
        return and(met, outcomes.action.get(event.params.action) ?? NEVER)
      case 'extension':
        return met
      default:
        return whenUndetermined === 'note' ? met : or(met, undetermined)
    }
  },
  isExact: false,
})
