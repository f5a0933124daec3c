import { definitionsWith } from '../../facts/catalogue.js'
import { and, not, or } from '../../proof/engine/formula.js'
import { leavesOf } from '../../proof/rule-set-parts.js'
import { nameIssues } from '../../simulation/known-names.js'
import type { Expected } from './expected.js'

/** A question after a fact. Facts that one question finds out (an age, and whether it is in range) are asked as one. */
export const expectedQuestion = (fact: string): Expected => ({
  words: `to be asked about \`${fact}\``,
  isSo: ({ questions }) => questions.some((one) => one.fact === fact),
  concerns: ({ leaves }) => leaves.some(({ leaf }) => leaf.fact === fact),
  nameIssues: (ruleSet) => {
    const unknown = nameIssues(ruleSet, 'fact', fact, ['fact'])
    const definitions = definitionsWith(ruleSet.localFacts)
    const own = definitions.get(fact)
    const first = [...definitions.values()].find(({ question }) => question === own?.question)
    if (unknown.length > 0 || first === undefined || first.name === fact) return unknown
    const message = `\`${fact}\` is found out by the question after \`${first.name}\`, and never asked by itself`
    return [{ code: 'unknown-fact', path: ['fact'], message, hint: `expect \`${first.name}\`` }]
  },
  formula: ({ outcomes, space }) => {
    const { conditions } = outcomes.ruleSet
    const asking = outcomes.rules.filter(({ rule }) =>
      leavesOf(rule.conditions, conditions).some((leaf) => leaf.fact === fact),
    )
    const known = space.encodings.get(fact)?.isKnown
    return and(
      or(...asking.map(({ undetermined }) => undetermined)),
      ...(known === undefined ? [] : [not(known)]),
    )
  },
  isExact: false,
})
