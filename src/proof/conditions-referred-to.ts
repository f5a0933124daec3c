import type { Condition, NamedConditions } from '../rule-set/condition.js'

const namesIn = (condition: Condition): readonly string[] => {
  if ('condition' in condition) return [condition.condition]
  if ('all' in condition) return condition.all.flatMap(namesIn)
  if ('any' in condition) return condition.any.flatMap(namesIn)
  return 'not' in condition ? namesIn(condition.not) : []
}

/** The named conditions that some conditions refer to, by whatever way. */
export const conditionsReferredTo = (
  conditions: readonly Condition[],
  named: NamedConditions,
): NamedConditions => {
  const wanted = new Set(conditions.flatMap(namesIn))
  // A set that grows while it is gone through is gone through to its end.
  for (const name of wanted) {
    const definition = named[name]
    for (const further of definition === undefined ? [] : namesIn(definition)) wanted.add(further)
  }
  return Object.fromEntries(Object.entries(named).filter(([name]) => wanted.has(name)))
}
