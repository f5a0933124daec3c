import type { FactDefinition } from '../../facts/fact.js'
import type { Issue } from '../../issue/issue.js'
import type { RuleSet } from '../../rule-set/rule-set.js'

/** What a fact can be; its words may differ. */
const domainOf = (definition: FactDefinition): string => {
  const { kind } = definition
  if (kind === 'integer') return JSON.stringify([kind, definition.min, definition.max])
  return JSON.stringify(kind === 'choice' || kind === 'set' ? [kind, [...definition.values].sort()] : [kind])
}

/** Local facts that the two rule sets declare differently: no referral could be decided by both. */
export const localFactClashes = (one: RuleSet, other: RuleSet): readonly Issue[] =>
  other.localFacts.flatMap((definition, index): readonly Issue[] => {
    const before = one.localFacts.find(({ name }) => name === definition.name)
    if (before === undefined || domainOf(before) === domainOf(definition)) return []
    return [
      {
        code: 'local-facts-differ',
        path: ['localFacts', index],
        message: `the local fact \`${definition.name}\` can be something else in the second rule set than in the first`,
        hint: 'give it another name where it means something else, or compare rule sets that declare it alike',
      },
    ]
  })
