/**
 * A decision on a card: what a link worker needs at a glance. What to do and what to ask first stands in full,
 * in the words of their explanation; all the rest is named, and `explain` tells it at length.
 */
import type { Action, Decision, Reason } from '../decision/decision.js'
import { explainToLinkWorker } from '../explain/explain-to-link-worker.js'
import { type Explanation, type Line, line, type Section, section } from '../explain/explanation.js'
import { mainReasons, metReason, unknownPathwayReason, waitingReason } from '../explain/reason-in-words.js'
import { listed, sentence } from '../explain/sentences.js'

const redirectSection = ({ disposition, redirects }: Decision): readonly Section[] =>
  disposition === 'redirect'
    ? section(
        'The better place',
        'list',
        redirects.map(({ advice, contact, title }) =>
          line(`${title}. ${contact === null ? '' : `Contact: ${sentence(contact)}`}`, sentence(advice)),
        ),
      )
    : section('Do not send on yet', 'text', [
        redirects.length === 0
          ? null
          : `This may be the better place later: ${listed(redirects.map(({ title }) => title))}.`,
      ])

const actionsLine = ({ actions }: Decision, whom: Action['for'], words: string): Line | null => {
  const titles = actions.filter((action) => action.for === whom).map(({ title }) => title)
  return titles.length === 0 ? null : line(`${words}: ${titles.join('; ')}.`)
}

const actionSection = (decision: Decision): readonly Section[] =>
  section('To do', 'list', [
    actionsLine(decision, 'client', 'With the person'),
    actionsLine(decision, 'service', 'For your service'),
    actionsLine(decision, 'link-worker', 'For you'),
  ])

const otherQuestions = ({ questions }: Decision): readonly Section[] => {
  const titles = questions.filter(({ askNow, holdsUp }) => !askNow && !holdsUp).map(({ title }) => title)
  return section('Not known, and worth asking', 'text', [
    titles.length === 0 ? null : sentence(titles.join('; ')),
  ])
}

/** The rule, and the facts that made it so; what it rests on is in the explanation. */
const shortReason = (reason: Reason): Line => {
  const { details, text } = metReason(reason)
  return line(text, ...details.slice(0, 1))
}

const whySection = (decision: Decision): readonly Section[] =>
  section('Why', 'list', [
    ...mainReasons(decision).map(shortReason),
    decision.disposition === 'request-information' ? waitingReason(decision.reasons) : null,
    decision.disposition === 'accept' ? unknownPathwayReason(decision.reasons) : null,
  ])

/** The card of a decision, laid out like any explanation. */
export const decisionCard = (decision: Decision): Explanation => {
  const { sections, title } = explainToLinkWorker(decision)
  const [support, ...last] = sections.filter(({ layout }) => layout === 'text')
  return {
    reader: 'link-worker',
    title,
    sections: [
      ...sections.filter(({ layout }) => layout === 'steps'),
      ...redirectSection(decision),
      ...(last.length === 0 || support === undefined ? [] : [support]),
      ...actionSection(decision),
      ...otherQuestions(decision),
      ...whySection(decision),
    ],
  }
}
