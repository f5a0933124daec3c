import { and, NEVER } from '../../proof/engine/formula.js'
import { nameIssues } from '../../simulation/known-names.js'
import type { Expected } from './expected.js'

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
