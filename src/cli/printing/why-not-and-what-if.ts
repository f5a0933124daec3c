/** Why a decision did not come out otherwise, and what would change it, laid out like any explanation. */
import type { Change, ChangedFact, Counterfactuals } from '../../analysis/counterfactuals.js'
import type { OpenQuestion, Questions } from '../../analysis/questions.js'
import { type Explanation, type Line, line, section } from '../../explain/explanation.js'
import { formatValue } from '../../explain/format-rule.js'
import { capitalised, listed, sentence } from '../../explain/sentences.js'
import type { WhyNot } from '../../explain/why-not.js'
import { formatTitledFacts } from './format-facts.js'

/** Why not: the answer first, then each rule that stood in the way. */
export const formatWhyNot = (
  referral: string,
  { obstacles, sentence: answer, target }: WhyNot,
): Explanation => {
  const linesOf = (part: 'against' | 'not-for') =>
    obstacles
      .filter((obstacle) => obstacle.part === part)
      .map(({ rule, title, why }) => line(`${sentence(title)} (\`${rule}\`)`, sentence(why)))
  return {
    reader: 'auditor',
    title: `Why not ${target}? (referral ${referral})`,
    sections: [
      ...section('In short', 'text', [answer]),
      ...section('What stood in the way', 'list', linesOf('against')),
      ...section('What would have called for it', 'list', linesOf('not-for')),
    ],
  }
}

/** All that is known of one referral beyond its decision. */
export interface WhatIf {
  readonly counterfactuals: Counterfactuals
  readonly questions: Questions
}

const decided = ({ disposition, pathway }: Change['decision']): string =>
  disposition === 'accept' && pathway !== null ? `accept (${pathway})` : disposition

/** What would have to change, and what would have to be found out. */
const formatChange = (facts: readonly ChangedFact[]): string => {
  const foundOut = facts
    .filter(({ kind }) => kind === 'found-out')
    .map(({ title, to }) => ({ title, value: to }))
  return [
    ...facts
      .filter(({ kind }) => kind === 'changed')
      .map(({ from, title, to }) => `${title}: ${formatValue(to)}, and not ${formatValue(from)}`),
    ...(foundOut.length === 0 ? [] : [`found out to be so: ${formatTitledFacts(foundOut)}`]),
  ].join('; ')
}

const changeLine = ({ decision, facts }: Change): Line =>
  line(capitalised(formatChange(facts)), `then: ${decided(decision)}`)

const questionLine = ({ askNow, couldChange, holdsUp, question, title }: OpenQuestion): Line =>
  line(
    sentence(question),
    `${title}${askNow ? '; ask now' : holdsUp ? '; the decision waits for it' : ''}; could change: ${listed(couldChange)}`,
  )

const inShort = ({ counterfactuals, questions }: WhatIf): readonly string[] => {
  const { alreadySo, changes, exhaustive, target } = counterfactuals
  const now = `It is decided as ${decided(questions.decision)}`
  if (alreadySo) return [`${now}: that is already so.`]
  const more = exhaustive ? '' : ' There may be others.'
  if (changes.length === 0) {
    return exhaustive
      ? [`${now}. Nothing that can change would lead to \`${target}\`.`]
      : [`${now}. No change was found that would lead to \`${target}\`, but not all could be looked at.`]
  }
  return [
    `${now}. The nearest changes that would lead to \`${target}\` are below, the nearest first.${more}`,
    'Only what can be found out, or can truly change, is looked at: never the age, and never an answer about safety that would have to become less worrying.',
  ]
}

/** What if: the changes first, then the questions in the order that settles the decision soonest. */
export const formatWhatIf = (referral: string, whatIf: WhatIf): Explanation => {
  const { counterfactuals, questions } = whatIf
  return {
    reader: 'auditor',
    title: `What if ${counterfactuals.target}? (referral ${referral})`,
    sections: [
      ...section('In short', 'text', inShort(whatIf)),
      ...section('What would have to be otherwise', 'steps', counterfactuals.changes.map(changeLine)),
      ...section('Worth asking, in this order', 'steps', questions.questions.map(questionLine)),
      ...section('Not known, and makes no difference any more', 'text', [
        questions.settled.length === 0
          ? null
          : sentence(questions.settled.map(({ title }) => title).join('; ')),
      ]),
    ],
  }
}
