/** The facts of an example: known to the catalogue, each with a value that it can have. */

import { isInDomain } from '../../facts/fact.js'
import { formatDomain } from '../../facts/local-facts.js'
import type { Json } from '../../input/plain-json.js'
import { valueAt } from '../../input/schema-lookup.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import { quote } from '../../issue/quote.js'
import type { Report } from './issue-list.js'
import type { RuleScope } from './rule-scope.js'

/** Reports example facts that do not exist, or that have a value they can never have. */
export const checkExampleFacts = (rule: Json, scope: RuleScope, report: Report): void => {
  const examples = valueAt(rule, ['examples'])
  if (!Array.isArray(examples)) return
  examples.forEach((example: Json, index) => {
    const facts = valueAt(example, ['facts'])
    if (typeof facts !== 'object' || facts === null) return
    for (const [name, value] of Object.entries(facts)) {
      const path = ['examples', index, 'facts', name]
      const definition = scope.facts.get(name)
      if (definition === undefined) {
        if (scope.unreadableFacts.has(name)) continue
        report(
          'unknown-fact',
          path,
          () => `unknown fact ${quote(name)}`,
          () => didYouMean(name, [...scope.facts.keys()]),
        )
      } else if (!isInDomain(definition, value)) {
        report(
          'value-outside-domain',
          path,
          () => `\`${name}\` can never be ${quote(value)}`,
          () => `it is ${formatDomain(definition)}, or \`null\` for unknown`,
        )
      }
    }
  })
}
