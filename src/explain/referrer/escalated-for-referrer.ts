import type { Decision } from '../../decision/decision.js'
import { lacksConsent } from '../consent.js'
import { describeWithin } from '../describe-within.js'
import { line, type Section, section } from '../explanation.js'
import { groupQuestions } from '../group-questions.js'
import { stopped } from '../sentences.js'
import { MORE_WITH_CONSENT, type Telling } from './telling.js'

const afterwards = (decision: Decision): string | null => {
  if (lacksConsent(decision))
    return 'Nothing follows from us until the person agrees. When the time is right, please talk it over with them.'
  return decision.redirects.length > 0 || decision.provisionalPathway === null
    ? null
    : 'You do not need to refer again. What follows is for the clinician and the person to agree.'
}

/** Who acts, by when, and what the referrer can do until then. No pathway while it escalates. */
export const escalatedForReferrer = (
  decision: Decision,
  { helplines, toProfessional }: Telling,
): readonly Section[] => {
  const { escalations } = decision
  const unknown = toProfessional ? groupQuestions(decision).now.map(({ title }) => title) : []
  const [first] = escalations
  const by = first === undefined ? '' : ` ${describeWithin(first.within)}`
  return [
    ...(toProfessional
      ? section(
          'What was decided',
          'list',
          escalations.map(({ contact, title, within }) =>
            line(`${title}, ${describeWithin(within)}.`, `Contact: ${stopped(contact)}`),
          ),
          'Somebody with the right training needs to act first. The link worker is asked to contact:',
        )
      : section('What was decided', 'text', [
          `Somebody with the right training needs to act first. The link worker is asked to see to it${by}.`,
          MORE_WITH_CONSENT,
        ])),
    ...section('What you can do', 'list', [
      toProfessional
        ? 'If you are with the person or can reach them, do not wait for us: use the contacts above yourself.'
        : 'If you are with the person and worry about them, do not wait for us: use the numbers below.',
      'If you know more than the referral says, tell the link worker today.',
      unknown.length === 0
        ? null
        : `We do not know this yet, and it could make things more urgent: ${stopped(unknown.join('; '))}`,
      afterwards(decision),
    ]),
    ...(toProfessional ? [] : section('If somebody needs help right now', 'list', helplines)),
  ]
}
