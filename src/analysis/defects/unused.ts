/** What a rule set declares for nothing: facts that no rule asks about, conditions that nothing refers to. */
import { catalogueOf, isAskedAbout } from '../../facts/catalogue.js'
import type { AnalysisContext } from '../../proof/context.js'
import type { Finding } from '../../proof/finding.js'
import { conditionsReferredTo, leavesOf } from '../../proof/rule-set-parts.js'
import { vocabularyOf } from '../../referral/vocabulary.js'
import { makeFinding } from '../make-finding.js'
import type { Path } from './defect.js'
import { offerToTake } from './take-away.js'

/** Named conditions that no rule and no invariant refers to, or only conditions that are unused themselves. */
export const conditionsUnused = (context: AnalysisContext): readonly Finding[] => {
  const { document, ruleSet } = context
  const users = [
    ...ruleSet.rules.map(({ conditions }) => conditions),
    ...ruleSet.invariants.map(({ when }) => when),
  ]
  const used = conditionsReferredTo(users, ruleSet.conditions)
  const unused = Object.entries(document.conditions).filter(([name]) => !Object.hasOwn(used, name))
  return unused.map(([name]) => {
    // Whatever refers to it is unused as well, and goes first.
    const referring = unused.filter(([, definition]) =>
      Object.hasOwn(conditionsReferredTo([definition], document.conditions), name),
    )
    const paths = [name, ...referring.map(([other]) => other)].map((one): Path => ['conditions', one])
    const above = referring.map(([other]) => ` and \`${other}\``).join('')
    return makeFinding('condition-unused', {
      path: ['conditions', name],
      message: `nothing refers to the condition \`${name}\`${above === '' ? '' : ' but conditions that are unused themselves'}`,
      ...offerToTake(context, paths, `it${above}`, 'let the rule that it was written for refer to it'),
    })
  })
}

/** Facts that no rule asks about: a local one was declared for nothing, one of the catalogue may have been forgotten. */
export const factsUnused = (context: AnalysisContext): readonly Finding[] => {
  const { document, ruleSet } = context
  const asked = new Set(
    ruleSet.rules
      .flatMap(({ conditions }) => leavesOf(conditions, ruleSet.conditions))
      .map(({ fact }) => fact),
  )
  const local = document.localFacts.flatMap((fact, index) =>
    isAskedAbout(fact, asked)
      ? []
      : [
          makeFinding('local-fact-unused', {
            path: ['localFacts', index],
            message: `no rule asks about the local fact \`${fact.name}\`: whatever a referral says of it changes nothing`,
            ...offerToTake(context, [['localFacts', index]], 'it', 'write the rule that it was declared for'),
          }),
        ],
  )
  const ofCatalogue = catalogueOf(vocabularyOf(document)).flatMap(({ name }) =>
    asked.has(name) ? [] : [`\`${name}\``],
  )
  if (ofCatalogue.length === 0) return local
  return [
    ...local,
    makeFinding('catalogue-facts-unused', {
      path: ['rules'],
      message: `no rule asks about ${ofCatalogue.join(', ')}`,
      hint: 'see whether the policy means to pass over what they say of a person',
    }),
  ]
}
