/** Why a decision did not come out otherwise, and what would change it, laid out like any explanation. */
import type { Counterfactuals } from '../../analysis/counterfactuals.js'
import type { ChangedFact, FactsChange } from '../../analysis/one-referral/changes-to.js'
import type { OpenQuestion, Questions } from '../../analysis/questions.js'
import { type Explanation, type Line, line, section } from '../../explain/explanation.js'
import { formatValue } from '../../explain/format-rule.js'
import { capitalised, counted, listed, sentence } from '../../explain/sentences.js'
import type { Obstacle, WhyNot } from '../../explain/why-not.js'
import type { Verdict } from '../../rule-set/three-valued.js'
import { formatTitledFacts } from './format-facts.js'

/** How many facts of a rule are named in short. */
const MAX_FACTS = 2

const KINDS: readonly (readonly [Obstacle['part'], Verdict, string])[] = [
  ['against', 'met', 'Something else is called for'],
  ['against', 'undetermined', 'An answer could still change it'],
  ['not-for', 'undetermined', 'It is not known whether it is called for'],
  ['not-for', 'not-met', 'What would call for it is not met'],
]

/** One kind of cause in a line, with the first rule of it and a few of the facts that it turned on. */
const causeLine = (words: string, [first, ...others]: readonly Obstacle[]): string | null => {
  if (first === undefined) return null
  const facts = [...new Set(first.leaves.map((leaf) => leaf.words))].slice(0, MAX_FACTS)
  const more = others.length === 0 ? '' : ` and ${counted(others.length, 'more rule')}`
  return `${words}: “${first.title}”${facts.length === 0 ? '' : ` (${facts.join('; ')})`}${more}.`
}

/** Why not: each kind of cause in a line, then each rule that stood in the way. */
export const formatWhyNot = (
  referral: string,
  { obstacles, sentence: answer, target }: WhyNot,
): Explanation => {
  const linesOf = (part: Obstacle['part']) =>
    obstacles
      .filter((obstacle) => obstacle.part === part)
      .map(({ rule, title, why }) => line(`${sentence(title)} (\`${rule}\`)`, sentence(why)))
  const causes = KINDS.map(([part, verdict, words]) =>
    causeLine(
      words,
      obstacles.filter((obstacle) => obstacle.part === part && obstacle.verdict === verdict),
    ),
  )
  return {
    reader: 'auditor',
    title: `Why not ${target}? (referral ${referral})`,
    sections: [
      ...(obstacles.length === 0
        ? section('In short', 'text', [answer])
        : section('In short', 'list', causes)),
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

const decided = ({ disposition, pathway }: FactsChange['decision']): string =>
  disposition === 'accept' && pathway !== null ? `accept (${pathway})` : disposition

/** What would have to change, and what would have to be found out. */
const formatChange = (facts: readonly ChangedFact[]): string => {
  const foundOut = facts
    .filter(({ kind }) => kind === 'found-out')
    .map(({ title, titles, to }) => ({ title, titles, value: to }))
  return [
    ...facts
      .filter(({ kind }) => kind === 'changed')
      .map(
        ({ from, title, titles, to }) =>
          `${title}: ${formatValue(to, undefined, titles)}, and not ${formatValue(from, undefined, titles)}`,
      ),
    ...(foundOut.length === 0 ? [] : [`found out to be so: ${formatTitledFacts(foundOut)}`]),
  ].join('; ')
}

const changeLine = ({ decision, facts }: FactsChange): Line =>
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
