/**
 * Random rule sets that keep the promises, so that a triage is made of them. Whatever moves a decision up the
 * ladder asks only for more: of a fact that can be riskier, for its riskier values, never for the others. So do rules for
 * the fullest pathway.
 */
import fc from 'fast-check'
import type { FactDefinition } from '../../facts/fact.js'
import type { Leaf, RootCondition } from '../../rule-set/condition.js'
import { mayBeNoted } from '../../rule-set/note-allowed.js'
import type { Rule, RuleSet } from '../../rule-set/rule-set.js'
import { conditionsOf, conditionsWithNames, leavesAbout, NAMES, namedFrom } from './conditions.js'
import { ALL_FACTS } from './fact-values.js'
import { type Intensity, notingOf, type RuleBody, type RuleLanguage } from './rule-bodies.js'
import { extraRulesIn, ruleSetsIn } from './rule-sets.js'

const leaf = (definition: FactDefinition, operator: Leaf['operator'], value: Leaf['value']): Leaf => ({
  fact: definition.name,
  operator,
  value,
})

/** Whether no answer is riskier, and a "yes" wears out all the same. */
const wearsOut = (definition: FactDefinition): boolean =>
  definition.kind === 'answer' && definition.reassuring !== undefined

/** Questions that more risk only ever answers with "yes"; any question where a fact knows no riskier value. */
const upwardLeaves = (definition: FactDefinition): fc.Arbitrary<Leaf> => {
  if (wearsOut(definition)) return fc.constant(leaf(definition, 'in', ['no', 'unsure', 'declined']))
  if (definition.riskier === undefined) return leavesAbout(definition)
  switch (definition.kind) {
    case 'boolean':
      return fc.constant(leaf(definition, 'equal', definition.riskier))
    case 'answer':
      return fc.constantFrom(
        leaf(definition, 'in', [definition.riskier, 'unsure']),
        leaf(definition, 'in', [definition.riskier, 'unsure', 'declined']),
      )
    case 'choice': {
      const order = definition.riskier
      return fc
        .integer({ min: 1, max: order.length - 1 })
        .map((from) => leaf(definition, 'in', order.slice(from)))
    }
    case 'integer':
      return fc
        .integer({ min: definition.min, max: definition.max })
        .map((limit) =>
          leaf(
            definition,
            definition.riskier === 'higher' ? 'greaterThanInclusive' : 'lessThanInclusive',
            limit,
          ),
        )
    case 'set':
      return fc
        .constantFrom(...definition.values)
        .map((member) =>
          leaf(definition, definition.riskier === 'more' ? 'contains' : 'doesNotContain', member),
        )
  }
}

const upward = fc.oneof(...ALL_FACTS.map(upwardLeaves))

/** About facts that know no riskier value and do not wear out: no step of risk touches them. */
const indifferentAmong = (facts: readonly FactDefinition[]): fc.Arbitrary<Leaf> =>
  fc.oneof(
    ...facts
      .filter((definition) => definition.riskier === undefined && !wearsOut(definition))
      .map((definition) => leavesAbout(definition)),
  )
const indifferent = indifferentAmong(ALL_FACTS)

/** Conditions without a negation. */
const positive = (leaves: fc.Arbitrary<Leaf>, names: readonly string[]) => conditionsOf(leaves, names, true)

/**
 * Rules for the fullest pathway ask only for more, and those for the lightest only for less: then more risk never makes a
 * pathway less intensive. Between the two there is nothing but what risk does not touch.
 */
const pathwayConditions = (
  intensity: Intensity | null,
  facts: readonly FactDefinition[],
  names: readonly string[],
): fc.Arbitrary<RootCondition> => {
  const untouched = conditionsOf(indifferentAmong(facts), [])
  const rising = positive(fc.oneof(...facts.map(upwardLeaves)), names)
  switch (intensity) {
    case 'fullest':
      return fc.oneof(rising, untouched)
    case 'lightest':
      return fc.oneof(
        untouched,
        rising.map((not) => ({ not })),
      )
    default:
      return untouched
  }
}

/** Those that may only note what is unknown, too. */
const pathwayBodies = (intensity: Intensity | null): fc.Arbitrary<RuleBody> =>
  fc.oneof(
    fc.record({ conditions: pathwayConditions(intensity, ALL_FACTS, NAMES) }),
    notingOf(pathwayConditions(intensity, ALL_FACTS.filter(mayBeNoted), [])),
  )

/**
 * A redirect that holds a decision up would let it down again when it is met: one that asks for risk only
 * notes. An escalation may hold up: when it is met, the decision goes further up.
 */
const KEEPING: RuleLanguage = {
  named: namedFrom((names) => positive(upward, names)),
  bodies: (type, intensity) => {
    switch (type) {
      case 'escalate':
        return fc.record(
          { conditions: positive(upward, NAMES), whenUndetermined: fc.constantFrom('hold', 'note') },
          { requiredKeys: ['conditions'] },
        )
      case 'redirect':
        return fc.oneof(
          fc.record({ conditions: positive(upward, NAMES), whenUndetermined: fc.constant('note' as const) }),
          fc.record({ conditions: positive(indifferent, []) }),
        )
      case 'pathway':
        return pathwayBodies(intensity)
      default:
        return fc.record({ conditions: conditionsWithNames() })
    }
  },
}

/** How large random rule sets may be. */
interface SafeRuleSetOptions {
  /** The most rules; 6 if left out. */
  readonly maxRules?: number
}

/**
 * Random rule sets that keep the promises and that any of the shipped services takes. What they say is absurd, and how
 * often something is drawn means nothing. Shrinks to fewer rules and plainer conditions.
 */
export const safeRuleSets = (options: SafeRuleSetOptions = {}): fc.Arbitrary<RuleSet> =>
  ruleSetsIn(KEEPING, options)

/** One more rule, with which such a rule set is still safe. */
export const safeExtraRules = (ruleSet: RuleSet): fc.Arbitrary<Rule> => extraRulesIn(KEEPING, ruleSet)
