import type { Decision } from '../../decision/decision.js'
import { mayAskAbout } from '../client/may-tell-client.js'
import { type Line, line, type Section, section } from '../explanation.js'
import { listed, sentence, stopped } from '../sentences.js'
import { type AskedQuestion, sortQuestions } from '../sort-questions.js'
import type { Telling } from './telling.js'

const questionLine = ({ onlyIfNotClear, question, title }: AskedQuestion): Line => {
  const only = onlyIfNotClear ? 'Only if an answer above is not a clear “no”: ' : ''
  return line(`${only}${onlyIfNotClear ? stopped(title) : sentence(title)} “${question}”`)
}

/** What is missing; from anybody but a health professional nothing about a risk is asked. */
export const askedOfReferrer = (decision: Decision, { toProfessional }: Telling): readonly Section[] => {
  const { later, now, record, waiting } = sortQuestions(decision)
  const urgent = [...now, ...waiting, ...record.map((one) => ({ ...one, onlyIfNotClear: false }))]
  const follows =
    decision.redirects.length > 0 || decision.provisionalPathway === null
      ? null
      : `As things stand, the ${decision.provisionalPathway} pathway would follow.`
  return [
    ...section('What was decided', 'text', [
      'The referral is open. We need a few answers before it can go on.',
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
      'If you have not asked, say so: the link worker will ask the person.',
      toProfessional
        ? null
        : 'The link worker asks everyone how they are, and whether they are safe. If you worry that the person is not safe, tell us today; if somebody is in danger now, call the emergency services.',
    ]),
  ]
}
