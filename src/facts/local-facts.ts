/** The values of local facts in a referral, held against what the rule set declares. */
import { didYouMean } from '../issue/did-you-mean.js'
import type { Issue } from '../issue/issue.js'
import { LOCAL_PREFIX } from './catalogue.js'
import { type FactDefinition, type FactValue, isInDomain } from './fact.js'

/** What a value of the fact may be, in words. */
export const formatDomain = (definition: FactDefinition): string => {
  switch (definition.kind) {
    case 'answer':
      return 'one of `yes`, `no`, `unsure`, `declined`'
    case 'boolean':
      return '`true` or `false`'
    case 'integer':
      return `a whole number from ${definition.min} to ${definition.max}`
    case 'choice':
      return `one of ${definition.values.map((value) => `\`${value}\``).join(', ')}`
    case 'set':
      return `a list, without repeats, of ${definition.values.map((value) => `\`${value}\``).join(', ')}`
  }
}

/** Issues for local values that nothing declares, or that do not fit their declaration. */
export const localFactIssues = (
  local: { readonly [name: string]: FactValue },
  localFacts: readonly FactDefinition[],
): readonly Issue[] => {
  const given = Object.entries(local)
  if (given.length === 0) return []
  const declared = new Map(
    localFacts.map((definition) => [definition.name.slice(LOCAL_PREFIX.length), definition]),
  )
  return given.flatMap(([name, value]): readonly Issue[] => {
    const definition = declared.get(name)
    const path = ['local', name]
    if (definition === undefined) {
      const message = `unknown local fact \`${name}\``
      return [{ code: 'unknown-local-fact', path, message, hint: didYouMean(name, [...declared.keys()]) }]
    }
    if (isInDomain(definition, value)) return []
    const message = `the local fact \`${name}\` cannot be \`${JSON.stringify(value).slice(0, 60)}\``
    return [{ code: 'value-outside-domain', path, message, hint: `it is ${formatDomain(definition)}` }]
  })
}
