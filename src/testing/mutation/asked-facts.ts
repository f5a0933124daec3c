/** Which facts an undetermined rule asks for, as formulas: where the leaf and all above it are unknown. */

import type { FactDefinition } from '../../facts/fact.js'
import { ALWAYS, and, type Formula, NEVER, not, or } from '../../proof/engine/formula.js'
import type { Outcomes } from '../../proof/outcomes.js'
import type { Condition } from '../../rule-set/condition.js'

/** By fact: where an undetermined rule with these conditions asks for it. `holds` is whether it holds a decision up. */
export const askedFacts = (
  conditions: Condition,
  { condition: formulasOf, ruleSet }: Outcomes,
  definitions: ReadonlyMap<string, FactDefinition>,
  holds: boolean,
): ReadonlyMap<string, Formula> => {
  const asked = new Map<string, Formula>()
  const visit = (one: Condition, above: Formula): void => {
    const { isFalse, isTrue } = formulasOf(one)
    const here = and(above, not(isTrue), not(isFalse))
    if ('fact' in one) {
      // What only the service could say is not asked of anybody, unless the decision waits for it.
      const isAsked = holds || definitions.get(one.fact)?.about !== 'service'
      if (isAsked) asked.set(one.fact, or(asked.get(one.fact) ?? NEVER, here))
    } else if ('all' in one) for (const child of one.all) visit(child, here)
    else if ('any' in one) for (const child of one.any) visit(child, here)
    else if ('not' in one) visit(one.not, here)
    else {
      const definition = ruleSet.conditions[one.condition]
      if (definition !== undefined) visit(definition, here)
    }
  }
  visit(conditions, ALWAYS)
  return asked
}
