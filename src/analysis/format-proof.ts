/** What a proof says, in words made from its content: whatever its title is called, this is what was proved. */

import { definitionOf, formatLeaf } from '../explain/format-rule.js'
import { listed } from '../explain/sentences.js'
import { ownDefinitions } from '../facts/catalogue.js'
import type { Proof } from '../proof/finding.js'
import { INVARIANT } from '../proof/proofs/invariants-hold.js'
import type { InvariantCondition } from '../rule-set/condition.js'
import { WIDEST_ENVELOPE } from '../rule-set/envelope.js'
import type { Invariant, RuleSet } from '../rule-set/rule-set.js'

/** What each promise comes to that every rule set must keep; a test holds that none is without words. */
const BUILT_IN: { readonly [name: string]: string } = {
  'signals-reach-specialists':
    'wherever the answer to suicidal thoughts now, a recent attempt, recent self-harm, a plan or intent, or danger now is yes or unsure: the decision is escalated to a route of kind specialist mental health, whatever else is true or not known',
  'local-danger-reaches-floor':
    'wherever the answer to a local fact that asks about danger is the riskier one or unsure: a specialist mental health route of the safety floor is reached; wherever it is declined: a route of the safety floor',
  'unknown-safety-holds':
    'wherever a safety fact of the catalogue or of the rule set is not known, not even by inference: the decision is neither a redirect nor accepted on the least intensive pathway',
  'more-risk-never-lowers':
    'wherever one fact goes one step to more risk and all others stay (a “no” that was only inferred may end with it): the disposition does not fall, from escalate to request information to redirect to accept',
  'more-risk-never-loses-route':
    'wherever one fact goes one step to more risk and all others stay (a “no” that was only inferred may end with it): of each kind of route that was reached one is still reached, within the same time or sooner; only where a declined question is answered may the conversation with a clinician end that was about its being declined, and then another route is reached as soon',
  'more-risk-never-lightens-pathway':
    'wherever one fact goes one step to more risk and all others stay (a “no” that was only inferred may end with it), and the decision is a redirect neither before nor after: the pathway, accepted or provisional, is as intensive or more',
  'worn-out-answers-never-lower':
    'wherever one answer that reassures is unknown again and all others stay (a “no” that was only inferred may end with it): the disposition does not fall, of each kind of route that was reached one is still reached, within the same time or sooner, and unless the decision is a redirect before or after, the pathway, accepted or provisional, is as intensive or more',
  'one-disposition': 'the decision on every referral is one of the four dispositions and no other',
  'weeks-in-envelope': `wherever somebody is accepted on a pathway: its weeks lie within the envelope of the rule set and within ${WIDEST_ENVELOPE.min} to ${WIDEST_ENVELOPE.max}`,
}

const inQuotes = (words: string): string => `“${words}”`

/** A condition in words; named conditions are opened up, so that nothing has to be looked up. */
const formatCondition = (condition: InvariantCondition, ruleSet: RuleSet): string => {
  const part = (one: InvariantCondition): string => {
    if ('fact' in one) return inQuotes(formatLeaf(one, definitionOf(one.fact, ownDefinitions(ruleSet))))
    if ('all' in one) return joined(one, 'all')
    if ('any' in one) return joined(one, 'any')
    if ('not' in one) return `it is not so that ${part(one.not)}`
    if ('notKnown' in one) return `it is not known that ${part(one.notKnown)}`
    const definition = ruleSet.conditions[one.condition]
    return definition === undefined ? inQuotes(one.condition) : part(definition)
  }
  /** What stands in a list of the same kind is said with that list. */
  const opened = (one: InvariantCondition, key: 'all' | 'any'): readonly InvariantCondition[] => {
    if ('condition' in one) {
      const definition = ruleSet.conditions[one.condition]
      return definition === undefined ? [one] : opened(definition, key)
    }
    const below = key === 'all' ? ('all' in one ? one.all : null) : 'any' in one ? one.any : null
    return below === null ? [one] : below.flatMap((each) => opened(each, key))
  }
  const joined = (one: InvariantCondition, key: 'all' | 'any'): string => {
    const parts = opened(one, key)
    const [first, ...others] = parts
    if (first !== undefined && others.length === 0) return part(first)
    return key === 'all'
      ? `all of (${parts.map(part).join('; and ')})`
      : `one of (${parts.map(part).join('; or ')})`
  }
  return part(condition)
}

const formatThen = ({ then }: Invariant, { routes }: RuleSet): string => {
  const route = routes.find(({ id }) => id === then.route)
  return listed([
    ...(then.disposition === undefined
      ? []
      : [
          `the disposition is ${listed(
            then.disposition.map((one) => `\`${one}\``),
            'or',
          )}`,
        ]),
    ...(then.notPathway === undefined
      ? []
      : [`the pathway, accepted or provisional, is not \`${then.notPathway}\``]),
    ...(then.routeKind === undefined ? [] : [`a route of kind \`${then.routeKind}\` is reached`]),
    ...(then.route === undefined
      ? []
      : [`the route \`${then.route}\`${route === undefined ? '' : ` (${route.title})`} is reached`]),
  ])
}

/** What an invariant asks of every decision, in words made from its content and not from its title. */
const formatInvariant = (invariant: Invariant, ruleSet: RuleSet): string =>
  `wherever ${formatCondition(invariant.when, ruleSet)}: ${formatThen(invariant, ruleSet)}`

/** What a proof about a rule set says, in words; the rule set with the safety floor welded under it. */
export const formatProof = ({ name, title }: Proof, ruleSet: RuleSet): string => {
  const invariant = ruleSet.invariants.find((one) => `${INVARIANT}${one.name}` === name)
  return invariant === undefined ? (BUILT_IN[name] ?? title) : formatInvariant(invariant, ruleSet)
}
