/** What a page for a referrer says first, by disposition: what was decided, and what they can do. */
import type { Decision, Redirect } from '../../decision/decision.js'
import { type Audience, mayBeTold, type Tellable } from '../../referral/audience.js'
import { explanationWords } from '../../words/explanation-words.js'
import { isForConsent, lacksConsent } from '../consent.js'
import { eachOnce, type Line, line, type Section, section } from '../explanation.js'
import { formatSupport } from '../format-support.js'
import { type AskedQuestion, groupQuestions } from '../group-questions.js'
import { describeWithin } from '../phrases.js'
import { listed, sentence, soonestOf, stopped } from '../sentences.js'
import { toldReason } from '../told.js'

/** How a page for a referrer is written. */
export interface Telling {
  /** Who reads it. */
  readonly audience: Exclude<Audience, 'client'>
  readonly helplines: readonly string[]
}

const isProfessional = ({ audience }: Telling): boolean => audience === 'professional-referrer'

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
export const escalatedForReferrer = (decision: Decision, telling: Telling): readonly Section[] => {
  const { escalations } = decision
  const toProfessional = isProfessional(telling)
  const unknown = toProfessional
    ? toldOf(groupQuestions(decision).now, telling).map(({ title }) => title)
    : []
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
    ...(toProfessional ? [] : section('If somebody needs help right now', 'list', telling.helplines)),
  ]
}

const toldOf = <Question extends Tellable>(
  questions: readonly Question[],
  { audience }: Telling,
): readonly Question[] => questions.filter((question) => mayBeTold(question, audience))

const questionLine = ({ onlyIfNotClear, question, title }: AskedQuestion): Line => {
  const only = onlyIfNotClear ? 'Only if an answer above is not a clear “no”: ' : ''
  return line(`${only}${onlyIfNotClear ? stopped(title) : sentence(title)} “${question}”`)
}

const ASKS_EVERYONE = 'The link worker asks everyone how they are, and whether they are safe. '
const WORRIED =
  'If you worry that the person is not safe, tell us today; if somebody is in danger now, call the emergency services.'

/** What is missing; the reader is asked only what they may be told of. */
export const askedOfReferrer = (decision: Decision, telling: Telling): readonly Section[] => {
  const { later, now, record, waiting } = groupQuestions(decision)
  const toProfessional = isProfessional(telling)
  const notHoldingUp = toldOf(later, telling).map(({ title }) => title)
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
      toldOf(urgent, telling).map(questionLine),
      'These hold the referral up:',
    ),
    ...section('Good to know as well', 'text', [
      notHoldingUp.length === 0 || !toProfessional
        ? null
        : `Nothing waits for these: ${stopped(listed(notHoldingUp))}`,
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

/** What whoever referred can do where the place itself is not theirs to know. */
const TALK_WITH_THEM =
  'Talk with the person. If they agree, we can tell you more, and you can help them get there.'

/** Of a decision that was made before rules had words for whoever referred. */
const NO_WORDS = 'A link worker will tell the person who can help with this.'

/** The place where the reader may be told of it, why, and what to do: in the rules' own words, or in those for anybody who referred. */
const placeLine = (decision: Decision, redirect: Redirect, { audience }: Telling): Line => {
  const { advice, contact, forReferrer = NO_WORDS, title } = redirect
  const own = audience === 'professional-referrer' ? toldReason(decision, redirect, audience) : null
  const why = own ?? forReferrer
  if (!mayBeTold(redirect, audience)) return line(sentence(why), `What to do: ${TALK_WITH_THEM}`)
  const what = isForConsent(decision, redirect)
    ? 'Talk it over with the person'
    : `${title}${contact === null ? '' : ` (${contact})`}`
  return line(`${what}: ${stopped(why)}`, `What to do: ${sentence(advice)}`)
}

/**
 * Where instead, why, and what the referrer can do. Of a place that is not theirs to know somebody tells the person: not
 * while they have not agreed to hear from us.
 */
export const redirectedForReferrer = (decision: Decision, telling: Telling): readonly Section[] => {
  const agreed = !lacksConsent(decision)
  const told = decision.redirects.filter(
    (redirect) => agreed || isForConsent(decision, redirect) || mayBeTold(redirect, telling.audience),
  )
  return [
    ...section(
      'What was decided',
      'list',
      eachOnce(told.map((redirect) => placeLine(decision, redirect, telling))),
      agreed
        ? 'Instead of our service:'
        : 'We work only with people who have agreed to it, so we have not contacted the person:',
    ),
    ...section('If this does not fit', 'text', [
      'Tell us what we have missed. A named person can change this decision, and you can refer again.',
    ]),
  ]
}

/** Why support may be extended is said by the rules for it; the other reasons are the service's own. */
const mayReadExtension = ({ reasons }: Decision, { audience }: Telling): boolean =>
  reasons.every((reason) => reason.outcome.type !== 'extension' || mayBeTold(reason, audience))

/** What follows for the person, and what the referrer can do for them meanwhile. */
export const acceptedForReferrer = (decision: Decision, telling: Telling): readonly Section[] => [
  ...section('What was decided', 'text', [
    'We propose to accept this referral.',
    ...formatSupport(
      explanationWords(),
      decision,
      isProfessional(telling) && mayReadExtension(decision, telling),
    ),
  ]),
  ...section('What you can do', 'list', [
    'Nothing more for now: the link worker will contact the person.',
    'Please tell the person what to expect. A link worker helps them find people, groups and services; it is not treatment.',
    'If something changes, above all if you worry about the person’s safety, tell the link worker at once.',
  ]),
]
