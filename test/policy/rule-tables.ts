/** The tables of `docs/policy.md`, made from the rules themselves. */
import { describeWithin } from '../../src/explain/phrases.js'
import { groupBy } from '../../src/input/group-by.js'
import { vocabularyOf } from '../../src/referral/vocabulary.js'
import type { Destination, Rule, RuleSet } from '../../src/rule-set/rule-set.js'

const titleOf = (list: readonly { readonly id: string; readonly title: string }[], id: string): string =>
  list.find((one) => one.id === id)?.title ?? id

const NEED = 'help-with-'

/** What a rule leads to, as people call it. */
const leadsTo = ({ event }: Rule, ruleSet: RuleSet): string => {
  switch (event.type) {
    case 'escalate': {
      const route = ruleSet.routes.find(({ id }) => id === event.params.route)
      return route === undefined ? event.params.route : `${route.title}, ${describeWithin(route.within)}`
    }
    case 'redirect':
      return titleOf(ruleSet.destinations, event.params.destination)
    case 'pathway':
      return titleOf(ruleSet.pathways, event.params.pathway)
    case 'action':
      return titleOf(ruleSet.actions, event.params.action)
    case 'extension':
      return 'May be extended'
  }
}

const row = (rule: Rule, ruleSet: RuleSet): string =>
  `| ${rule.title} | ${leadsTo(rule, ruleSet)} | ${rule.source.basis} | \`${rule.name}\` |`

/** Where what a rule leads to stands in the list that its rule set has of such things. */
const place = ({ event }: Rule, { actions, destinations, pathways, routes }: RuleSet): number => {
  const at = (list: readonly { readonly id: string }[], id: string) => list.findIndex((one) => one.id === id)
  switch (event.type) {
    case 'escalate':
      return at(routes, event.params.route)
    case 'redirect':
      return at(destinations, event.params.destination)
    case 'pathway':
      return at(pathways, event.params.pathway)
    case 'action':
      return at(actions, event.params.action)
    case 'extension':
      return 0
  }
}

/** Which needs each place takes on; those that say the same, together. */
const coverTable = ({ destinations, vocabulary }: RuleSet): readonly string[] => {
  const { needs } = vocabularyOf({ vocabulary })
  const takesOn = ({ covers }: Destination): string => {
    if (covers === undefined || covers === 'all') return covers ?? 'none'
    return covers.map((need) => titleOf(needs, need)).join(', ')
  }
  const byNeeds = groupBy(destinations, takesOn)
  return [
    '| Of the needs | are taken on by |',
    '|---|---|',
    ...[...byNeeds].map(
      ([covered, places]) => `| ${covered} | ${places.map(({ title }) => title).join('; ')} |`,
    ),
  ]
}

/** A table of the rules of one event type; the help with each need is told in a sentence below it. */
export const ruleTable = (ruleSet: RuleSet, type: Rule['event']['type']): string => {
  const rules = ruleSet.rules
    .filter(({ event }) => event.type === type)
    .sort((one, other) => place(one, ruleSet) - place(other, ruleSet))
  const needs = rules.filter(({ name }) => name.startsWith(NEED))
  const others = rules.filter((rule) => !needs.includes(rule))
  const table = [
    '| Rule | Leads to | Basis | Name |',
    '|---|---|---|---|',
    ...others.map((one) => row(one, ruleSet)),
  ]
  const names = needs.map(({ name }) => name.slice(NEED.length)).join(', ')
  const below = `And for each of ${needs.length} kinds of need, help with it (\`${NEED}…\`): ${names}.`
  return [
    ...table,
    ...(needs.length === 0 ? [] : ['', below]),
    ...(type === 'redirect' ? ['', ...coverTable(ruleSet)] : []),
  ].join('\n')
}
