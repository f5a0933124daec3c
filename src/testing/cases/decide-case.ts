/** A referral that was read, and verdicts → its decision. What asks how the verdicts were found is left out. */
import { decideFromVerdicts } from '../../decision/decide.js'
import type { Decision } from '../../decision/decision.js'
import { definitionsWith } from '../../facts/catalogue.js'
import { type CompiledCondition, conditionCompiler } from '../../rule-set/compile.js'
import type { RootCondition } from '../../rule-set/condition.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { type Truth, verdictOf } from '../../rule-set/three-valued.js'
import { VerdictOnFacts } from '../../rule-set/verdict-on-facts.js'
import { LIBRARY } from '../../version.js'
import type { ReadReferral } from './read-cases.js'

const NOBODY = { id: 'testing', version: '0', digest: '' }

/** Whose rule comes to what, for one case. */
export type Truths = ReadonlyMap<string, Truth>

/** A rule set made ready to be asked rule by rule, and to decide by what its rules came to. */
export interface Decider {
  readonly ruleSet: RuleSet
  readonly ask: (conditions: RootCondition) => CompiledCondition
  readonly decide: (referral: ReadReferral, truths: Truths) => Decision
}

/** Makes a decider of a rule set, the safety floor welded under it. */
export const deciderOf = (ruleSet: RuleSet): Decider => {
  const definitions = definitionsWith(ruleSet.localFacts)
  return {
    ruleSet,
    ask: conditionCompiler(ruleSet.conditions),
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
