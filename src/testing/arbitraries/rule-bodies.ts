/** What random rules ask and do, by what they lead to. */
import fc from 'fast-check'
import type { FactDefinition } from '../../facts/fact.js'
import type { NamedConditions, RootCondition } from '../../rule-set/condition.js'
import { mayBeNoted } from '../../rule-set/note-allowed.js'
import type { EventType } from '../../rule-set/rule-event.js'
import type { Rule } from '../../rule-set/rule-set.js'
import { conditionsWithNames, namedConditions, rootConditions } from './conditions.js'
import { ALL_FACTS } from './fact-values.js'

/** What a rule asks, and what it does while that is undetermined. */
export type RuleBody = Pick<Rule, 'conditions' | 'whenUndetermined'>

/** How intensive the pathway of a rule is among those of its rule set; the only one is the fullest. */
export type Intensity = 'lightest' | 'between' | 'fullest'

/** The conditions of a rule set: the named ones, and those of rules by what they lead to. */
export interface RuleLanguage {
  readonly named: fc.Arbitrary<NamedConditions>
  readonly bodies: (type: EventType, intensity: Intensity | null) => fc.Arbitrary<RuleBody>
}

/** Rules of conditions that only note what is unknown of what they ask about, if they may. */
export const notingOf = (conditions: fc.Arbitrary<RootCondition>): fc.Arbitrary<RuleBody> =>
  fc.record({ conditions, whenUndetermined: fc.constant('note' as const) })

/** Any conditions at all, sensible or not. Escalations, redirects and some rules for pathways can be told only to note. */
export const anything = (facts: readonly FactDefinition[] | undefined): RuleLanguage => {
  const noted = (facts ?? ALL_FACTS).filter(mayBeNoted)
  return {
    named: namedConditions(facts),
    bodies: (type) => {
      const plain = fc.record({ conditions: conditionsWithNames(facts) })
      if (type === 'escalate' || type === 'redirect')
        return fc.record(
          { conditions: conditionsWithNames(facts), whenUndetermined: fc.constantFrom('hold', 'note') },
          { requiredKeys: ['conditions'] },
        )
      return type === 'pathway' && noted.length > 0
        ? fc.oneof(plain, notingOf(rootConditions({ facts: noted })))
        : plain
    },
  }
}
