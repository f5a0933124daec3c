import { and, NEVER, or } from '../../proof/engine/formula.js'
import { nameIssues } from '../../simulation/known-names.js'
import type { Expected } from './expected.js'

/** A rule among the reasons: it is met, or it could not be decided and the decision turns on it. */
export const expectedReason = (rule: string): Expected => ({
  words: `to have the rule \`${rule}\` for a reason`,
  isSo: ({ reasons }) => reasons.some((one) => one.rule === rule),
  concerns: (one) => one.rule === rule,
  nameIssues: (ruleSet) => nameIssues(ruleSet, 'rule', rule, ['rule']),
  formula: ({ outcomes }) => {
    const formulas = outcomes.rules.find((one) => one.rule.name === rule)
    if (formulas === undefined) return NEVER
    const { met, undetermined } = formulas
    const { event, whenUndetermined } = formulas.rule
    switch (event.type) {
      case 'pathway':
        return and(or(met, undetermined), outcomes.pathway.get(event.params.pathway) ?? NEVER)
      case 'action':
        return and(met, outcomes.action.get(event.params.action) ?? NEVER)
      case 'extension':
        return met
      default:
        return whenUndetermined === 'note' ? met : or(met, undetermined)
    }
  },
  isExact: false,
})
