import type fc from 'fast-check'
import { deriveFacts } from '../../facts/derive-facts.js'
import type { Facts } from '../../facts/fact.js'
import { unwrap } from '../../issue/issue.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { type DrawnCase, drawnCases, ruleSetFor } from './drawn-cases.js'
import { shrinkingBy } from './shrinking-by.js'
import { simplerReferrals } from './simpler-referrals.js'

function* simplerCases({ referral, service }: DrawnCase): Generator<DrawnCase> {
  for (const simpler of simplerReferrals(referral)) yield { referral: simpler, service }
}

const isCase = (_: unknown): _ is DrawnCase => false

/**
 * Facts for the rules of a rule set, such as `compileRuleSet(ruleSet).evaluate` takes. Each draw is what some referral
 * gives at some service (at the one given, if one is), so that nothing impossible is among them; what is not known is
 * left out. Rules are met, and undetermined, as often as with `referrals`. Shrinks to the facts that matter.
 */
export const facts = (ruleSet: RuleSet, service?: Service): fc.Arbitrary<Facts> => {
  const drawnFor = service === undefined ? { ruleSet } : { ruleSet, service }
  const { localFacts } = ruleSetFor(drawnFor)
  return shrinkingBy(drawnCases(drawnFor, 'any'), simplerCases, isCase).map((one) => {
    const derived = unwrap(deriveFacts({ ...one, asOf: one.referral.receivedOn }, localFacts))
    return Object.fromEntries(Object.entries(derived.facts).filter(([, value]) => value !== null))
  })
}
