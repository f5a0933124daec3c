import type { AcceptDecision, Intervention } from '../../decision/decision.js'
import { explanationWords } from '../../words/explanation-words.js'
import { type Page, section } from '../explanation.js'
import { formatLimits } from '../phrases.js'

const LIGHT = [
  'Ask what you would like to do, or to change.',
  'Tell you about people, groups and services near you.',
  'Help you take the first step.',
]
const HOLISTIC = [
  'Take time to hear what matters to you.',
  'Make a plan with you. You choose what is in it.',
  'Help with more than one thing, one step at a time.',
  'Find people, groups and services near you, and help you get started.',
]
/** What is so on any other pathway that a rule set may have. */
const ANY = [
  'Ask what matters to you.',
  'Find people, groups and services near you.',
  'Help you take the first steps.',
]

const canDo = (pathway: string): readonly string[] =>
  pathway === 'light' ? LIGHT : pathway === 'holistic' ? HOLISTIC : ANY

const howLong = ({ contacts, extension, weeks }: Intervention): readonly (string | null)[] => [
  `We can work with you for ${formatLimits(explanationWords(), weeks, 'weeks')}.`,
  contacts === null
    ? null
    : `In that time we can meet or talk ${formatLimits(explanationWords(), contacts, 'times')}.`,
  extension.possible && extension.maxWeeks !== null
    ? `If you need more time, ask us. The most we can do is ${formatLimits(explanationWords(), { min: extension.maxWeeks, max: extension.maxWeeks }, 'weeks')} in all.`
    : 'We cannot go on for longer than that.',
  'Before we finish, we will plan with you what comes next.',
]

/** What social prescribing can and cannot do, for how long, and what happens next. */
export const clientOffer = ({ intervention, pathway }: AcceptDecision): Page => ({
  title: 'We would like to work with you',
  sections: [
    ...section('What happens next', 'steps', [
      'A link worker will get in touch to say hello. A link worker is a person who helps you find what is good for you near your home.',
      'You choose a time and a way to talk.',
      'You talk about what you want. You are in charge of what you share.',
    ]),
    ...section('What we can do', 'list', canDo(pathway)),
    ...section('What we cannot do', 'list', [
      'We are not doctors or nurses. We cannot treat an illness or change your medicine.',
      'We cannot give out money or homes. We can help you ask the right people.',
      'We cannot be there day and night.',
    ]),
    ...section('How long it lasts', 'text', howLong(intervention)),
  ],
})
