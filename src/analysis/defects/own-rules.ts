import type { AnalysisContext } from '../../proof/context.js'
import type { RuleFormulas } from '../../proof/outcomes.js'
import { safetyFloor } from '../../rule-set/shipped.js'

/** A rule that the rule set brought itself, with its place in the document. */
export interface OwnRule extends RuleFormulas {
  readonly path: readonly [string, number]
}

/** The rules that are not the safety floor's, in the order of the document. */
export const ownRules = ({ document, outcomes, own }: AnalysisContext): readonly OwnRule[] => {
  const places = new Map(document.rules.map(({ name }, index) => [name, index]))
  // A rule set may repeat a rule of the floor, word for word.
  const floors = new Set(safetyFloor().rules.map(({ name }) => name))
  return outcomes.rules.flatMap((formulas): readonly OwnRule[] => {
    const { name } = formulas.rule
    const place = places.get(name)
    return place === undefined || !own.has(name) || floors.has(name)
      ? []
      : [{ ...formulas, path: ['rules', place] }]
  })
}
