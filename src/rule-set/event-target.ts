import type { RuleEvent } from './rule-set.js'

/** The id of what an event leads to: a route, a destination, a pathway or an action; `null` for an extension. */
export const eventTarget = (event: RuleEvent): string | null => {
  switch (event.type) {
    case 'escalate':
      return event.params.route
    case 'redirect':
      return event.params.destination
    case 'pathway':
      return event.params.pathway
    case 'action':
      return event.params.action
    case 'extension':
      return null
  }
}
