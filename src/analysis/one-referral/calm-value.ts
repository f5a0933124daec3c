import type { FactDefinition, FactValue } from '../../facts/fact.js'

/** The answer that gives least cause for concern, where one does. */
export const calmValue = (definition: FactDefinition): FactValue => {
  switch (definition.kind) {
    case 'answer':
      return definition.riskier === undefined ? null : definition.riskier === 'yes' ? 'no' : 'yes'
    case 'boolean':
      return definition.riskier === undefined ? null : !definition.riskier
    case 'choice':
      return definition.riskier?.[0] ?? null
    case 'integer':
      if (definition.riskier === undefined) return null
      return definition.riskier === 'higher' ? definition.min : definition.max
    case 'set':
      return definition.riskier === 'more' ? [] : definition.riskier === 'fewer' ? definition.values : null
  }
}
