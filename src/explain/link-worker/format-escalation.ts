import type { Escalation } from '../../decision/decision.js'
import { describeWithin } from '../describe-within.js'
import { phoneNumbers } from '../phone-numbers.js'
import { capitalised, stopped } from '../sentences.js'

/** Whether a route is for a life in danger at this moment. */
export const isEmergency = ({ kind }: Escalation): boolean => kind === 'emergency'

/**
 * Whom to contact, how and by when: "Today: Mental health crisis team. Contact: …". In an emergency it begins with
 * the number to ring: "Ring 999 now".
 */
export const formatEscalation = (escalation: Escalation): string => {
  const { contact, title, within } = escalation
  const [number] = isEmergency(escalation) ? phoneNumbers(contact) : []
  const when = capitalised(describeWithin(within))
  return number === undefined
    ? `${when}: ${title}. Contact: ${stopped(contact)}`
    : `Ring ${number} now. ${title}: ${stopped(contact)}`
}
