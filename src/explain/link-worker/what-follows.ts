import type { Decision } from '../../decision/decision.js'
import { lacksConsent } from '../consent.js'
import { type Section, section } from '../explanation.js'
import { formatSupport } from '../format-support.js'

const afterwards = (decision: Decision): string | null => {
  if (lacksConsent(decision)) return 'Nothing follows until the person agrees.'
  if (decision.disposition === 'escalate')
    return 'What follows is for the clinician and the person to agree; look at it again then.'
  // Where there is a better place, it is not known that support would follow.
  return decision.provisionalPathway === null || decision.redirects.length > 0
    ? null
    : `Once the answers are in, and if nothing new comes up: the ${decision.provisionalPathway} pathway.`
}

/** The support that is proposed, or what comes after what is to be done first. No pathway while it escalates. */
export const whatFollows = (decision: Decision): readonly Section[] =>
  decision.disposition === 'accept'
    ? section('Support', 'text', formatSupport(decision))
    : section('What may follow', 'text', [decision.disposition === 'redirect' ? null : afterwards(decision)])
