import type { RuleEvent } from '../rule-set/rule-set.js'

/** What a rule calls for, in words: "an escalation to `crisis-team`". */
export const formatOutcome = (event: RuleEvent): string => {
  switch (event.type) {
    case 'escalate':
      return `an escalation to \`${event.params.route}\``
    case 'redirect':
      return `a redirect to \`${event.params.destination}\``
    case 'pathway':
      return `the \`${event.params.pathway}\` pathway`
    case 'extension':
      return 'an extension'
    case 'action':
      return `the action \`${event.params.action}\``
  }
}
