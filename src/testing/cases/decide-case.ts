/** A referral that was read, and what rules came to → its decision, without the digests of what decided it. */
import { decideFromVerdicts } from '../../decision/decide.js'
import type { Decision } from '../../decision/decision.js'
import { definitionsOf } from '../../facts/catalogue.js'
import { deriveFacts } from '../../facts/derive-facts.js'
import type { Facts } from '../../facts/fact.js'
import { unwrap } from '../../issue/issue.js'
import type { Witness } from '../../proof/finding.js'
import { type CompiledCondition, conditionCompiler } from '../../rule-set/compile.js'
import type { RootCondition } from '../../rule-set/condition.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { type Truth, verdictOf } from '../../rule-set/three-valued.js'
import { VerdictOnFacts } from '../../rule-set/verdicts.js'
import { LIBRARY } from '../../version.js'
import type { ReadReferral } from './read-cases.js'

const NOBODY = { id: 'testing', version: '0', digest: '' }

/** What each rule comes to for one case, by the name of the rule. */
export type Truths = ReadonlyMap<string, Truth>

/** A rule set made ready to be asked rule by rule, and to decide by what its rules came to. */
export interface Decider {
  readonly ruleSet: RuleSet
  readonly ask: (conditions: RootCondition) => CompiledCondition
  readonly truths: (facts: Facts) => Map<string, Truth>
  readonly decide: (referral: Omit<ReadReferral, 'expected'>, truths: Truths) => Decision
}

/** Makes a decider of a rule set, the safety floor welded under it. */
export const deciderOf = (ruleSet: RuleSet): Decider => {
  const definitions = definitionsOf(ruleSet)
  const ask = conditionCompiler(ruleSet.conditions)
  return {
    ruleSet,
    ask,
    truths: (facts) => new Map(ruleSet.rules.map((rule) => [rule.name, ask(rule.conditions)(facts)])),
    decide: ({ asOf, derived, id, service }, truths) =>
      decideFromVerdicts({
        referral: id,
        ruleSet,
        verdicts: ruleSet.rules.map(
          (rule) =>
            new VerdictOnFacts(rule, verdictOf(truths.get(rule.name) ?? 'unknown'), {
              facts: derived.facts,
              named: ruleSet.conditions,
            }),
        ),
        origins: derived.origins,
        definitions,
        service,
        helplines: [],
        provenance: {
          ruleSet: NOBODY,
          safetyFloor: NOBODY,
          service: { id: service.id, digest: '' },
          library: LIBRARY,
          asOf,
        },
      }),
  }
}

/** Decides the referral of a witness. */
export const decideWitness = (
  { asOf, referral, service }: Pick<Witness, 'asOf' | 'referral' | 'service'>,
  { decide, ruleSet, truths }: Decider,
): Decision => {
  const derived = unwrap(deriveFacts({ referral, service, asOf }, ruleSet))
  return decide({ id: referral.id, service, asOf, derived }, truths(derived.facts))
}
