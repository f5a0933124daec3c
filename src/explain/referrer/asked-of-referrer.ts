import type { Decision } from '../../decision/decision.js'
import { mayAskAbout } from '../client/may-tell-client.js'
import { lacksConsent } from '../consent.js'
import { type Line, line, type Section, section } from '../explanation.js'
import { type AskedQuestion, groupQuestions } from '../group-questions.js'
import { listed, sentence, stopped } from '../sentences.js'
import type { Telling } from './telling.js'

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
