/** What a decision is made of, part by part, as formulas. */
import { weeksOf } from '../../decision/limits.js'
import { and, type Formula, NEVER, not, or } from '../../proof/engine/formula.js'
import type { Outcomes } from '../../proof/outcomes.js'
import type { Service } from '../../service/service.js'

/** The parts of a decision that an answer could change. The pathway is the accepted or the provisional one. */
export const DECIDED_PARTS = [
  'disposition',
  'pathway',
  'routes',
  'destinations',
  'actions',
  'extension',
] as const
/** One part of a decision. */
export type DecidedPart = (typeof DECIDED_PARTS)[number]

/** That the intervention may be extended: an extension rule is met, and the pathway and the service leave room. */
const mayBeExtended = ({ disposition, extension, pathway, ruleSet }: Outcomes, service: Service): Formula => {
  if (service.extension?.allowed !== true) return NEVER
  const withRoom = ruleSet.pathways.filter((one) => {
    const weeks = weeksOf(one, service, ruleSet)
    return weeks !== null && weeks.max < ruleSet.envelope.weeks.max
  })
  return and(disposition.accept, extension, or(...withRoom.map(({ id }) => pathway.get(id) ?? NEVER)))
}

/** By part, the formulas that say what it comes to. */
export const decidedParts = (
  outcomes: Outcomes,
  service: Service,
): Readonly<Record<DecidedPart, readonly Formula[]>> => ({
  disposition: Object.values(outcomes.disposition),
  pathway: [...outcomes.pathway.values()].map((one) => and(one, not(outcomes.disposition.redirect))),
  routes: [...outcomes.route.values()],
  destinations: [...outcomes.destination.values()],
  actions: [...outcomes.action.values()],
  extension: [mayBeExtended(outcomes, service)],
})
