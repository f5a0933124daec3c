import type { Decision, Question, Reason } from '../decision/decision.js'
import { describeWithin } from './describe-within.js'
import { type Explanation, type Line, line, type Section, section } from './explanation.js'
import { mainReasons, reasonFactInWords, unknownPathwayReason, waitingReason } from './reason-in-words.js'
import { listed, sentence, stopped } from './sentences.js'
import { supportInWords } from './support-in-words.js'

const reasonLine = ({ facts, reason, title }: Reason): Line =>
  line(sentence(title), sentence(facts.length === 0 ? reason : facts.map(reasonFactInWords).join('; ')))

const whySection = (decision: Decision): readonly Section[] => {
  const { disposition, reasons } = decision
  return section('Why', 'list', [
    ...mainReasons(decision).map(reasonLine),
    disposition === 'request-information' ? waitingReason(reasons) : null,
    disposition === 'accept' ? unknownPathwayReason(reasons) : null,
  ])
}

const escalated = ({ escalations, provisionalPathway, questions }: Decision): readonly Section[] => {
  const unknown = questions.filter(({ askNow }) => askNow).map(({ title }) => title)
  return [
    ...section(
      'What was decided',
      'list',
      escalations.map(({ contact, title, within }) =>
        line(`${title}, ${describeWithin(within)}.`, `Contact: ${stopped(contact)}`),
      ),
      'Somebody with the right training needs to act first. The link worker is asked to contact:',
    ),
    ...section('What you can do', 'list', [
      'If you are with the person or can reach them, do not wait for us: use the contacts above yourself.',
      'If you know more than the referral says, tell the link worker today.',
      unknown.length === 0
        ? null
        : `We do not know this yet, and it could make things more urgent: ${stopped(unknown.join('; '))}`,
      provisionalPathway === null
        ? null
        : `You do not need to refer again. Social prescribing can follow; as things stand, on the ${provisionalPathway} pathway.`,
    ]),
  ]
}

const questionLine = ({ question, title }: Question): Line => line(`${sentence(title)} “${question}”`)

const asked = ({ provisionalPathway, questions }: Decision): readonly Section[] => {
  const waiting = questions.filter(({ askNow, holdsUp }) => askNow || holdsUp)
  const others = questions.filter(({ askNow, holdsUp }) => !askNow && !holdsUp)
  return [
    ...section('What was decided', 'text', [
      'The referral is open. We need a few answers before it can go on.',
      provisionalPathway === null ? null : `As things stand, the ${provisionalPathway} pathway would follow.`,
    ]),
    ...section('What is missing', 'list', waiting.map(questionLine), 'These hold the referral up:'),
    ...section('Good to know as well', 'text', [
      others.length === 0
        ? null
        : `Nothing waits for these: ${stopped(listed(others.map(({ title }) => title)))}`,
    ]),
    ...section('What you can do', 'list', [
      'Send us what you know. “Unsure” and “would rather not say” are answers too.',
      'If you have not asked, say so: the link worker will ask the person.',
    ]),
  ]
}

const redirected = ({ redirects }: Decision): readonly Section[] => [
  ...section(
    'What was decided',
    'list',
    redirects.map(({ advice, contact, reason, title }) =>
      line(
        `${title}${contact === null ? '' : ` (${contact})`}: ${stopped(reason)}`,
        `What to do: ${sentence(advice)}`,
      ),
    ),
    redirects.length > 1
      ? 'There are better places for this person than our service:'
      : 'There is a better place for this person than our service:',
  ),
  ...section('If this does not fit', 'text', [
    'Tell us what we have missed. A named person can change this decision, and you can refer again.',
  ]),
]

const accepted = (decision: Decision): readonly Section[] => [
  ...section('What was decided', 'text', [
    'We propose to accept this referral.',
    ...supportInWords(decision),
  ]),
  ...section('What you can do', 'list', [
    'Nothing more for now: the link worker will contact the person.',
    'Please tell the person what to expect. A link worker helps them find people, groups and services; it is not treatment.',
    'If something changes, above all if you worry about the person’s safety, tell the link worker at once.',
  ]),
]

const TITLES = {
  escalate: 'This referral needs specialist help first',
  'request-information': 'This referral needs a few answers',
  redirect: 'There is a better place for this person',
  accept: 'This referral can be accepted',
} as const

const SECTIONS = {
  escalate: escalated,
  'request-information': asked,
  redirect: redirected,
  accept: accepted,
} as const

const missingWhileRedirected = ({ disposition, redirects }: Decision): readonly Section[] =>
  disposition === 'request-information' || disposition === 'escalate'
    ? section('Good to know', 'text', [
        redirects.length === 0
          ? null
          : `Later on, this may be a better place: ${listed(redirects.map(({ title }) => title))}. Please do not send the person there yet.`,
      ])
    : []

/**
 * A decision for whoever referred: what was decided and why, and what to do instead or what is missing. Never a
 * bare no: a redirect carries its destination and its advice. It speaks of risks, so it is for professionals: somebody
 * who referred themselves, or a member of their family, gets the page for the client.
 */
export const explainToReferrer = (decision: Decision): Explanation => ({
  reader: 'referrer',
  title: `${TITLES[decision.disposition]} (referral ${decision.referral})`,
  sections: [
    ...SECTIONS[decision.disposition](decision),
    ...missingWhileRedirected(decision),
    ...whySection(decision),
    ...section('Who decides', 'text', [
      'This is a proposal until a named person confirms it, or overrides it with a reason.',
    ]),
  ],
})
