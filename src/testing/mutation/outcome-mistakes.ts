/** A rule → the same rule leading somewhere else. */
import type { Rule, RuleEvent, RuleSet } from '../../rule-set/rule-set.js'
import type { MutantKind } from './mutant.js'

export interface OutcomeMistake {
  readonly kind: MutantKind
  readonly path: readonly string[]
  readonly change: string
  readonly event: RuleEvent
}

/** All others; of lists that are long, the next one only. */
const others = (all: readonly { readonly id: string }[], id: string, isLong: boolean): readonly string[] => {
  const ids = all.map((one) => one.id)
  if (!isLong) return ids.filter((one) => one !== id)
  const next = ids[(ids.indexOf(id) + 1) % ids.length]
  return next === undefined || next === id ? [] : [next]
}

/** Every other pathway or route, and the next destination or action on the list. */
export const outcomeMistakes = ({ event }: Rule, ruleSet: RuleSet): readonly OutcomeMistake[] => {
  const said = (to: string, from: string): string => `\`${to}\` instead of \`${from}\``
  switch (event.type) {
    case 'escalate':
      return others(ruleSet.routes, event.params.route, false).map((route) => ({
        kind: 'route-swapped',
        path: ['event', 'params', 'route'],
        change: said(route, event.params.route),
        event: { ...event, params: { ...event.params, route } },
      }))
    case 'pathway':
      return others(ruleSet.pathways, event.params.pathway, false).map((pathway) => ({
        kind: 'pathway-swapped',
        path: ['event', 'params', 'pathway'],
        change: said(pathway, event.params.pathway),
        event: { ...event, params: { ...event.params, pathway } },
      }))
    case 'redirect':
      return others(ruleSet.destinations, event.params.destination, true).map((destination) => ({
        kind: 'destination-swapped',
        path: ['event', 'params', 'destination'],
        change: said(destination, event.params.destination),
        event: { ...event, params: { ...event.params, destination } },
      }))
    case 'action':
      return others(ruleSet.actions, event.params.action, true).map((action) => ({
        kind: 'action-swapped',
        path: ['event', 'params', 'action'],
        change: said(action, event.params.action),
        event: { ...event, params: { ...event.params, action } },
      }))
    case 'extension':
      return []
  }
}
