import { factCatalogue } from '../../facts/catalogue.js'
import type { AnalysisContext } from '../../proof/context.js'
import type { Finding } from '../../proof/finding.js'
import { leavesOf } from '../../proof/rule-set-parts.js'
import { defectFinding } from './defect-finding.js'

/** Facts that no rule asks about: a local one was declared for nothing, one of the catalogue may have been forgotten. */
export const factsUnused = ({ document, ruleSet }: AnalysisContext): readonly Finding[] => {
  const asked = new Set(
    ruleSet.rules
      .flatMap(({ conditions }) => leavesOf(conditions, ruleSet.conditions))
      .map(({ fact }) => fact),
  )
  const local = document.localFacts.flatMap(({ name }, index) =>
    asked.has(name)
      ? []
      : [
          defectFinding('local-fact-unused', {
            path: ['localFacts', index],
            message: `no rule asks about the local fact \`${name}\`: whatever a referral says of it changes nothing`,
            hint: 'write the rule that it was declared for, or take it away',
          }),
        ],
  )
  const ofCatalogue = factCatalogue.flatMap(({ name }) => (asked.has(name) ? [] : [`\`${name}\``]))
  if (ofCatalogue.length === 0) return local
  return [
    ...local,
    defectFinding('catalogue-facts-unused', {
      path: ['rules'],
      message: `no rule asks about ${ofCatalogue.join(', ')}`,
      hint: 'see whether the policy means to pass over what they say of a person',
    }),
  ]
}
