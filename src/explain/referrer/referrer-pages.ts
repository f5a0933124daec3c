/** What a page for a referrer says first, by disposition: what was decided, and what they can do. */
import type { Decision, Redirect } from '../../decision/decision.js'
import { deepFreeze } from '../../input/json.js'
import { explanationWords } from '../../words/explanation-words.js'
import { mayAskAbout, maySay, namesRisk, tellableReasons } from '../client/may-tell-client.js'
import { isForConsent, lacksConsent } from '../consent.js'
import { type Line, line, type Section, section } from '../explanation.js'
import { formatSupport } from '../format-support.js'
import { type AskedQuestion, groupQuestions } from '../group-questions.js'
import { describeWithin } from '../phrases.js'
import { listed, sentence, soonestOf, stopped } from '../sentences.js'

/** How a page for a referrer is written. */
export interface Telling {
  /** Whether the reader may read of risks, with what we know of them. */
  readonly toProfessional: boolean
  readonly helplines: readonly string[]
}

/** What a page says where it keeps something back. */
const MORE_WITH_CONSENT =
  'We keep what we know of people to ourselves. If the person agrees, we can say more.'

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
  const soonest = soonestOf(escalations)
  const by = soonest === undefined ? '' : ` ${describeWithin(soonest)}`
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

const questionLine = ({ onlyIfNotClear, question, title }: AskedQuestion): Line => {
  const only = onlyIfNotClear ? 'Only if an answer above is not a clear “no”: ' : ''
  return line(`${only}${onlyIfNotClear ? stopped(title) : sentence(title)} “${question}”`)
}

const ASKS_EVERYONE = 'The link worker asks everyone how they are, and whether they are safe. '
const WORRIED =
  'If you worry that the person is not safe, tell us today; if somebody is in danger now, call the emergency services.'

/** What is missing; from anybody but a health professional nothing about a risk is asked. */
export const askedOfReferrer = (decision: Decision, { toProfessional }: Telling): readonly Section[] => {
  const { later, now, record, waiting } = groupQuestions(decision)
  const urgent = [...now, ...waiting, ...record.map((one) => ({ ...one, onlyIfNotClear: false }))]
  const agreed = !lacksConsent(decision)
  const follows =
    decision.redirects.length > 0 || decision.provisionalPathway === null
      ? null
      : `As things stand, the ${decision.provisionalPathway} pathway would follow.`
  return [
    ...section('What was decided', 'text', [
      'The referral is open. We need a few answers before it can go on.',
      agreed
        ? null
        : 'The person has not clearly agreed to it, so we have not contacted them. Please talk it over with them.',
      toProfessional ? follows : null,
    ]),
    ...section(
      'What is missing',
      'list',
      urgent.filter(({ fact }) => toProfessional || mayAskAbout(fact)).map(questionLine),
      'These hold the referral up:',
    ),
    ...section('Good to know as well', 'text', [
      later.length === 0 || !toProfessional
        ? null
        : `Nothing waits for these: ${stopped(listed(later.map(({ title }) => title)))}`,
    ]),
    ...section('What you can do', 'list', [
      'Send us what you know. “Unsure” and “would rather not say” are answers too.',
      agreed
        ? 'If you have not asked, say so: the link worker will ask the person.'
        : 'If you have not asked, please do, or say so: nobody from us asks the person until they have agreed.',
      toProfessional && agreed ? null : `${agreed ? ASKS_EVERYONE : ''}${WORRIED}`,
    ]),
  ]
}

const placeLine = (decision: Decision, redirect: Redirect): Line => {
  const { advice, contact, reason, title } = redirect
  const what = isForConsent(decision, redirect)
    ? 'Talk it over with the person'
    : `${title}${contact === null ? '' : ` (${contact})`}`
  return line(`${what}: ${stopped(reason)}`, `What to do: ${sentence(advice)}`)
}

/** The same in every explanation: frozen, so that nobody who writes to one changes the next. */
const KEPT_BACK = deepFreeze(
  line(
    'A link worker will tell the person who can help with this, and help them get there.',
    MORE_WITH_CONSENT,
  ),
)

/** What instead, and what the referrer can do; or who tells the person, where the place gives a risk away. */
export const redirectedForReferrer = (
  decision: Decision,
  { toProfessional }: Telling,
): readonly Section[] => {
  const agreed = !lacksConsent(decision)
  const tellable = decision.redirects.filter(
    ({ reason, rules, title }) =>
      toProfessional ||
      (!namesRisk(`${title} ${reason}`) && (tellableReasons(decision, rules) ?? []).some(maySay)),
  )
  const kept = agreed && tellable.length < decision.redirects.length
  return [
    ...section(
      'What was decided',
      'list',
      [...tellable.map((redirect) => placeLine(decision, redirect)), kept ? KEPT_BACK : null],
      agreed
        ? 'Instead of our service:'
        : 'We work only with people who have agreed to it, so we have not contacted the person:',
    ),
    ...section('If this does not fit', 'text', [
      'Tell us what we have missed. A named person can change this decision, and you can refer again.',
    ]),
  ]
}

/** What follows for the person, and what the referrer can do for them meanwhile. */
export const acceptedForReferrer = (decision: Decision, { toProfessional }: Telling): readonly Section[] => [
  ...section('What was decided', 'text', [
    'We propose to accept this referral.',
    ...formatSupport(explanationWords(), decision, toProfessional),
  ]),
  ...section('What you can do', 'list', [
    'Nothing more for now: the link worker will contact the person.',
    'Please tell the person what to expect. A link worker helps them find people, groups and services; it is not treatment.',
    'If something changes, above all if you worry about the person’s safety, tell the link worker at once.',
  ]),
]
