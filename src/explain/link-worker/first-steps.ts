/** What a link worker does now, in order. */
import type { Decision, Escalation } from '../../decision/decision.js'
import { deepFreeze } from '../../input/json.js'
import { lacksConsent } from '../consent.js'
import { type Line, line, type Section, section } from '../explanation.js'
import { phoneNumbers } from '../phone-numbers.js'
import { capitalised, describeWithin, listed, sentence, stopped } from '../sentences.js'

/** Whether a route is for a life in danger at this moment. */
const isEmergency = ({ kind }: Escalation): boolean => kind === 'emergency'

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

const formatRules = (decision: Decision, names: readonly string[]): string | null => {
  const titles = decision.reasons.flatMap(({ rule, title }) =>
    rule !== null && names.includes(rule) ? [`“${title}”`] : [],
  )
  return titles.length === 0 ? null : `Why: ${stopped(listed(titles))}`
}

/** The same in every explanation: frozen, so that nobody who writes to one changes the next. */
const STAY = deepFreeze(
  line(
    'If you are with the person, or on the phone with them, stay with them until somebody else has taken over.',
    'Do not leave them alone to make a call. Do not put yourself in danger.',
  ),
)

const staysWith = ({ kind }: Escalation): boolean =>
  kind === 'emergency' || kind === 'specialist-mental-health'

const escalationLine = (decision: Decision, escalation: Escalation): Line => {
  const { instruction, rules } = escalation
  return line(
    formatEscalation(escalation),
    instruction === null ? null : sentence(instruction),
    formatRules(decision, rules),
  )
}

const escalationSection = (decision: Decision): readonly Section[] => {
  const { escalations } = decision
  const lines = escalations.map((escalation) => escalationLine(decision, escalation))
  const other = escalations.findIndex((one) => !isEmergency(one))
  const emergencies = other === -1 ? escalations.length : other
  return escalations.length === 0
    ? []
    : section(
        'Do this first, in this order',
        'steps',
        [
          ...lines.slice(0, emergencies),
          ...(escalations.some(staysWith) ? [STAY] : []),
          ...lines.slice(emergencies),
          'Before you give the person their own page, check that it is safe for them to have it.',
        ],
        'Do not wait for anybody to confirm this decision.',
      )
}

const nextSteps = (decision: Decision): readonly string[] => {
  const agreed = !lacksConsent(decision)
  switch (decision.disposition) {
    case 'escalate':
      return []
    case 'accept':
      return [
        'Once this is confirmed, contact the person.',
        'Give them their own page early on. It says what you can and cannot do, and for how long.',
      ]
    case 'redirect':
      return agreed
        ? [
            'Once this is confirmed, talk with the person about what is proposed below, and help them get there.',
            'Give the referrer their page. It says why, and what they can do.',
          ]
        : [
            'Do not contact the person.',
            'Once this is confirmed, give the referrer their page. It says why, and what they can do.',
          ]
    case 'request-information':
      return agreed
        ? [
            'Say who you are, why you are asking, and check that they can talk in private.',
            'Ask the questions below. The first ones matter most.',
            'Write the answers into the referral, and decide again.',
          ]
        : [
            'Do not contact the person: they have not agreed. Ask the referrer what they know of the questions below.',
            'If the referrer cannot say, and is worried about the person, speak to the duty clinician today.',
            'Write the answers into the referral, and decide again.',
          ]
  }
}

/** Whom to contact at an escalation, or else what comes next. */
export const firstSteps = (decision: Decision): readonly Section[] => [
  ...escalationSection(decision),
  ...section('Do next', 'steps', nextSteps(decision)),
]
