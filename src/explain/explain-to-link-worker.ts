import type { Action, Decision, Escalation, Question } from '../decision/decision.js'
import type { Disposition } from '../rule-set/rule-set.js'
import { describeWithin } from './describe-within.js'
import { type Explanation, type Line, line, type Section, section } from './explanation.js'
import { mainReasons, metReason, unknownPathwayReason, waitingReason } from './reason-in-words.js'
import { capitalised, counted, listed, sentence, stopped } from './sentences.js'
import { supportInWords } from './support-in-words.js'

const rulesInWords = (decision: Decision, names: readonly string[]): string | null => {
  const titles = decision.reasons.flatMap(({ rule, title }) =>
    rule !== null && names.includes(rule) ? [`“${title}”`] : [],
  )
  return titles.length === 0 ? null : `Why: ${stopped(listed(titles))}`
}

const STAY = line(
  'If you are with the person, or on the phone with them, stay with them until somebody else has taken over.',
  'Do not leave them alone to make a call. Do not put yourself in danger.',
)

const staysWith = ({ kind }: Escalation): boolean =>
  kind === 'emergency' || kind === 'specialist-mental-health'

const escalationLine = (decision: Decision, escalation: Escalation): Line => {
  const { contact, instruction, rules, title, within } = escalation
  return line(
    `${capitalised(describeWithin(within))}: ${title}. Contact: ${stopped(contact)}`,
    instruction === null ? null : sentence(instruction),
    rulesInWords(decision, rules),
  )
}

const escalationSection = (decision: Decision): readonly Section[] => {
  const { escalations } = decision
  return section(
    'Do this first, in this order',
    'steps',
    escalations.length === 0
      ? []
      : [
          ...(escalations.some(staysWith) ? [STAY] : []),
          ...escalations.map((escalation) => escalationLine(decision, escalation)),
          'Before you give the person their own page, check that it is safe for them to have it.',
        ],
    escalations.length === 0 ? null : 'Do not wait for anybody to confirm this decision.',
  )
}

const NEXT: { readonly [disposition in Exclude<Disposition, 'escalate'>]: readonly string[] } = {
  accept: [
    'Once this is confirmed, contact the person.',
    'Give them their own page early on. It says what you can and cannot do, and for how long.',
  ],
  redirect: [
    'Once this is confirmed, talk with the person about the better place below, and help them get there.',
    'Give the referrer their page. It says why, and what they can do.',
  ],
  'request-information': [
    'Ask the questions below. The first ones matter most.',
    'Write the answers into the referral, and decide again.',
  ],
}

const nextSection = ({ disposition }: Decision): readonly Section[] =>
  disposition === 'escalate' ? [] : section('Do next', 'steps', NEXT[disposition])

const questionLine = ({ question, title }: Question): Line => line(`“${question}” (${title})`)

const WARMLY =
  'Ask in your own warm way, and in private. “Unsure” and “I would rather not say” are answers: write them down as they are.'

const urgentQuestions = ({ questions }: Decision): readonly Section[] => {
  const now = questions.filter(({ askNow }) => askNow)
  const waiting = questions.filter(({ askNow, holdsUp }) => !askNow && holdsUp)
  const safety = (asked: readonly Question[]) => (asked.some((one) => one.safety) ? ` ${WARMLY}` : '')
  return [
    ...section(
      'Ask now',
      'steps',
      now.map(questionLine),
      `The answer could make this more urgent.${safety(now)}`,
    ),
    ...section(
      'Ask before this can go on',
      'steps',
      waiting.map(questionLine),
      `The decision waits for these.${safety(waiting)}`,
    ),
  ]
}

const otherQuestions = ({ disposition, questions }: Decision): readonly Section[] =>
  section(
    disposition === 'escalate' ? 'Ask after that' : 'Worth asking when you talk',
    'list',
    questions.filter(({ askNow, holdsUp }) => !askNow && !holdsUp).map(questionLine),
  )

const redirectSection = ({ disposition, redirects }: Decision): readonly Section[] =>
  section(
    disposition === 'redirect' ? 'Help the person get there' : 'Do not send on yet',
    'list',
    redirects.map(({ advice, contact, reason, title }) =>
      line(
        contact === null ? `${title}.` : `${title}. Contact: ${stopped(contact)}`,
        `Why: ${stopped(reason)}`,
        sentence(advice),
      ),
    ),
    disposition === 'redirect' ? null : 'This may be the better place, when what stands above is done.',
  )

const supportSection = (decision: Decision): readonly Section[] => {
  if (decision.provisionalPathway !== null) {
    const when = decision.disposition === 'escalate' ? 'Once the person is safe' : 'Once the answers are in'
    return section('What may follow', 'text', [
      `${when}, and if nothing new comes up: the ${decision.provisionalPathway} pathway.`,
    ])
  }
  return section('Support', 'text', supportInWords(decision))
}

const actionLine = ({ instruction, title }: Action): Line => line(sentence(title), sentence(instruction))

const actionsFor = ({ actions }: Decision, whom: Action['for']): readonly Line[] =>
  actions.filter((action) => action.for === whom).map(actionLine)

const forYou = (decision: Decision): readonly Section[] => {
  const lines = actionsFor(decision, 'link-worker')
  return section(
    'For you',
    'list',
    lines.length === 0 && decision.escalations.length > 0
      ? ['This can be hard to hear. Talk it through today with the person who supervises or supports you.']
      : lines,
  )
}

const titleOf = ({ disposition, escalations, intervention, pathway, questions }: Decision): string => {
  switch (disposition) {
    case 'escalate': {
      const [first] = escalations
      return first === undefined ? 'Escalate' : `Escalate ${describeWithin(first.within)}: ${first.title}`
    }
    case 'request-information':
      return `Ask first: ${counted(questions.filter(({ holdsUp }) => holdsUp).length, 'answer')} needed`
    case 'redirect':
      return 'Help the person to a better place'
    case 'accept':
      return intervention === null ? 'Accept' : `Accept on the ${pathway} pathway`
  }
}

/**
 * A decision for the link worker: what to do now, in order; what to ask, in the words to ask it; the support and
 * its limits; whom to talk with afterwards; and why.
 */
export const explainToLinkWorker = (decision: Decision): Explanation => ({
  reader: 'link-worker',
  title: `${titleOf(decision)} (referral ${decision.referral})`,
  sections: [
    ...escalationSection(decision),
    ...nextSection(decision),
    ...urgentQuestions(decision),
    ...redirectSection(decision),
    ...supportSection(decision),
    ...section('With the person', 'list', actionsFor(decision, 'client')),
    ...otherQuestions(decision),
    ...section('For your service', 'list', actionsFor(decision, 'service')),
    ...forYou(decision),
    ...section('Why', 'list', [
      ...mainReasons(decision).map(metReason),
      waitingReason(decision.reasons),
      decision.disposition === 'accept' ? unknownPathwayReason(decision.reasons) : null,
    ]),
    ...section('Who decides', 'text', [
      'This is a proposal until a named person confirms it, or overrides it with a reason.',
    ]),
  ],
})
