/** The parts that rule sets with one flaw are put together from. */
import type { FactDefinition, Invariant, RootCondition, Rule, RuleSet } from '../../src/index.js'
import { parseRuleSet, safetyFloor, unwrap } from '../../src/index.js'
import { dice } from './dice.js'
import { emptyRuleSet, ruleNamed } from './random-rule-sets.js'

const words = (name: string) => ({ title: name, description: name, question: `${name}?` })

/** A local fact about an answer that worries if it is yes. */
export const answer = (
  name: string,
  more: { safety?: boolean; asksAboutDanger?: boolean } = {},
): FactDefinition => ({
  name: `local.${name}`,
  ...words(name),
  safety: false,
  asksAboutDanger: false,
  kind: 'answer',
  riskier: 'yes',
  ...more,
})

/** A condition: a local fact is one of some answers. */
export const is = (fact: string, ...value: readonly string[]): RootCondition => ({
  all: [{ fact: `local.${fact}`, operator: 'in', value: [...value] }],
})

const reason = 'as it was made up'

/** A rule. */
export const rule = (
  name: string,
  conditions: RootCondition,
  event: Rule['event'],
  more: Partial<Rule> = {},
): Rule => ({
  ...ruleNamed(name),
  conditions,
  event,
  ...more,
})

/** What a rule leads to. */
export const escalateTo = (route: string): Rule['event'] => ({ type: 'escalate', params: { route, reason } })
export const onTo = (pathway: string): Rule['event'] => ({ type: 'pathway', params: { pathway, reason } })
export const elsewhere: Rule['event'] = {
  type: 'redirect',
  params: { destination: 'elsewhere', reason, forReferrer: reason },
}

const routes: RuleSet['routes'] = [
  { id: 'doctor', title: 'doctor', kind: 'clinician', within: 'P1D', contact: 'the practice' },
  { id: 'doctor-later', title: 'doctor later', kind: 'clinician', within: 'P1W', contact: 'the practice' },
  { id: 'social-care', title: 'social care', kind: 'safeguarding', within: 'PT4H', contact: 'the council' },
  ...safetyFloor().routes.map(({ contact: _, instruction: __, ...same }) => ({
    ...same,
    contact: 'the team here',
  })),
]

/** A rule set of some rules, with three routes of its own and those of the floor. */
export const ruleSetOf = (
  localFacts: readonly FactDefinition[],
  rules: readonly Rule[],
  invariants: readonly Invariant[] = [],
): RuleSet => {
  const empty = emptyRuleSet(localFacts, dice(7))
  return unwrap(parseRuleSet({ ...empty, routes, rules, invariants }))
}
